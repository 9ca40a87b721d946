"""What a person has to do, gathered from reviews, returned drafts and duties into one kind of row."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from mingzheng.base.duties.models import Duty
from mingzheng.base.records.models import Record
from mingzheng.base.records.states import RecordState
from mingzheng.disclosure.columns import queries as columns
from mingzheng.disclosure.policy import queries as policy
from mingzheng.engines.review.models import Step

from ..kit.clock import Clock, clock_of, day_clock
from ..kit.refs import screen_of

MOST = 60
_NEXT = {
    RecordState.DRAFT: "补齐后送审", RecordState.RETURNED: "修改后再送审", RecordState.IN_REVIEW: "看审查进展",
    RecordState.SCHEDULED: "等待定时公开", RecordState.WITHDRAWN: "重新起草",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the day: ``clock`` may be absent (a returned draft without a duty)."""

    title: str
    url: str
    note: str
    who: str
    step: str
    clock: Clock | None = None


def waiting(user: Any, today: date) -> list[Task]:
    """Review steps this person may decide, the most urgent first."""
    steps = Step.objects.for_person(user).select_related("review__organ", "review__drafter")
    return [
        Task(
            title=step.review.title, url=reverse("desk:review", args=[step.pk]),
            note=f"{step.review.get_purpose_display()} · {step.get_kind_display()} · {step.review.drafter} 起草",
            who=step.review.organ.short_name, step=step.get_kind_display(), clock=day_clock(step.due_on, today),
        )
        for step in steps.order_by("due_on", "pk")[:MOST]
    ]  # fmt: skip


def returned(user: Any) -> list[Task]:
    """Own documents and articles that a reviewer sent back."""
    return [_back(row) for row in returned_documents(user)[:MOST]] + returned_articles(user)


def returned_documents(user: Any) -> Any:
    """Own documents that came back, as rows."""
    rows = policy.visible_to(user).filter(state=RecordState.RETURNED, drafter=user)
    return rows.select_related("organ")


def returned_articles(user: Any) -> list[Task]:
    """Own articles that came back."""
    rows = columns.visible_to(user).filter(state=RecordState.RETURNED, drafter=user).select_related("organ")
    return [_back(row) for row in rows[:MOST]]


def _back(row: Record) -> Task:
    return Task(row.title, screen_of(row.ref), "已退回，理由见办理过程", row.organ.short_name, "修改后再送审")


def owed(user: Any, today: date) -> list[Task]:
    """Open duties of the person's organs, the most urgent first, overdue ones included."""
    duties = Duty.objects.visible_to(user).open().select_related("organ")
    return duty_tasks(user, list(duties.order_by("due_on", "pk")[:MOST]), today)


def duty_tasks(user: Any, duties: list[Duty], today: date) -> list[Task]:
    """Duties as tasks, with the next step that the state of their record suggests."""
    states = _states(user, (duty.subject for duty in duties))
    return [
        Task(
            title=duty.title, url=screen_of(duty.subject), note=_label(states.get(duty.subject, "")),
            who=duty.organ.short_name, step=_NEXT.get(states.get(duty.subject, ""), "查看"),
            clock=clock_of(duty, today),
        )
        for duty in duties
    ]  # fmt: skip


def _label(state: str) -> str:
    return str(RecordState(state).label) if state else ""


def _states(user: Any, subjects: Iterable[str]) -> dict[str, str]:
    ids = [subject.partition(":")[2] for subject in subjects if subject.startswith("policy.document:")]
    found = policy.visible_to(user).filter(public_id__in=ids).values_list("public_id", "state")
    return {f"policy.document:{public_id}": state for public_id, state in found}
