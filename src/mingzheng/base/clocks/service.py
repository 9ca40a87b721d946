"""The calendar and the rules, joined with what the desk has entered (期限服务)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils import timezone

from mingzheng.base.kept import Kept
from mingzheng.kernel.statute.calendar import Calendar, CalendarGap, DayKind, SpecialDay
from mingzheng.kernel.statute.calendar_days import NATIONAL
from mingzheng.kernel.statute.clocks import run
from mingzheng.kernel.statute.periods import Deadline
from mingzheng.kernel.statute.rules import rule

from .models import CalendarDay, ConfirmedYear, DayMark

_KEEP_SECONDS = 10.0


def local_day(at: datetime) -> date:
    """The calendar day of an instant at the seat of the organ."""
    return timezone.localtime(at).date()


def calendar() -> Calendar:
    """The working calendar in force: the national one with the days and years entered in the desk.

    Kept for ten seconds per process; `forget()` drops it at once in this one.
    """
    return _KEPT.get()


def forget() -> None:
    _KEPT.forget()


def deadline(key: str, started_on: date) -> Deadline | None:
    """The deadline of rule ``key`` for a clock that starts from ``started_on`` (that day not counted).

    None where the calendar does not reach: nobody can say which days were worked in 1996.
    """
    try:
        return run(rule(key, started_on), started_on, calendar())
    except (CalendarGap, LookupError):
        return None


def _read() -> Calendar:
    found = NATIONAL
    entered = _entered()
    for year in ConfirmedYear.objects.order_by("year").values_list("year", flat=True):
        known = {day: special for day, special in found.days.items() if day.year == year}
        found = found.with_year(year, known)
    return found.with_overrides({day: special for day, special in entered.items() if day in found})


_KEPT = Kept(_read, lambda: _KEEP_SECONDS)


def special(mark: str, name: str) -> SpecialDay:
    """What a mark of the desk means to the calendar."""
    return SpecialDay(DayKind.MAKEUP if mark == DayMark.WORK else DayKind.HOLIDAY, name)


def _entered() -> dict[date, SpecialDay]:
    return {row.day: special(row.mark, row.name) for row in CalendarDay.objects.all()}


def calendar_with(changes: Mapping[date, SpecialDay | None], confirmed: int | None = None) -> Calendar:
    """The calendar as it would be with these days changed (None: as the national one has it) and a year confirmed.

    For a preview; nothing is kept. Raises `CalendarGap` for a day outside the calendar.
    """
    found = calendar().with_overrides(
        {day: change or NATIONAL.days.get(day) for day, change in changes.items()}
    )
    if confirmed is None:
        return found
    return found.with_year(confirmed, {day: row for day, row in found.days.items() if day.year == confirmed})
