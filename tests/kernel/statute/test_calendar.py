import json
import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.statute.calendar import Calendar, CalendarGap, DayKind, SpecialDay
from mingzheng.kernel.statute.calendar_days import NATIONAL

DAYS = st.dates(date(2017, 1, 1), date(2027, 12, 31))


def reference() -> dict:
    shared = Path(os.environ.get("MINGZHENG_SHARED", Path(__file__).parents[3] / "../shared"))
    path = shared / "reference/cn_workdays_2017_2026.json"
    if not path.exists():
        pytest.skip(f"the reference calendar is not here: {path}")
    return json.loads(path.read_text(encoding="utf-8"))


def test_national_calendar_agrees_with_the_reference_on_every_day():
    kinds = {}
    for year, table in reference().items():
        for key, kind in (("off", DayKind.HOLIDAY), ("makeup_workdays", DayKind.MAKEUP)):
            kinds.update({date.fromisoformat(day): kind for day, _ in table[key]})
        first = date(int(year), 1, 1)
        days = [first + timedelta(days=n) for n in range((date(int(year) + 1, 1, 1) - first).days)]
        assert sum(NATIONAL.is_workday(day) for day in days) == table["workdays"]
    ours = {day: special.kind for day, special in NATIONAL.days.items() if day.year < 2027}
    assert ours == kinds


@pytest.mark.parametrize(
    ("day", "kind", "note"),
    [
        (date(2026, 2, 17), DayKind.HOLIDAY, "春节放假"),
        (date(2026, 2, 14), DayKind.MAKEUP, "春节调休上班"),
        (date(2026, 11, 21), DayKind.WEEKEND, "周末"),
        (date(2026, 11, 23), DayKind.WORKDAY, "工作日"),
    ],
)
def test_calendar_names_each_kind_of_day(day, kind, note):
    assert (NATIONAL.kind(day), NATIONAL.note(day)) == (kind, note)


@pytest.mark.parametrize("day", [date(2016, 12, 31), date(2028, 1, 1)])
def test_calendar_outside_its_days_raises_a_chinese_sentence(day):
    with pytest.raises(CalendarGap) as gap:
        NATIONAL.is_workday(day)
    assert str(gap.value) == (
        f"工作日历只录到2017-01-01至2027-12-31，不含{day.isoformat()}，请先在“工作日历”中补录该年的放假安排。"
    )


def test_calendar_only_2027_is_provisional():
    assert not NATIONAL.is_provisional(date(2026, 12, 31))
    assert NATIONAL.is_provisional(date(2027, 1, 4))


def test_with_overrides_leaves_the_first_calendar_alone():
    day = date(2026, 11, 23)
    changed = NATIONAL.with_overrides({day: SpecialDay(DayKind.HOLIDAY, "县庆")})
    assert (NATIONAL.is_workday(day), changed.is_workday(day)) == (True, False)
    assert changed.with_overrides({day: None}) == NATIONAL


def test_with_overrides_outside_the_calendar_is_refused():
    with pytest.raises(CalendarGap):
        NATIONAL.with_overrides({date(2028, 1, 1): SpecialDay(DayKind.HOLIDAY, "元旦")})


def test_with_year_settles_a_provisional_year():
    announced = {
        date(2027, 1, 1): SpecialDay(DayKind.HOLIDAY, "元旦"),
        date(2027, 1, 9): SpecialDay(DayKind.MAKEUP, "元旦"),
    }
    settled = NATIONAL.with_year(2027, announced)
    assert settled.provisional_years == frozenset()
    assert settled.is_workday(date(2027, 1, 9))
    assert settled.kind(date(2027, 2, 8)) is DayKind.WORKDAY


def test_with_year_extends_by_the_adjoining_year_only():
    longer = NATIONAL.with_year(2028, {}, provisional=True)
    assert (longer.last, longer.is_provisional(date(2028, 3, 1))) == (date(2028, 12, 31), True)
    with pytest.raises(ValueError, match="不相接"):
        NATIONAL.with_year(2030, {})


def test_with_year_refuses_days_of_another_year():
    with pytest.raises(ValueError, match="2027-01-01不属于2028年"):
        NATIONAL.with_year(2028, {date(2027, 1, 1): SpecialDay(DayKind.HOLIDAY, "元旦")})


def test_calendar_cannot_be_changed_through_its_days():
    days = {date(2026, 1, 2): SpecialDay(DayKind.HOLIDAY, "元旦")}
    calendar = Calendar(days, date(2026, 1, 1), date(2026, 12, 31))
    days.clear()
    assert not calendar.is_workday(date(2026, 1, 2))


@given(DAYS, DAYS, DAYS)
def test_workdays_between_adds_up(a, b, c):
    between = NATIONAL.workdays_between
    assert between(a, b) + between(b, c) == between(a, c)


@given(st.dates(date(2017, 1, 1), date(2027, 12, 1)))
def test_next_workday_is_the_first_one(day):
    following = NATIONAL.next_workday(day)
    assert NATIONAL.is_workday(following)
    assert NATIONAL.workdays_between(day, following) == 1
