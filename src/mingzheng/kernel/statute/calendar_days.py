"""The national working-day calendar 2017–2026 and the provisional one of 2027 (节假日安排).

Days off and make-up days (调休上班日) as fixed by the yearly notices of the General Office of the State
Council (国务院办公厅关于部分节假日安排的通知, 国办发明电); VERIFIED-2: two independent published tables agree
on every day. Only days that carry a holiday name are listed as off; ordinary weekends follow from
the weekday.

2027 holds only the statutory days of 《全国年节及纪念日放假办法》 (rev. 2024-11-10) with the days in lieu it
orders; its make-up days are not announced yet, so every period that reaches 2027 is provisional (DERIVED).
"""

from datetime import date, timedelta

from mingzheng.kernel.statute.calendar import Calendar, DayKind, SpecialDay
from mingzheng.kernel.statute.source import Source

SOURCE = Source("国务院办公厅关于部分节假日安排的通知", "", "2017—2026年", "VERIFIED-2")
PROVISIONAL_SOURCE = Source(
    "《全国年节及纪念日放假办法》", "第二条、第六条", "2027年调休安排尚未公布", "DERIVED"
)

OFF: dict[int, tuple[str, ...]] = {
    2017: (
        "01-01~01-02 元旦",
        "01-27~02-02 春节",
        "04-02~04-04 清明节",
        "05-01 劳动节",
        "05-28~05-30 端午节",
        "10-01~10-03 国庆节",
        "10-04 中秋节",
        "10-05~10-08 国庆节",
    ),
    2018: (
        "01-01 元旦",
        "02-15~02-21 春节",
        "04-05~04-07 清明节",
        "04-29~05-01 劳动节",
        "06-18 端午节",
        "09-24 中秋节",
        "10-01~10-07 国庆节",
        "12-30~12-31 元旦",
    ),
    2019: (
        "01-01 元旦",
        "02-04~02-10 春节",
        "04-05~04-07 清明节",
        "05-01~05-04 劳动节",
        "06-07~06-09 端午节",
        "09-13~09-15 中秋节",
        "10-01~10-07 国庆节",
    ),
    2020: (
        "01-01 元旦",
        "01-24~02-02 春节",
        "04-04~04-06 清明节",
        "05-01~05-05 劳动节",
        "06-25~06-27 端午节",
        "10-01~10-08 国庆节",
    ),
    2021: (
        "01-01~01-03 元旦",
        "02-11~02-17 春节",
        "04-03~04-05 清明节",
        "05-01~05-05 劳动节",
        "06-12~06-14 端午节",
        "09-19~09-21 中秋节",
        "10-01~10-07 国庆节",
    ),
    2022: (
        "01-01~01-03 元旦",
        "01-31~02-06 春节",
        "04-03~04-05 清明节",
        "04-30~05-04 劳动节",
        "06-03~06-05 端午节",
        "09-10~09-12 中秋节",
        "10-01~10-07 国庆节",
        "12-31 元旦",
    ),
    2023: (
        "01-01~01-02 元旦",
        "01-21~01-27 春节",
        "04-05 清明节",
        "04-29~05-03 劳动节",
        "06-22~06-24 端午节",
        "09-29 中秋节",
        "09-30~10-06 国庆节",
        "12-30~12-31 元旦",
    ),
    2024: (
        "01-01 元旦",
        "02-10~02-17 春节",
        "04-04~04-06 清明节",
        "05-01~05-05 劳动节",
        "06-10 端午节",
        "09-15~09-17 中秋节",
        "10-01~10-07 国庆节",
    ),
    2025: (
        "01-01 元旦",
        "01-28~02-04 春节",
        "04-04~04-06 清明节",
        "05-01~05-05 劳动节",
        "05-31~06-02 端午节",
        "10-01~10-05 国庆节",
        "10-06 中秋节",
        "10-07~10-08 国庆节",
    ),
    2026: (
        "01-01~01-03 元旦",
        "02-15~02-23 春节",
        "04-04~04-06 清明节",
        "05-01~05-05 劳动节",
        "06-19~06-21 端午节",
        "09-25~09-27 中秋节",
        "10-01~10-07 国庆节",
    ),
    2027: (
        "01-01 元旦",
        "02-05~02-08 春节",
        "02-09~02-10 春节补假",
        "04-05 清明节",
        "05-01~05-02 劳动节",
        "05-03~05-04 劳动节补假",
        "06-09 端午节",
        "09-15 中秋节",
        "10-01~10-03 国庆节",
        "10-04~10-05 国庆节补假",
    ),
}
"""Named days off, by year: a day or a range, and the name of the holiday."""

