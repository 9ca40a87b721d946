"""Dates in official texts (日期): digits, Chinese numerals, ISO, and dates whose 年月日 were lost.

A damaged date is repaired only when exactly one reading is possible; an impossible date is no date.
"""

import re
from datetime import date
from typing import NamedTuple

from mingzheng.kernel.lex.numerals import parse_numeral


class DateHit(NamedTuple):
    """A date and where it stands. ``kind``: "digits", "chinese", "iso", "compact", "joined"."""

    value: date
    start: int
    end: int
    kind: str
    repaired: bool = False


_S = r"\s{0,3}"
_DIGITS = re.compile(rf"(?<!\d)((?:19|20)\d\d){_S}年{_S}([01]?\d){_S}月{_S}([0-3]?\d){_S}[日号]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ZERO = "〇○零OoОоΟο0Ｏ◯"
_CHINESE = re.compile(
    rf"([一二][{_ZERO}九][{_ZERO}一二三四五六七八九]{{2}}){_S}年{_S}([一二三四五六七八九十元]{{1,3}}){_S}月{_S}([一二三四五六七八九十]{{1,3}}){_S}日"
)
_ISO = re.compile(r"(?<![\d./-])((?:19|20)\d\d)([-/.])([01]?\d)\2([0-3]?\d)(?![\d-]|\.\d)")
# All digits of a date, alone on their line.
_BARE = re.compile(r"(?m)((?:19|20)\d\d)(\d{2,4}|[ \t]+[01]?\d[ \t]+[0-3]?\d)(?=[ \t]*$)")


def find_dates(text: str) -> list[DateHit]:
    """Every date in the text, in order. Digits without separators count only alone on their line."""
    hits = _chinese_dates(text) if "年" in text else []
    if _YEAR.search(text):
        hits += _dates_from_years(text)
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return [hit for index, hit in enumerate(hits) if index == 0 or hit.start >= hits[index - 1].end]


def parse_date(text: str, not_after: date | None = None) -> DateHit | None:
    """The first date of a short text such as a label's value; ``not_after`` settles ambiguous digits."""
    hits = find_dates(text)
    if hits:
        return hits[0]
    match = _BARE.search(text)
    if not match or not match[2].isdigit() or not _begins_line(text, match.start()):
        return None
    readings = joined_readings(match[1], match[2])
    if not_after is not None:
        readings = [value for value in readings if value <= not_after]
    if len(readings) != 1:
        return None
    return DateHit(readings[0], match.start(), match.end(), "joined", True)


def joined_readings(year: str, rest: str) -> list[date]:
    """Every valid (month, day) reading of the digits after a year: "531" → 5月31日; "111" → two readings."""
    splits = ((rest[:i], rest[i:]) for i in range(1, len(rest)))
    values = (
        _valid(year, month, day)
        for month, day in splits
        if len(month) <= 2 and len(day) <= 2 and not (month.startswith("0") and len(month) == 1)
    )
    return sorted({value for value in values if value})


def _dates_from_years(text: str) -> list[DateHit]:
    """2019年5月31日, 2019-05-31 and digits alone on their line, each read from its year on."""
    hits = []
    for year in _YEAR.finditer(text):
        start = year.start()
        if match := _DIGITS.match(text, start):
            value, kind = _valid(match[1], match[2], match[3]), "digits"
        elif match := _ISO.match(text, start):
            value, kind = _valid(match[1], match[3], match[4]), "iso"
        elif (match := _BARE.match(text, start)) and _begins_line(text, start):
            value, kind = _bare_value(match[1], match[2])
        else:
            continue
        if value:
            hits.append(DateHit(value, start, match.end(), kind, kind == "joined"))
    return hits


def _begins_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" \t")


def _bare_value(year: str, rest: str) -> tuple[date | None, str]:
    """The one date the digits behind a year can mean: 20190531, 2019531, 2019 5 31."""
    parts = rest.split()
    if len(parts) == 2:
        return _valid(year, *parts), "joined"
    if len(rest) == 4:
        return _valid(year, rest[:2], rest[2:]), "compact"
    readings = joined_readings(year, rest)
    return (readings[0] if len(readings) == 1 else None), "joined"


def _chinese_dates(text: str) -> list[DateHit]:
    hits = []
    for match in _CHINESE.finditer(text):
        year = "".join("0" if c in _ZERO else str(parse_numeral(c)) for c in match[1])
        month = 1 if match[2] == "元" else parse_numeral(match[2])
        day = parse_numeral(match[3])
        value = _valid(year, month, day) if month and day else None
        if value:
            hits.append(DateHit(value, match.start(), match.end(), "chinese"))
    return hits


def _valid(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
