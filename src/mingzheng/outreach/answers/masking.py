"""Take personal data out of a question before it is kept or sent anywhere (提问脱敏). Pure.

People say who they are when they ask. What a question needs to be understood stays; runs of seven digits and more
may be telephone, identity, card or case numbers. Taking out too much harms nobody.
"""

import re
import unicodedata

from mingzheng.kernel.lex.scan import PERSONAL_KINDS, scan

MASK = "***"
LONGEST = 200

_MAIL = re.compile(r"[\w.+-]+\s*@\s*[\w-]+(?:\.[\w-]+)*")
# However they are grouped (138 0000 0000, 0990-8000001) or spoken (幺三八〇〇…).
_DIGITS = re.compile(r"\d(?:[\s\-.·、()+]{0,2}\d){6,}[Xx]?|[〇零一二三四五六七八九幺]{7,}")
_ACCOUNT = re.compile(r"((?:微信|QQ)号?\s*[是为:]?\s*)[A-Za-z0-9_-]{4,}", re.IGNORECASE)
_INTRODUCED = r"(?:我叫|我名叫|我的名字是|名字叫|名叫|本人叫|姓名\s*[是为:]?)"
_AFTER_A_NAME = r"(?=[^\w*]|$|[想要问今住是的在有来去从家,])"
_NAME = re.compile(
    rf"({_INTRODUCED}\s*)(?:[A-Za-z][A-Za-z·. ]{{0,38}}[A-Za-z]|[\u3400-\u9fff·]{{2,4}}?{_AFTER_A_NAME}|[\u3400-\u9fff·]{{1,4}})"
)


def masked(question: str) -> str:
    """The question in NFKC with single blanks, at most 200 characters, personal data replaced by ``***``."""
    text = " ".join(unicodedata.normalize("NFKC", question).split())[:LONGEST]
    text = _without_findings(text)
    text = _NAME.sub(rf"\1{MASK}", text)
    text = _ACCOUNT.sub(rf"\1{MASK}", _MAIL.sub(MASK, text))
    return _DIGITS.sub(MASK, text)[:LONGEST]


def _without_findings(text: str) -> str:
    """What the scan before publication would call personal data in this text."""
    position, pieces = 0, []
    for finding in sorted(scan(text), key=lambda finding: finding.start):
        if finding.kind in PERSONAL_KINDS and finding.start >= position:
            pieces += [text[position : finding.start], MASK]
            position = finding.end
    return "".join(pieces) + text[position:]
