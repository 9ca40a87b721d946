"""Index numbers (索引号): patterns with named parts, differing from organ to organ.

The form of the State Council is `000014349/2019-00007`: the organ's nine-character organisation code, the
year of the 成文日期 and a running number of that year (VERIFIED on 60 published documents). Other organs use
the unified social credit code, the area code or parts of their own; each site sets its pattern.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from string import Formatter
from typing import NamedTuple

from mingzheng.kernel.statute.source import Source

SOURCE = Source("国务院办公厅公开文件的元数据", "", "组织机构代码/成文年份-顺序号", "VERIFIED")
LOCAL_SOURCE = Source("各地政府网站公开目录", "", "由各单位自行设定样式", "VERIFIED-2")

DEFAULT_PATTERN = "{org_code}/{year}-{serial:05d}"
"""The form of the State Council."""

_PARTS = {
    "org_code": r"[0-9A-Z]{8}[0-9X]",  # 组织机构代码
    "uscc": r"[0-9A-HJ-NP-RTUWXY]{18}",  # 统一社会信用代码
    "region_code": r"\d{6}",  # 行政区划代码
    "site_code": r"\d{10}|bm\d{8}",  # 网站标识码
    "category": r"[0-9A-Za-z]+",  # 本单位自定的类别代码
    "year": r"(?:19|20)\d{2}",
    "month": r"\d{2}",
    "day": r"\d{2}",
    "serial": r"\d+",
}
_NUMBERS = frozenset({"year", "month", "day", "serial"})
_PADDING = re.compile(r"0(\d)d")


class PatternError(ValueError):
    """A pattern or number that cannot be used. Its message is one Chinese sentence for the user."""


@dataclass(frozen=True, slots=True)
class IndexNumber:
    """An index number taken apart: the year and running number, and every other part by name."""

    text: str
    year: int | None
    serial: int
    parts: dict[str, str]


class _Compiled(NamedTuple):
    expression: re.Pattern[str]
    names: tuple[str, ...]


def check_pattern(pattern: str) -> None:
    """Raise `PatternError` unless `pattern` is usable: known parts, each once, and a running number."""
    _compile(pattern)


def render(
    pattern: str = DEFAULT_PATTERN,
    *,
    year: int,
    serial: int,
    org_code: str = "",
    uscc: str = "",
    region_code: str = "",
    **parts: str | int,
) -> str:
    """The index number made of these parts. Raises `PatternError` if one is missing or has a wrong form."""
    values: dict[str, str | int] = {
        "org_code": org_code,
        "uscc": uscc,
        "region_code": region_code,
        "year": year,
        "serial": serial,
        **parts,
    }
    compiled = _compile(pattern)
    missing = [name for name in compiled.names if values.get(name, "") == ""]
    if missing:
        raise PatternError(f"索引号缺少“{missing[0]}”，请先在机构信息中填写。")
    if serial < 1:
        raise PatternError("索引号的顺序号应当从1开始。")
    text = pattern.format(**values)
    if not compiled.expression.fullmatch(text):
        raise PatternError(f"索引号“{text}”不符合样式“{pattern}”，请检查机构代码等各部分。")
    return text


def parse(text: str, pattern: str = DEFAULT_PATTERN) -> IndexNumber | None:
    """Take `text` apart by `pattern`; None if it does not fit. Raises `PatternError` for a bad pattern."""
    match = _compile(pattern).expression.fullmatch(text.strip())
    if match is None:
        return None
    parts = match.groupdict()
    year = parts.get("year")
    return IndexNumber(match.group(), int(year) if year else None, int(parts["serial"]), parts)


def validate(text: str, pattern: str = DEFAULT_PATTERN, written: date | None = None) -> list[str]:
    """What is wrong with an index number, as Chinese sentences; empty if nothing is.

    `written` is the 成文日期, whose year the number must carry.
    """
    number = parse(text, pattern)
    if number is None:
        return [f"索引号“{text}”不符合本单位的样式“{pattern}”。"]
    if written is not None and number.year is not None and number.year != written.year:
        return [f"索引号中的年份{number.year}与成文日期的年份{written.year}不一致。"]
    return []


@lru_cache(maxsize=256)
def _compile(pattern: str) -> _Compiled:
    expression, names = [], []
    for literal, name, form, conversion in _fields(pattern):
        expression.append(re.escape(literal))
        if name is None:
            continue
        if name not in _PARTS or conversion:
            raise PatternError(f"索引号样式中的“{name}”不可用，可用的有：{'、'.join(_PARTS)}。")
        if name in names:
            raise PatternError(f"索引号样式中“{name}”出现了两次，请删去一处。")
        names.append(name)
        expression.append(f"(?P<{name}>{_form(name, form or '')})")
    if "serial" not in names:
        raise PatternError("索引号样式必须包含顺序号“{serial}”。")
    return _Compiled(re.compile("".join(expression)), tuple(names))


def _fields(pattern: str) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return list(Formatter().parse(pattern))
    except ValueError as error:
        raise PatternError(f"索引号样式“{pattern}”的花括号不成对，请更正。") from error


def _form(name: str, form: str) -> str:
    if not form:
        return _PARTS[name] if name != "serial" else "[1-9][0-9]*"
    padding = _PADDING.fullmatch(form)
    if padding is None or name not in _NUMBERS:
        raise PatternError(f"索引号样式中“{name}:{form}”的写法不可用，数字补零请写作“{{{name}:05d}}”。")
    width = int(padding.group(1))
    # A running number may outgrow its zeros, but never starts with a zero then.
    return rf"\d{{{width}}}|[1-9]\d{{{width},}}" if name == "serial" else _PARTS[name]
