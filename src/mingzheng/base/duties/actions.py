"""Open, meet and drop duties (任务的产生、完成与取消)."""

from datetime import date, datetime

from mingzheng.base.clocks.service import deadline
from mingzheng.base.organs.models import Organ
from mingzheng.kernel.statute.calendar import Calendar, CalendarGap
from mingzheng.kernel.statute.clocks import run
from mingzheng.kernel.statute.rules import RuleGap
from mingzheng.kernel.statute.rules import rule as rule_of

from .models import Duty


def owe(*, rule: str, subject: str, organ: Organ, title: str, started_on: date) -> Duty | None:
    """Record that ``organ`` owes something under ``rule``; a second call for the same subject moves its dates.

    A duty already met keeps its dates. None, and nothing recorded, where the calendar does not reach.
    """
    due = deadline(rule, started_on)
    if due is None:
        return None
    duty, fresh = Duty.objects.get_or_create(
        rule=rule,
        subject=subject,
        defaults={
            "organ": organ, "title": title[:500], "started_on": started_on, "due_on": due.due,
            "provisional": due.provisional,
        },
    )  # fmt: skip
    if not fresh and duty.done_on is None:
        duty.organ, duty.title, duty.started_on = organ, title[:500], started_on
        duty.due_on, duty.provisional, duty.dropped_on, duty.dropped_why = due.due, due.provisional, None, ""
        duty.save()
    return duty


def meet(*, rule: str, subject: str, on: date, evidence: str) -> bool:
    """Mark the duty as met on ``on``; returns False if there is none or it was met before."""
    return bool(
        Duty.objects.filter(rule=rule, subject=subject, done_on=None).update(
            done_on=on, evidence=evidence[:300], dropped_on=None, dropped_why=""
        )
    )


def drop(*, rule: str, subject: str, on: date, why: str) -> bool:
    """The duty no longer exists (e.g. lawful grounds not to publish); returns False if it was met before."""
    return bool(
        Duty.objects.filter(rule=rule, subject=subject, done_on=None).update(
            dropped_on=on, dropped_why=why[:300]
        )
    )


def recompute_open() -> list[tuple[Duty, date]]:
    """After a change of calendar: move every open duty; returns the moved ones with their former due day."""
    moved = []
    for duty in Duty.objects.open().iterator():
        fresh = deadline(duty.rule, duty.started_on)
        if fresh is not None and (fresh.due, fresh.provisional) != (duty.due_on, duty.provisional):
            old, duty.due_on, duty.provisional = duty.due_on, fresh.due, fresh.provisional
            duty.save(update_fields=["due_on", "provisional"])
            moved.append((duty, old))
    return moved


def recompute_at(at: datetime) -> int:
    """`recompute_open` as a recurring job; returns how many duties moved."""
    return len(recompute_open())


def would_move(under: Calendar) -> list[tuple[Duty, date, bool]]:
    """Which open duties another calendar would move, with the new due day and whether it is provisional; a preview."""
    moved = []
    for duty in Duty.objects.open().select_related("organ").iterator():
        try:
            fresh = run(rule_of(duty.rule, duty.started_on), duty.started_on, under)
        except (CalendarGap, RuleGap):
            continue
        if (fresh.due, fresh.provisional) != (duty.due_on, duty.provisional):
            moved.append((duty, fresh.due, fresh.provisional))
    return moved
