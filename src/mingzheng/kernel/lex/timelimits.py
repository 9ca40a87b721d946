"""Time limits in clauses (时限): 8月底前, 年底前, 3个工作日内, 每年不少于1次.

A due date needs a year; a phrase without one takes the year the document is for.
"""

import re
from calendar import isleap
from datetime import date
from operator import attrgetter
from typing import NamedTuple, TypedDict

from mingzheng.kernel.lex.near import find_near
from mingzheng.kernel.lex.numerals import parse_numeral
from mingzheng.kernel.lex.shadow import shadow_of

_NUM = r"(?:\d{1,4}|[一二两三四五六七八九十百]{1,4})"
_BEFORE = r"(?:之前|以前|前)"
_DUE = re.compile(
    rf"(?=[2今当本明0-9第一二三四上下])(?:(?P<year>20\d\d) ?年|(?P<this>今年|当年|本年|本年度|明年))? ?(?:"
    rf"(?P<month>1[0-2]|0?[1-9]) ?月 ?(?:(?P<day>3[01]|[12]\d|0?[1-9]) ?日 ?{_BEFORE}|(?P<third>上旬|中旬|下旬)(?:{_BEFORE})?"
    rf"|(?P<mend>底|末)(?:{_BEFORE})?|份?(?P<mbefore>{_BEFORE}))"
    rf"|第?(?P<quarter>[一二三四1-4])季度(?:末|底)?(?P<qb>{_BEFORE}|内|末|底)"
    rf"|(?P<half>上半年|下半年)(?:{_BEFORE}|内)?)"
)
_YEAR_END = re.compile(
    rf"(?:(?P<year>20\d\d) ?)?(?P<word>年底|年末|年内)(?P<before>{_BEFORE})?|到 ?(?P<to>20\d\d) ?年"
)
_PERIOD = re.compile(
    rf"(?P<n>{_NUM}) ?(?P<unit>个工作日|工作日|个自然日|自然日|个小时|小时|个月|日|天|周|年)(?:之内|以内|内)"
)
_FREQUENCY = re.compile(
    rf"(?P<per>每半年|每两年|每年度?|每季度?|每月|每周|每日|每天|年内|年度内)(?P<mid>[^,。;:\n]{{0,24}}?)(?P<n>{_NUM}) ?次"
)
# What each pattern cannot do without: a match can reach only so far around it.
_DUE_ANCHOR = re.compile("月(?= ?(?:[底末前之以份上中下]|[0-9]{1,2} ?日 ?[前之以]))|季度|半年")
_YEAR_ANCHOR = re.compile("年[底末内]|到(?= ?20)")
_WITHIN = re.compile("内(?<=[日天时月周年之以]内)")
_TIMES = re.compile("次")
_AT_LEAST = re.compile("不少于|至少|不低于|以上")
_UNIT = {
    "个工作日": "workday", "工作日": "workday", "个自然日": "day", "自然日": "day", "日": "day", "天": "day",
    "个小时": "hour", "小时": "hour", "个月": "month", "周": "week", "年": "year",
}  # fmt: skip
_START = attrgetter("start")
_PER = {"每半年": "half_year", "每两年": "two_years", "每季": "quarter", "每季度": "quarter", "每月": "month", "每周": "week",
        "每日": "day", "每天": "day"}  # fmt: skip
_LAST_DAY = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_QUARTER_END = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


class Span(TypedDict):
    """A length of time: three workdays, two months."""

    value: int
    unit: str


class Rate(TypedDict):
    """How often something is done in a period."""

    times: int
    per: str
    at_least: bool


class TimeLimit(NamedTuple):
    """One limit. ``kind``: "due" (with ``due``, None when no year is known), "period" or "frequency".

    ``period`` is {"value", "unit"} or {"times", "per", "at_least"}; units: hour, workday, day, week, month, year.
    """

    kind: str
    phrase: str
    start: int
    end: int
    due: date | None = None
    period: Span | Rate | None = None


def find_time_limits(text: str, year: int | None = None, shadow: str | None = None) -> list[TimeLimit]:
    """Every time limit in the text, in order; ``year`` is the year the document is for, if known."""
    shadow = shadow_of(text) if shadow is None else shadow
    found = _dues(shadow, year) + _periods(shadow) + _frequencies(shadow)
    found.sort(key=_START)
    kept: list[TimeLimit] = []
    end = 0
    for limit in found:
        if limit.start >= end:
            kept.append(limit)
        elif limit.start > kept[-1].start or limit.end <= end:
            continue
        else:
            kept[-1] = limit
        end = limit.end
    return kept


def _dues(shadow: str, year: int | None) -> list[TimeLimit]:
    found = []
    if "月" in shadow or "季度" in shadow or "半年" in shadow:
        for match in find_near(_DUE, _DUE_ANCHOR, shadow, 16, 16):
            found.append(_due(match, _due_date(match, year)))
    if "年" in shadow:
        for match in find_near(_YEAR_END, _YEAR_ANCHOR, shadow, 8, 9):
            if match["to"] and shadow[match.end() : match.end() + 1] in "的来间":
                continue
            stated = match["year"] or match["to"]
            base = int(stated) if stated else year
            found.append(_due(match, date(base, 12, 31) if base else None))
    return found


def _due(match: re.Match[str], due: date | None) -> TimeLimit:
    return TimeLimit("due", match.group().strip(), *match.span(), due)


def _due_date(match: re.Match[str], year: int | None) -> date | None:
    base = int(match["year"]) if match["year"] else year
    if base is None:
        return None
    base += match["this"] == "明年"
    if match["quarter"]:
        quarter = parse_numeral(match["quarter"]) or 4
        return date(base, *_QUARTER_END[quarter])
    if match["half"]:
        return date(base, 6, 30) if match["half"] == "上半年" else date(base, 12, 31)
    month = int(match["month"])
    last = _LAST_DAY[month] + (month == 2 and isleap(base))
    if match["day"]:
        return date(base, month, min(int(match["day"]), last))
    if match["third"]:
        return date(base, month, {"上旬": 10, "中旬": 20, "下旬": last}[match["third"]])
    return date(base, month, last)


def _periods(shadow: str) -> list[TimeLimit]:
    if "内" not in shadow:
        return []
    found = []
    for match in find_near(_PERIOD, _WITHIN, shadow, 14, 2):
        value = parse_numeral(match["n"])
        if value and (match["unit"] != "年" or value < 100):
            period: Span = {"value": value, "unit": _UNIT[match["unit"]]}
            found.append(TimeLimit("period", match.group(), *match.span(), None, period))
    return found


def _frequencies(shadow: str) -> list[TimeLimit]:
    if "次" not in shadow:
        return []
    found = []
    for match in find_near(_FREQUENCY, _TIMES, shadow, 40, 1):
        times = parse_numeral(match["n"])
        if times:
            at_least = _AT_LEAST.search(match["mid"]) is not None
            period: Rate = {"times": times, "per": _PER.get(match["per"], "year"), "at_least": at_least}
            found.append(TimeLimit("frequency", match.group(), *match.span(), None, period))
    return found
