"""Chinese numerals (中文数字) as official documents write them: 十七, 二〇一九, 二百三十, ①, 12."""

import re
from functools import lru_cache

NUMERAL = r"[〇○零一二两三四五六七八九十百千]"
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_CIRCLED = {chr(0x2460 + i): i + 1 for i in range(20)} | {chr(0x3220 + i): i + 1 for i in range(10)}
_ALL_DIGITS = re.compile(r"\d{1,9}")


@lru_cache(maxsize=4096)
def parse_numeral(text: str) -> int | None:
    """The value of a numeral in Arabic, Chinese or circled digits; None when it is not a numeral.

    Positional writing (二〇一九) and place-value writing (二千零一十九) are both read; values go up to 9999
    in Chinese writing, which is more than any article or heading number needs.
    """
    text = text.strip()
    if _ALL_DIGITS.fullmatch(text):
        return int(text)
    if text in _CIRCLED:
        return _CIRCLED[text]
    if not text or len(text) > 9 or any(c not in _DIGITS and c not in _UNITS for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    return _place_value(text)


def _place_value(text: str) -> int | None:
    total, digit, last_unit = 0, None, 10_000
    for char in text:
        if char in _UNITS:
            unit = _UNITS[char]
            if unit >= last_unit or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            digit, last_unit = None, unit
        elif _DIGITS[char] == 0:
            digit = None
        elif digit is not None:
            return None
        else:
            digit = _DIGITS[char]
    return total + (digit or 0)