MAKEUP: dict[int, tuple[str, ...]] = {
    2017: (
        "01-22 春节",
        "02-04 春节",
        "04-01 清明节",
        "05-27 端午节",
        "09-30 国庆节",
    ),
    2018: (
        "02-11 春节",
        "02-24 春节",
        "04-08 清明节",
        "04-28 劳动节",
        "09-29~09-30 国庆节",
        "12-29 元旦",
    ),
    2019: (
        "02-02~02-03 春节",
        "04-28 劳动节",
        "05-05 劳动节",
        "09-29 国庆节",
        "10-12 国庆节",
    ),
    2020: (
        "01-19 春节",
        "04-26 劳动节",
        "05-09 劳动节",
        "06-28 端午节",
        "09-27 国庆节",
        "10-10 国庆节",
    ),
    2021: (
        "02-07 春节",
        "02-20 春节",
        "04-25 劳动节",
        "05-08 劳动节",
        "09-18 中秋节",
        "09-26 国庆节",
        "10-09 国庆节",
    ),
    2022: (
        "01-29~01-30 春节",
        "04-02 清明节",
        "04-24 劳动节",
        "05-07 劳动节",
        "10-08~10-09 国庆节",
    ),
    2023: (
        "01-28~01-29 春节",
        "04-23 劳动节",
        "05-06 劳动节",
        "06-25 端午节",
        "10-07~10-08 国庆节",
    ),
    2024: (
        "02-04 春节",
        "02-18 春节",
        "04-07 清明节",
        "04-28 劳动节",
        "05-11 劳动节",
        "09-14 中秋节",
        "09-29 国庆节",
        "10-12 国庆节",
    ),
    2025: (
        "01-26 春节",
        "02-08 春节",
        "04-27 劳动节",
        "09-28 国庆节",
        "10-11 国庆节",
    ),
    2026: (
        "01-04 元旦",
        "02-14 春节",
        "02-28 春节",
        "05-09 劳动节",
        "09-20 国庆节",
        "10-10 国庆节",
    ),
}
"""Weekend days worked in exchange, by year, with the holiday they belong to."""

PROVISIONAL_YEARS = frozenset({2027})


def _days(year: int, entry: str) -> list[tuple[date, str]]:
    span, _, name = entry.partition(" ")
    first, _, last = span.partition("~")
    start = date.fromisoformat(f"{year}-{first}")
    end = date.fromisoformat(f"{year}-{last or first}")
    return [(start + timedelta(days=n), name) for n in range((end - start).days + 1)]


def _special_days() -> dict[date, SpecialDay]:
    days = {}
    for table, kind in ((OFF, DayKind.HOLIDAY), (MAKEUP, DayKind.MAKEUP)):
        for year, entries in table.items():
            for entry in entries:
                days.update({day: SpecialDay(kind, name) for day, name in _days(year, entry)})
    return days


NATIONAL = Calendar(
    days=_special_days(),
    first=date(min(OFF), 1, 1),
    last=date(max(OFF), 12, 31),
    provisional_years=PROVISIONAL_YEARS,
)
"""The calendar every organ starts from; the desk corrects it by `with_overrides` and `with_year`."""
