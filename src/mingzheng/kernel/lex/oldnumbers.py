"""Document numbers as they were printed before today's form: 〔80〕国发12号, （一九八〇年国发223号）, (86)财文字第15号.

The year stands ahead of the organ's code, in two digits, in full, or in Chinese numerals.
"""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.numerals import parse_numeral

_S = r"\s{0,3}"
_CODE = r"(?P<organ>[\u4e00-\u9fff]{1,8}[发函字电办])"
_SERIAL = rf"{_S}第?{_S}(?P<serial>\d{{1,5}}){_S}号"
# The year in brackets; where it begins is looked at afterwards, so that the search starts at a digit.
_BRACKETED = re.compile(rf"[4-9]\d{_S}年?[〕\])】]{_S}{_CODE}{_SERIAL}")
_SPELLED = re.compile(rf"年{_S}{_CODE}{_SERIAL}")
_YEAR_BEFORE = re.compile(r"[〔\[(【]\s?(?:19)?$")
_FULL_YEAR = re.compile(r"(?<!\d)(?:(19[4-9]\d)|(一九[四五六七八九][〇○零一二三四五六七八九])) ?$")
# 年印发12号文件 tells what was done, not who did it; dates and articles are no codes, either.
_NO_CODE = re.compile(r"[印下转签颁分开散第年月日以将由按据照]")


def old_numbers(shadow: str) -> Iterator[tuple[str, int, int]]:
    """Each number in normal form (国发〔1980〕12号) with the offsets of what is printed."""
    for match in _BRACKETED.finditer(shadow):
        opening = _YEAR_BEFORE.search(shadow[max(0, match.start() - 4) : match.start()])
        if opening and not _NO_CODE.search(match["organ"]):
            start = match.start() - len(opening.group())
            yield _normal(match, 1900 + int(shadow[match.start() : match.start() + 2])), start, match.end()
    for match in _SPELLED.finditer(shadow):
        year = _FULL_YEAR.search(shadow[max(0, match.start() - 5) : match.start()])
        value = parse_numeral(year[1] or year[2]) if year else None
        if year and value and not _NO_CODE.search(match["organ"]):
            yield _normal(match, value), match.start() - len(year.group()), match.end()


def _normal(match: re.Match[str], year: int) -> str:
    return f"{match['organ']}〔{year}〕{int(match['serial'])}号"
