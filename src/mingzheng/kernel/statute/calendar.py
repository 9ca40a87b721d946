"""The working-day calendar (工作日历): which days count, and why.

A `Calendar` is an immutable value. The national one is `calendar_days.NATIONAL`; corrections made at the desk
(an announced 2027 arrangement, a prolonged Spring Festival) are passed in and give a new calendar.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

ONE_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """What a day is to the calendar."""

    WORKDAY = "workday"  # 工作日
    WEEKEND = "weekend"  # 周末
    HOLIDAY = "holiday"  # 法定节假日（含调休放假）
    MAKEUP = "makeup"  # 调休上班日

    @property
    def works(self) -> bool:
        """Whether offices are open on such a day."""
        return self in (DayKind.WORKDAY, DayKind.MAKEUP)


KIND_LABELS = {
    DayKind.WORKDAY: "工作日",
    DayKind.WEEKEND: "周末",
    DayKind.HOLIDAY: "节假日",
    DayKind.MAKEUP: "调休上班",
}


class CalendarGap(LookupError):
    """A day outside the calendar was asked for. Its message is one Chinese sentence for the user."""

    def __init__(self, day: date, first: date, last: date):
        self.day = day
        super().__init__(
            f"工作日历只录到{first.isoformat()}至{last.isoformat()}，不含{day.isoformat()}，"
            "请先在“工作日历”中补录该年的放假安排。"
        )


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day whose kind does not follow from the weekday, and the name to explain it with (春节)."""

    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days from `first` to `last`, inclusive. `days` holds the special ones; the rest follow the weekday.

    `provisional_years` are years whose make-up days are not announced yet: a period that touches one of them
    is provisional (暂定).
    """

    days: Mapping[date, SpecialDay]
    first: date
    last: date
    provisional_years: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", MappingProxyType(dict(self.days)))

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def kind(self, day: date) -> DayKind:
        """What `day` is. Raises `CalendarGap` outside the calendar."""
        if day not in self:
            raise CalendarGap(day, self.first, self.last)
        return self.presumed_kind(day)

    def presumed_kind(self, day: date) -> DayKind:
        """Like `kind`, but beyond the calendar the weekday alone decides. For periods counted in years."""
        special = self.days.get(day)
        if special is not None:
            return special.kind
        return DayKind.WORKDAY if day.weekday() < 5 else DayKind.WEEKEND

    def is_workday(self, day: date) -> bool:
        """Whether `day` is a working day (工作日). Raises `CalendarGap` outside the calendar."""
        return self.kind(day).works

    def note(self, day: date) -> str:
        """Why the day is what it is, in Chinese: 春节放假, 国庆节调休上班, 周末, 工作日."""
        kind = self.kind(day)
        special = self.days.get(day)
        if special is None or not special.name:
            return KIND_LABELS[kind]
        verb = {DayKind.HOLIDAY: "放假", DayKind.MAKEUP: "调休上班"}.get(kind, "")
        return special.name + verb

    def is_provisional(self, day: date) -> bool:
        """Whether what we know of `day` may still change: its year is unannounced or not recorded at all."""
        return day.year in self.provisional_years or day not in self

    def next_workday(self, day: date) -> date:
        """The first working day after `day`. Raises `CalendarGap` when the calendar ends before it."""
        day += ONE_DAY
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def workdays_between(self, after: date, until: date) -> int:
        """Working days after `after` up to and including `until`; negative if `until` is earlier."""
        if until < after:
            return -self.workdays_between(until, after)
        span = (until - after).days
        return sum(self.is_workday(after + timedelta(days=n)) for n in range(1, span + 1))

    def with_overrides(self, changes: Mapping[date, SpecialDay | None]) -> "Calendar":
        """A calendar with single days corrected at the desk; None makes a day ordinary again.

        Raises `CalendarGap` for a day outside the calendar (add its year by `with_year` first).
        """
        for day in changes:
            if day not in self:
                raise CalendarGap(day, self.first, self.last)
        merged: dict[date, SpecialDay | None] = {**self.days, **changes}
        return replace(self, days={day: special for day, special in merged.items() if special is not None})

    def with_year(self, year: int, days: Mapping[date, SpecialDay], provisional: bool = False) -> "Calendar":
        """A calendar in which the whole of `year` is replaced by an announced arrangement.

        The year must lie in the calendar or adjoin it (no gaps); otherwise, or if a day of another year is
        given, ValueError with a Chinese sentence.
        """
        if not self.first.year - 1 <= year <= self.last.year + 1:
            raise ValueError(
                f"{year}年与现有工作日历（{self.first.year}—{self.last.year}年）不相接，请按年份顺序补录。"
            )
        if strays := sorted(day for day in days if day.year != year):
            raise ValueError(f"{strays[0].isoformat()}不属于{year}年，请检查放假安排的年份。")
        kept = {day: special for day, special in self.days.items() if day.year != year}
        years = self.provisional_years | {year} if provisional else self.provisional_years - {year}
        return Calendar(
            days={**kept, **days},
            first=min(self.first, date(year, 1, 1)),
            last=max(self.last, date(year, 12, 31)),
            provisional_years=years,
        )
