"""Signatures (署名): names of organs that sign, and of persons who sign by their office."""

import re

from mingzheng.kernel.lex.headings import mark_of

_SIGN_END = re.compile(
    r"(?:政府|办公厅|办公室|委员会|[^会]部|局|厅|院|委|办|署|室|组|指挥部|中心|会|党组|处|公司|大队|支队|所|站|司|队|馆|社|行|学校|大学|军委|总局|厅\(室\))$"
)
_OFFICES = (
    "总理",
    "主席",
    "省长",
    "市长",
    "区长",
    "县长",
    "州长",
    "旗长",
    "盟长",
    "主任",
    "部长",
    "局长",
    "署长",
    "行长",
    "委员长",
    "厅长",
)
_SIGN_PERSON = re.compile(
    rf"(?:代 {{0,3}})?(?:{'|'.join(' {0,4}'.join(name) for name in _OFFICES)}) ?:? *"
    r"(?P<name>[\u4e00-\u9fff·]{1,4}(?: +[\u4e00-\u9fff]{1,2})?)$"
)


def is_signature_line(plain: str) -> bool:
    """Whether a short line can be the name of an organ, or of a person with an office, that signs."""
    if not plain or len(plain) > 60 or any(mark in plain for mark in "。;:,《") or mark_of(plain):
        return False
    return bool(_SIGN_END.search(plain) or _SIGN_PERSON.match(plain))


def signing_person(plain: str) -> str | None:
    """The name in a signature with an office (市长 张某), else None."""
    match = _SIGN_PERSON.match(plain.strip())
    return match["name"].replace(" ", "") if match else None


def ends_like_organ(plain: str) -> bool:
    """Whether the text ends as names of organs do."""
    return _SIGN_END.search(plain) is not None


def is_signing_person(plain: str) -> bool:
    """Whether the line is an office and a name."""
    return _SIGN_PERSON.match(plain) is not None
