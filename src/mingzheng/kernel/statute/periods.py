"""The words of the period arithmetic (期限): rules, pauses, extensions, and the explained result."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from mingzheng.kernel.statute.calendar import DayKind
from mingzheng.kernel.statute.source import Source

Unit = Literal["workday", "day", "hour", "month", "year"]

UNIT_NAMES: dict[Unit, str] = {
    "workday": "个工作日",
    "day": "日",
    "hour": "小时",
    "month": "个月",
    "year": "年",
}


class PeriodError(ValueError):
    """A period that cannot be counted as asked. Its message is one Chinese sentence for the user."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One statutory period (期限规则).

    `amount` counts `unit`s ("day" is a calendar day). `begins` says in Chinese what starts it. `bound` is
    "limit" for a latest day (以内) and "minimum" for a shortest duration (不少于). `extension_limit` is how
    many further working days may be granted (0: none). The rule is law from `valid_from` to `valid_to`, both
    inclusive; None means not recorded as limited on that side. The day of the event itself is never counted
    (`start` = "next_day", 民法典第二百零一条), except that hours run from the moment itself ("moment").
    """

    key: str
    name: str
    amount: int
    unit: Unit
    source: Source
    begins: str
    valid_from: date | None = None
    valid_to: date | None = None
    bound: Literal["limit", "minimum"] = "limit"
    extension_limit: int = 0

    @property
    def start(self) -> Literal["next_day", "moment"]:
        """Whether counting starts on the day after the event or at the moment of the event."""
        return "moment" if self.unit == "hour" else "next_day"

    @property
    def period(self) -> str:
        """The length in Chinese: 20个工作日, 60日, 6个月, 24小时."""
        return f"{self.amount}{UNIT_NAMES[self.unit]}"

    def in_force(self, on: date) -> bool:
        """Whether this version of the rule is law on the day `on`."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Pause:
    """Days not counted (不计算在期限内), `first` to `last` inclusive, with the reason in Chinese.

    An `open` pause has not ended yet: `last` is then the latest day on which it can end, and the deadline
    computed with it is the latest possible one.
    """

    first: date
    last: date
    reason: str
    open: bool = False

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodError(
                f"暂停计算的结束日{self.last.isoformat()}早于开始日{self.first.isoformat()}，请更正。"
            )


@dataclass(frozen=True, slots=True)
class Extension:
    """A prolongation (延长) of a working-day period by `amount` working days, with its reason in Chinese."""

    amount: int
    reason: str


@dataclass(frozen=True, slots=True)
class DayNote:
    """One day of the explanation: what it is, whether it counted, its number if so, and the reason."""

    date: date
    kind: DayKind
    counted: bool
    number: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period and the account of it.

    `due` is the last day on which the duty is done in time. `days` explains every day after the event up to
    `due` (for months and years: only the days that decided). `provisional` is true while a day in the account
    may still change its kind; `open` while a pause has not ended. `explanation` is one Chinese sentence.
    """

    due: date
    rule: Rule
    received: date
    days: tuple[DayNote, ...]
    provisional: bool
    open: bool
    explanation: str

    def is_overdue(self, today: date) -> bool:
        """Whether the last day is over on `today` (the last day itself is in time: 民法典第二百零三条)."""
        return today > self.due


@dataclass(frozen=True, slots=True)
class Moment:
    """The last moment of a period counted in hours, and its explanation in Chinese."""

    due: datetime
    rule: Rule
    started: datetime
    explanation: str

    def is_overdue(self, now: datetime) -> bool:
        """Whether the period has run out at `now`."""
        return now > self.due
