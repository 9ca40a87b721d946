"""A clock as a person sees it (期限): how long is left, how the day came about, and a strip with every day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingzheng.base.clocks.service import calendar, deadline
from mingzheng.base.duties.models import Duty
from mingzheng.kernel.statute.calendar import CalendarGap
from mingzheng.kernel.statute.clocks import left, standing
from mingzheng.kernel.statute.periods import DayNote, Deadline

SOON = 5
"""Working days from which a clock is shown in amber; a matter of display, not of law."""


@dataclass(frozen=True, slots=True)
class StripDay:
    """One cell: ``style`` are CSS classes, ``text`` what it says when pointed at."""

    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Clock:
    """``words`` such as 还有3个工作日; ``tone`` is ``late``, ``today``, ``soon`` or empty; ``days`` the strip."""

    due: date
    words: str
    tone: str
    explanation: str = ""
    brief: str = ""
    provisional: bool = False
    days: tuple[StripDay, ...] = ()


def clock_of(duty: Duty, today: date) -> Clock:
    """The clock of an open duty. Beyond the calendar only the day itself is known."""
    found = deadline(duty.rule, duty.started_on)
    if found is None:
        return day_clock(duty.due_on, today)
    days = left(found, today, calendar())
    return Clock(
        due=found.due, words=standing(found, today, calendar()), tone=_tone(days, found.due == today),
        explanation=found.explanation, brief=_brief(found), provisional=found.provisional,
        days=tuple(_cells(found.days, today, found.due)),
    )  # fmt: skip


def day_clock(due: date, today: date) -> Clock:
    """A clock of which only the last day is known, such as that of a review step."""
    days = workdays_left(due, today)
    if due == today:
        return Clock(due, "今天到期", "today")
    if days < 0 or due < today:
        return Clock(due, f"已超期{max(-days, 1)}个工作日", "late")
    return Clock(due, f"还有{days}个工作日", _tone(days, False))


def workdays_left(due: date, today: date) -> int:
    """Working days after ``today`` up to ``due``; plain days where the calendar does not reach."""
    try:
        return calendar().workdays_between(today, due)
    except CalendarGap:
        return (due - today).days


def _brief(found: Deadline) -> str:
    """One line for tables: from when, how long, by which rule."""
    started = f"{found.received.month}月{found.received.day}日"
    return f"{started}起{found.rule.period}，{found.rule.source.citation}"


def _tone(days: int, today: bool) -> str:
    if days < 0:
        return "late"
    return "today" if today else "soon" if days <= SOON else ""


def _cells(notes: Iterable[DayNote], today: date, due: date) -> Iterable[StripDay]:
    for note in notes:
        kind = str(note.kind)
        styles = ["day", kind if note.counted or kind in ("weekend", "holiday") else "paused"]
        styles += ["past"] if note.date < today else ["now"] if note.date == today else []
        styles += ["due"] if note.date == due else []
        styles += ["week"] if note.date.weekday() == 0 else []
        number = f"第{note.number}个工作日" if note.number else "不计"
        yield StripDay(" ".join(styles), f"{note.date:%m月%d日} {note.reason}，{number}")
