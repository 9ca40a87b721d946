"""Reviews and their steps (公开审查): who looked at what, when, and what they decided."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from mingzheng.base.organs.models import Organ

from .flow import FLOW, Decision, StepKind


class ReviewState(models.TextChoices):
    """How a review stands."""

    OPEN = "open", "审查中"
    PASSED = "passed", "已通过"
    RETURNED = "returned", "已退回"
    RECALLED = "recalled", "已取回"


class Purpose(models.TextChoices):
    """What passing the review leads to."""

    PUBLISH = "publish", "公开"
    REVISE = "revise", "修订已公开的信息"


class Review(models.Model):
    """One passage of a record through the flow. ``subject`` is ``kind:public_id``; at most one is open per subject.

    ``version`` is the record's version that was submitted: the decision is about that text and no other. ``drafter``
    handed it in; ``writers`` are all who wrote on it, and none of them decides a step.
    """

    subject = models.CharField("对象", max_length=80)
    record_key = models.CharField(max_length=60)
    organ = models.ForeignKey(Organ, verbose_name="责任机关", on_delete=models.PROTECT, related_name="+")
    title = models.CharField("标题", max_length=500)
    purpose = models.CharField("目的", max_length=10, choices=Purpose, default=Purpose.PUBLISH)
    version = models.PositiveIntegerField("送审版次")
    drafter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, verbose_name="参与起草的人", related_name="+")
    opened_at = models.DateTimeField("送审时间")
    closed_at = models.DateTimeField("办结时间", null=True)
    state = models.CharField("状态", max_length=10, choices=ReviewState, default=ReviewState.OPEN)

    class Meta:
        verbose_name = "审查"
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["subject", "-id"], name="review_subject")]
        constraints = [
            models.UniqueConstraint(fields=["subject"], name="review_one_open", condition=Q(state="open"))
        ]

    def __str__(self) -> str:
        return f"{self.title}（{self.get_state_display()}）"


class StepQuerySet(models.QuerySet["Step"]):
    def waiting(self) -> Self:
        return self.filter(decided_at__isnull=True, review__state=ReviewState.OPEN)

    def for_person(self, user: Any) -> Self:
        """Steps waiting for ``user``: a role held for the organ, not the own text, no step done already."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        held = Q(pk__in=[])
        for entry in FLOW:
            scope = user.organ_scope(entry.role)
            held |= Q(kind=entry.kind) & (scope.q("review__organ") if scope.bounded else Q())
        done = Step.objects.filter(decided_by=user, review__state=ReviewState.OPEN).values("review")
        own = Q(review__drafter=user) | Q(review__writers=user)
        return self.waiting().filter(held).exclude(own).exclude(review__in=done)


class Step(models.Model):
    """One step. ``points`` are the answers to the kind's review points; ``opinion`` the words of the person."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField("环节", max_length=8, choices=StepKind)
    opened_at = models.DateTimeField("到达时间")
    due_on = models.DateField("办理期限")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField("办理时间", null=True)
    decision = models.CharField("结论", max_length=8, choices=Decision, blank=True)
    opinion = models.CharField("意见", max_length=1000, blank=True)
    points = models.JSONField("审查要点", default=dict)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = "审查环节"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["review", "kind"], name="step_once")]
        indexes = [models.Index(fields=["due_on"], name="step_waiting", condition=Q(decided_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.get_decision_display() or '待办'}"
