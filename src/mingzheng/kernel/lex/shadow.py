"""A copy of a text to look at (影本): simplified script, half-width marks, same length.

Rules are written once, for simplified characters and ASCII marks; because no offset moves,
whatever a rule finds in the shadow is cut from the text as printed.
"""

import re

from mingzheng.kernel.lex.script import script_of, to_hans

_HALF_WIDTH = (
    ("，", ","), ("：", ":"), ("；", ";"), ("（", "("), ("）", ")"), ("．", "."), ("？", "?"), ("！", "!"),
    ("\u3000", " "), ("\u00a0", " "), ("\t", " "), ("﹝", "〔"), ("﹞", "〕"), ("［", "["), ("］", "]"),
    ("﹙", "("), ("﹚", ")"), ("﹕", ":"), ("∶", ":"), ("―", "—"), ("－", "-"), ("／", "/"), ("＞", ">"),
)  # fmt: skip
_WIDE_DIGITS = tuple((chr(0xFF10 + i), str(i)) for i in range(10))

# One look tells that a short text has nothing to narrow; a long one nearly always has.
_WIDE = re.compile(f"[{re.escape(''.join(wide for wide, _ in _HALF_WIDTH + _WIDE_DIGITS))}]")
_SHORT = 400


def shadow_of(text: str, script: str | None = None) -> str:
    """The shadow of ``text``; ``len(shadow_of(t)) == len(t)`` always holds."""
    if (script or script_of(text)) == "hant":
        text = _hans_same_length(text)
    if len(text) <= _SHORT and not _WIDE.search(text):
        return text
    for wide, narrow in _HALF_WIDTH + _WIDE_DIGITS:
        text = text.replace(wide, narrow)
    return text


def _hans_same_length(text: str) -> str:
    converted = to_hans(text)
    if len(converted) == len(text):
        return converted
    return "\n".join(_line_same_length(line) for line in text.split("\n"))


def _line_same_length(line: str) -> str:
    converted = to_hans(line)
    if len(converted) == len(line):
        return converted
    chars = (to_hans(char) for char in line)
    return "".join(new if len(new) == 1 else old for new, old in zip(chars, line, strict=True))
