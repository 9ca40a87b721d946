"""First cleaning of a text (整理): invisible characters out, broken lines put together.

What is removed here carries no meaning; offsets in a Reading refer to the text after this step.
"""

import re

from mingzheng.kernel.lex.wrapping import rejoin

_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]"
)
_OPEN_BREAKS = ("〔\n", "（\n", "(\n", "《\n", "“\n")
_ENTITY = re.compile(r"&(?:nbsp|[se]n?sp|emsp|ensp);")
# 国函〔 / 2006 / 〕38号 : a line ending in an open bracket, or starting with a closing one, was cut in two.
_OPEN_END = re.compile(r"(?<=[〔（(《“])\n{1,2}[ \t\u3000]*(?=[^\n|])")
_CLOSE_START = re.compile(r"(?<=[^\n|])\n[ \t\u3000]*(?=[〕）)》”][^\n]{0,40})")
_CLOSE_BREAK = re.compile(r"\n[ \t\u3000]*[〕）)》”]")
_OPEN_NAME = re.compile(r"(《[^《》\n|]{1,80})\n[ \t\u3000]*(?=[^《》\n|]{1,60}》)")
_LONE_ARTICLE = re.compile(
    r"(?m)^([ \t\u3000]*第[〇零一二三四五六七八九十百千\d]{1,7}条)[ \t\u3000]*\n+[ \t\u3000]*(?=[^\n|第\s])"
)
_SPLIT_DECIMAL = re.compile(r"(?m)^[ \t\u3000]*(\d{1,2}(?:\.\d{1,2})?)\n\.\n(?=\d)")
_DUMP = re.compile(r"(?m)^[\"']?, (?:null|None), '[^'\n]{0,12}', [\"']?$")
DUMP_MARK = _DUMP


def tidy(text: str) -> str:
    """The text with invisible characters removed and broken lines joined; LF only, no trailing blanks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _INVISIBLE.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(" ", text)
    text = text.replace("\u00a0", " ")
    text = "\n".join(rejoin(list(map(str.rstrip, text.split("\n")))))
    if any(broken in text for broken in _OPEN_BREAKS):
        text = _OPEN_END.sub("", text)
    if _CLOSE_BREAK.search(text):
        text = _CLOSE_START.sub("", text)
    text = _OPEN_NAME.sub("\\1", text)
    for _ in range(3 if "\n.\n" in text else 0):
        text = _SPLIT_DECIMAL.sub("\\1.", text)
    return _LONE_ARTICLE.sub("\\1\u3000", text) if "条\n" in text else text
