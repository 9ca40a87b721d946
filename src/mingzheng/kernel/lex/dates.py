"""Dates in official texts (日期): digits, Chinese numerals, ISO, and dates whose 年月日 were lost.

A damaged date is repaired only when exactly one reading is possible; an impossible date is no date.
"""

import re
from dataclasses import dataclass
from datetime import date

from mingzheng.kernel.lex.numerals import parse_numeral


@dataclass(frozen=True, slots=True)
class DateHit:
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
_COMPACT = re.compile(r"(?m)^[ \t]*((?:19|20)\d\d)([01]\d)([0-3]\d)[ \t]*$")
_JOINED = re.compile(r"(?m)^[ \t]*((?:19|20)\d\d)(\d{2,4}|[ \t]+[01]?\d[ \t]+[0-3]?\d)[ \t]*$")


def find_dates(text: str) -> list[DateHit]:
    """Every date in the text, in order. Digits without separators count only alone on their line."""
    hits = _chinese_dates(text) if "年" in text else []
    if _YEAR.search(text):
        hits += [*_numbered_dates(text), *_bare_dates(text)]
    hits.sort(key=lambda hit: (hit.start, -hit.end))
    return [hit for index, hit in enumerate(hits) if index == 0 or hit.start >= hits[index - 1].end]


def parse_date(text: str, not_after: date | None = None) -> DateHit | None:
    """The first date of a short text such as a label's value; ``not_after`` settles ambiguous digits."""
    hits = find_dates(text)
    if hits:
        return hits[0]
    match = _JOINED.search(text)
    if not match or not match[2].isdigit():
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


def _numbered_dates(text: str) -> list[DateHit]:
    """2019年5月31日 and 2019-05-31, each read from its year on."""
    hits = []
    for year in _YEAR.finditer(text):
        if match := _DIGITS.match(text, year.start()):
            value, kind = _valid(match[1], match[2], match[3]), "digits"
        elif match := _ISO.match(text, year.start()):
            value, kind = _valid(match[1], match[3], match[4]), "iso"
        else:
            continue
        if value:
            hits.append(DateHit(value, match.start(), match.end(), kind))
    return hits


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


def _bare_dates(text: str) -> list[DateHit]:
    hits = []
    for match in _COMPACT.finditer(text):
        value = _valid(match[1], match[2], match[3])
        if value:
            start, end = _trimmed(match)
            hits.append(DateHit(value, start, end, "compact"))
    for match in _JOINED.finditer(text):
        parts = match[2].split()
        if len(parts) == 2:
            readings = [value for value in [_valid(match[1], *parts)] if value]
        elif len(match[2]) == 4:
            continue
        else:
            readings = joined_readings(match[1], match[2])
        if len(readings) == 1:
            start, end = _trimmed(match)
            hits.append(DateHit(readings[0], start, end, "joined", True))
    return hits


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    raw = match.group()
    return match.start() + len(raw) - len(raw.lstrip()), match.end() - len(raw) + len(raw.rstrip())


def _valid(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
