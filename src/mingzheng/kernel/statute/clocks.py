"""Running a period: from the event to the last day, with every day explained (期限计算).

The arithmetic is that of 民法典第二百至二百零三条: the day of the event does not count; a month or year ends
on the corresponding day, or on the last day of a month that has none; a last day that is a day off moves to
the next working day; hours run from the moment itself.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from mingzheng.kernel.statute.calendar import KIND_LABELS, ONE_DAY, Calendar
from mingzheng.kernel.statute.periods import (
    UNIT_NAMES,
    DayNote,
    Deadline,
    Extension,
    Moment,
    Pause,
    PeriodError,
    Rule,
)


def run(
    rule: Rule,
    received: date,
    calendar: Calendar,
    pauses: Sequence[Pause] = (),
    extensions: Sequence[Extension] = (),
) -> Deadline:
    """Count `rule` from the day `received` and return its last day with the account of every day.

    Working-day periods skip days off and pauses; calendar-day periods skip pauses only; months and years take
    neither pauses nor extensions. Raises `PeriodError` for hours (use `run_hours`), for a pause or extension
    the rule does not know, and `CalendarGap` when working days run out of the calendar.
    """
    _check(rule, pauses, extensions)
    if rule.unit in ("month", "year"):
        notes = list(_corresponding_day(rule, received, calendar))
    elif rule.unit == "day":
        notes = list(_calendar_days(rule, received, calendar, pauses))
    else:
        total = rule.amount + sum(extension.amount for extension in extensions)
        notes = list(_workdays(total, received, calendar, pauses))
    due = notes[-1].date
    provisional = any(calendar.is_provisional(note.date) for note in notes)
    return Deadline(
        due=due,
        rule=rule,
        received=received,
        days=tuple(notes),
        provisional=provisional,
        open=any(pause.open and pause.first <= due for pause in pauses),
        explanation=_explain(rule, received, notes, extensions, provisional),
    )


def run_hours(rule: Rule, started: datetime) -> Moment:
    """Count a rule in hours from the moment `started`. Clock hours: nights and days off count.

    Raises `PeriodError` if the rule is not counted in hours.
    """
    if rule.unit != "hour":
        raise PeriodError(f"“{rule.name}”不是按小时计算的期限，请改用按日计算。")
    due = started + timedelta(hours=rule.amount)
    explanation = (
        f"{rule.name}：自{rule.begins}（{started:%Y-%m-%d %H:%M}）起{rule.period}，"
        f"最迟{due:%Y-%m-%d %H:%M}。依据：{rule.source.citation}；按小时计算的，夜间和节假日不扣除。"
    )
    return Moment(due, rule, started, explanation)


def latest_before(rule: Rule, event: date) -> date:
    """The latest day that lies at least the rule's days before `event` (例如听证会7日前).

    Raises `PeriodError` unless the rule counts calendar days.
    """
    if rule.unit != "day":
        raise PeriodError(f"“{rule.name}”不是按日计算的期限，不能向前推算。")
    return event - timedelta(days=rule.amount)


def left(deadline: Deadline, today: date, calendar: Calendar) -> int:
    """Working days that remain after `today` until the last day: 0 on that day, negative once it is over.

    Paused days do not count. When the last day is over, the working days since it, at least -1.
    """
    if deadline.is_overdue(today):
        return min(-1, -_presumed_workdays(calendar, deadline.due, today))
    if deadline.rule.unit == "workday":
        return sum(note.counted and note.date > today for note in deadline.days)
    return _presumed_workdays(calendar, today, deadline.due)


def standing(deadline: Deadline, today: date, calendar: Calendar) -> str:
    """`left` in words for a list on the desk: 还有3个工作日, 今天到期, 已超期2个工作日."""
    days = left(deadline, today, calendar)
    if days < 0:
        return f"已超期{-days}个工作日"
    if deadline.due == today:
        return "今天到期"
    return f"还有{days}个工作日"


def _check(rule: Rule, pauses: Sequence[Pause], extensions: Sequence[Extension]) -> None:
    if rule.unit == "hour":
        raise PeriodError(f"“{rule.name}”按小时计算，请提供起算的具体时间。")
    if pauses and rule.unit in ("month", "year"):
        raise PeriodError(f"“{rule.name}”按{UNIT_NAMES[rule.unit].lstrip('个')}计算，不能暂停。")
    if any(extension.amount < 1 for extension in extensions):
        raise PeriodError("延长的天数应当是正整数，请更正。")
    granted = sum(extension.amount for extension in extensions)
    if granted > rule.extension_limit:
        limit = f"最多延长{rule.extension_limit}个工作日" if rule.extension_limit else "不能延长"
        raise PeriodError(f"“{rule.name}”{limit}，现申请延长{granted}个工作日，请更正。")


def _paused(day: date, pauses: Sequence[Pause]) -> Pause | None:
    return next((pause for pause in pauses if pause.first <= day <= pause.last), None)


def _workdays(total: int, received: date, calendar: Calendar, pauses: Sequence[Pause]) -> Iterator[DayNote]:
    number, day = 0, received
    while number < total:
        day += ONE_DAY
        kind, pause = calendar.kind(day), _paused(day, pauses)
        counted = kind.works and pause is None
        number += counted
        reason = pause.reason if pause else calendar.note(day)
        yield DayNote(day, kind, counted, number if counted else None, reason)


def _calendar_days(
    rule: Rule, received: date, calendar: Calendar, pauses: Sequence[Pause]
) -> Iterator[DayNote]:
    number, day = 0, received
    while number < rule.amount:
        day += ONE_DAY
        pause = _paused(day, pauses)
        number += pause is None
        yield _presumed_note(day, calendar, None if pause else number, pause.reason if pause else "")
    yield from _moved_past_days_off(day, calendar)


def _corresponding_day(rule: Rule, received: date, calendar: Calendar) -> Iterator[DayNote]:
    months = rule.amount * (12 if rule.unit == "year" else 1)
    year, month = divmod(received.year * 12 + received.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    last = date(year, month + 1, min(received.day, length))
    reason = "对应日，为期间的最后一日" if last.day == received.day else "没有对应日，以月末日为最后一日"
    yield _presumed_note(last, calendar, rule.amount, reason)
    yield from _moved_past_days_off(last, calendar)


def _moved_past_days_off(last: date, calendar: Calendar) -> Iterator[DayNote]:
    day = last
    while not calendar.presumed_kind(day).works:
        day += ONE_DAY
        works = calendar.presumed_kind(day).works
        yield _presumed_note(day, calendar, None, "最后一日遇休假日，顺延至此日" if works else "休假日顺延")


def _presumed_note(day: date, calendar: Calendar, number: int | None, reason: str) -> DayNote:
    kind = calendar.presumed_kind(day)
    label = calendar.note(day) if day in calendar else KIND_LABELS[kind]
    return DayNote(day, kind, number is not None, number, f"{label}；{reason}" if reason else label)


def _presumed_workdays(calendar: Calendar, after: date, until: date) -> int:
    span = (until - after).days
    return sum(calendar.presumed_kind(after + timedelta(days=n)).works for n in range(1, span + 1))


def _explain(
    rule: Rule,
    received: date,
    notes: Sequence[DayNote],
    extensions: Sequence[Extension],
    provisional: bool,
) -> str:
    due = notes[-1].date
    parts = [f"{rule.name}：{rule.begins}{received.isoformat()}，次日起算{rule.period}"]
    parts += [f"延长{extension.amount}个工作日（{extension.reason}）" for extension in extensions]
    if rule.unit == "workday":
        parts += _skipped(notes)
    elif notes[-1].number is None:
        parts.append("最后一日遇休假日顺延")
    verb = "最早于" if rule.bound == "minimum" else "最迟"
    parts.append(f"{verb}{due.isoformat()}{'期满' if rule.bound == 'minimum' else ''}")
    tail = "跨入放假安排尚未公布的年份，日期为暂定。" if provisional else ""
    return f"{'，'.join(parts)}。依据：{rule.source.citation}。{tail}"


def _skipped(notes: Sequence[DayNote]) -> list[str]:
    """Why the period is longer than its working days: the pauses and holidays in it, not plain weekends."""
    reasons = dict.fromkeys(note.reason for note in notes if not note.counted)
    return [
        f"{reason}{sum(not note.counted and note.reason == reason for note in notes)}天不计"
        for reason in reasons
        if reason != "周末"
    ]
