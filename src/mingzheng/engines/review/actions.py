"""Open, decide and recall a review (送审、审查、取回)."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.clocks.service import calendar, local_day
from mingzheng.base.proof.log import append
from mingzheng.base.records.models import Record
from mingzheng.base.records.registry import ReviewPoint, kind
from mingzheng.kernel.statute.calendar import CalendarGap

from .flow import FLOW, Decision, Stage, stage, stage_after
from .models import Purpose, Review, ReviewState, Step
from .outcomes import outcome_of
from .writers import writers_of


class ReviewRefused(Exception):
    """The decision cannot be taken; the text says why and what to do."""


def open_review(*, record: Record, by: Any, at: datetime, purpose: str = Purpose.PUBLISH) -> Review:
    """Send ``record`` into the flow. Must run in the transaction of the action that changes the record's state."""
    try:
        with transaction.atomic():
            review = Review.objects.create(
                subject=record.ref, record_key=record.record_key, organ=record.organ, title=record.title,
                purpose=purpose, version=record.version, drafter=by, opened_at=at,
            )  # fmt: skip
    except IntegrityError:
        raise ReviewRefused(f"《{record.title}》已经在审查中，不必重复提交。") from None
    review.writers.set(writers_of(record))
    _arrive(review, FLOW[0], at)
    return review


@transaction.atomic
def decide(
    *, step_id: int, by: Any, at: datetime, decision: str, opinion: str = "", points: dict[str, str] | None = None,
    publish_at: datetime | None = None,
) -> Review:  # fmt: skip
    """Decide a step. Passing the last one lets the kind's outcome happen; a return ends the review.

    Raises `NotPermitted` (four eyes, role) and `ReviewRefused` (already decided, reasons or answers missing).
    """
    step = (
        Step.objects.select_for_update(of=("self",)).select_related("review", "review__organ").get(pk=step_id)
    )
    review = Review.objects.select_for_update(of=("self",)).select_related("organ").get(pk=step.review_id)
    _check_open(review, step)
    _check_person(review, step, by)
    answers = _check_words(review, step, decision, opinion, points or {})
    step.decided_by, step.decided_at, step.decision = by, at, decision
    step.opinion, step.points = opinion.strip()[:1000], answers
    step.save()
    append(
        by=by, at=at, action=f"review.{step.kind}.{decision}", subject=review.subject, organ=review.organ,
        detail={"opinion": step.opinion, "points": answers, "version": review.version, "due_on": step.due_on},
    )  # fmt: skip
    if decision == Decision.RETURN:
        _close(review, ReviewState.RETURNED, at)
        outcome_of(review).returned(review, by, at, step.opinion)
    elif following := stage_after(step.kind):
        _arrive(review, following, at)
    else:
        _close(review, ReviewState.PASSED, at)
        outcome_of(review).passed(review, by, at, publish_at)
    return review


@transaction.atomic
def recall(*, review_id: int, by: Any, at: datetime) -> Review:
    """The drafter takes the draft back before anyone has decided; raises `ReviewRefused` afterwards."""
    review = Review.objects.select_for_update(of=("self",)).select_related("organ").get(pk=review_id)
    if review.state != ReviewState.OPEN:
        raise ReviewRefused("这次审查已经结束，不能取回。")
    if review.drafter_id != by.pk:
        raise NotPermitted("只有送审人本人能取回。")
    if review.steps.filter(decided_at__isnull=False).exists():
        raise ReviewRefused("初审已经通过，不能取回；如需修改，请当前环节的审查人退回。")
    _close(review, ReviewState.RECALLED, at)
    append(by=by, at=at, action="review.recall", subject=review.subject, organ=review.organ, detail={})
    outcome_of(review).recalled(review, by, at)
    return review


def end_review(*, record: Record, at: datetime) -> None:
    """Close the open review of a record that left the public meanwhile: there is nothing left to decide.

    Must run in the transaction of the action that changes the record's state, which also logs why.
    """
    for review in Review.objects.select_for_update(of=("self",)).filter(
        subject=record.ref, state=ReviewState.OPEN
    ):
        _close(review, ReviewState.RECALLED, at)


def _arrive(review: Review, to: Stage, at: datetime) -> None:
    Step.objects.create(review=review, kind=to.kind, opened_at=at, due_on=_due(local_day(at), to.days))


def _due(start: date, days: int) -> date:
    """``days`` working days after ``start``; beyond the recorded calendar the weekday alone decides."""
    day = start
    try:
        for _ in range(days):
            day = calendar().next_workday(day)
    except CalendarGap:
        return date.fromordinal(start.toordinal() + days)
    return day


def _close(review: Review, state: ReviewState, at: datetime) -> None:
    review.state, review.closed_at = state, at
    review.save(update_fields=["state", "closed_at"])


def _check_open(review: Review, step: Step) -> None:
    if review.state != ReviewState.OPEN or step.decided_at is not None:
        raise ReviewRefused("这个环节已经由别人办完了，请刷新待办。")


def _check_person(review: Review, step: Step, by: Any) -> None:
    entry = stage(step.kind)
    if not by.has_role(entry.role, review.organ):
        raise NotPermitted(f"{entry.kind.label}要由{review.organ.name}的{entry.role.label}办理。")
    if by.pk == review.drafter_id or review.writers.filter(pk=by.pk).exists():
        raise NotPermitted("起草人不能审查自己起草的信息，请由其他人办理。")
    if review.steps.filter(decided_by=by).exists():
        raise NotPermitted("您已经办过这次审查的另一个环节，请由其他人办理。")


def _check_words(
    review: Review, step: Step, decision: str, opinion: str, points: dict[str, str]
) -> dict[str, str]:
    if decision not in Decision.values:
        raise ReviewRefused("请选择通过或者退回。")
    if decision == Decision.RETURN and len(opinion.strip()) < 4:
        raise ReviewRefused("退回要写明理由（至少四个字），让起草人知道怎样改。")
    wanted = [point for point in _points_of(review) if point.step == step.kind]
    answers = {point.key: str(points.get(point.key, "")).strip()[:300] for point in wanted}
    missing = [point.question for point in wanted if not answers[point.key]]
    if decision == Decision.PASS and missing:
        raise ReviewRefused(f"还有审查要点没有填写：{'；'.join(missing)}。")
    return answers


def _points_of(review: Review) -> tuple[ReviewPoint, ...]:
    return kind(review.record_key).review_points


def points_for(step: Step) -> list[ReviewPoint]:
    """The review points to be answered at this step, for the form."""
    return [point for point in _points_of(step.review) if point.step == step.kind]
