"""Numbers that must stay whole in search: document numbers (发文字号) and article numbers (第X条).

Pure. Both come in many writings (〔2019〕, [2019], 第十二条, 第12条); search knows each by one canonical form.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_OPEN, _CLOSE = r"[〔\[(【〖{<〈《「]", r"[〕\])】〗}>〉》」]"
_NUMBER = re.compile(
    rf"(?P<organ>[\u4e00-\u9fffa-z]{{1,16}})\s*{_OPEN}\s*(?P<year>\d{{4}})\s*年?\s*{_CLOSE}\s*第?\s*"
    r"(?P<serial>\d{1,5})(?!\d)\s*号?",
    re.IGNORECASE,
)
_ORDER = re.compile(r"(?P<organ>[\u4e00-\u9fff]{0,16}令)\s*[第(]?\s*(?P<serial>\d{1,5})(?!\d)\s*号\)?")
_ARTICLE = re.compile(r"第\s*(?P<number>[〇零一二三四五六七八九十百千\d]{1,8})\s*条(?:之(?P<sub>[一二三四五六七八九十]))?")
# What stands before a number in running text and is not part of it.
_LEAD_IN = re.compile(
    r"^(?:.*(?:根据|按照|依据|依照|印发|转发|参照|详见|参见|文件|通知)|.+[的和与及或以见由在按])(?=[\u4e00-\u9fff])"
)
_STATE_PREFIX = "中华人民共和国"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number found in a text: its canonical form and where it stands (offsets in the text given)."""

    value: str
    start: int
    end: int


def chinese_int(text: str) -> int:
    """The value of a Chinese or Arabic numeral up to 9999: 一百零二 → 102, 二〇 → 20, ４５ → 45."""
    plain = unicodedata.normalize("NFKC", text)
    if plain.isdecimal():
        return int(plain)
    if not any(char in _UNITS for char in plain):
        return int("".join(str(_DIGITS[char]) if char in _DIGITS else char for char in plain))
    total, digit = 0, 0
    for char in plain:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char] if char in _DIGITS else int(char)
    return total + digit


def find_numbers(text: str) -> Iterator[NumberHit]:
    """Document numbers in a text, in canonical form (国办发〔2019〕19号, 国务院令第711号)."""
    for match in _NUMBER.finditer(text):
        organ, cut = _own_organ(match["organ"])
        value = f"{organ}〔{match['year']}〕{int(match['serial'])}号"
        yield NumberHit(value, match.start() + cut, match.end())
    for match in _ORDER.finditer(text):
        organ, cut = _own_organ(match["organ"])
        yield NumberHit(f"{organ}第{int(match['serial'])}号", match.start() + cut, match.end())


def _own_organ(run: str) -> tuple[str, int]:
    organ = run.rpartition(_STATE_PREFIX)[2] or run
    lead_in = _LEAD_IN.match(organ)
    organ = organ[lead_in.end() :] if lead_in else organ
    return organ.lower(), len(run) - len(organ)


def find_articles(text: str) -> Iterator[NumberHit]:
    """Article numbers in a text in canonical form: 第十二条 → 第12条, 第一百二十条之一 → 第120条之1."""
    for match in _ARTICLE.finditer(text):
        sub = f"之{chinese_int(match['sub'])}" if match["sub"] else ""
        yield NumberHit(f"第{chinese_int(match['number'])}条{sub}", match.start(), match.end())


def canonical_number(text: str) -> str | None:
    """The canonical form if the whole text is one document number (号 may be missing), else None."""
    plain = unicodedata.normalize("NFKC", text).strip()
    for pattern in (_NUMBER, _ORDER):
        if pattern.fullmatch(plain):
            return next(find_numbers(plain)).value
    loose = re.fullmatch(r"(?P<organ>[\u4e00-\u9fff]{0,16}令)\s*第?\s*(?P<serial>\d{1,5})", plain)
    return f"{_own_organ(loose['organ'])[0]}第{int(loose['serial'])}号" if loose else None
