"""Duties (任务): what an organ owes, until when, and why that day."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from mingzheng.base.organs.models import Organ


class DutyQuerySet(models.QuerySet["Duty"]):
    def open(self) -> Self:
        return self.filter(done_on__isnull=True, dropped_on__isnull=True)

    def overdue(self, on: date) -> Self:
        return self.open().filter(due_on__lt=on)

    def visible_to(self, user: object) -> Self:
        """Duties of the organs in which the user holds a role."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        scope = user.organ_scope()  # type: ignore[attr-defined]
        return self.filter(scope.q("organ")) if scope.bounded else self


class Duty(models.Model):
    """One thing owed (任务). ``rule`` is a key of `kernel.statute.rules`; ``started_on`` the day the clock runs from.

    ``provisional`` marks a due day that rests on a calendar not yet confirmed. Overdue is computed, never stored.
    """

    organ = models.ForeignKey(Organ, verbose_name="责任机关", on_delete=models.PROTECT, related_name="duties")
    rule = models.CharField("规则", max_length=40)
    subject = models.CharField("对象", max_length=80)
    title = models.CharField("事项", max_length=500)
    started_on = models.DateField("起算日期")
    due_on = models.DateField("到期日期")
    provisional = models.BooleanField("暂定", default=False)
    done_on = models.DateField("完成日期", null=True, blank=True)
    evidence = models.CharField("完成依据", max_length=300, blank=True)
    dropped_on = models.DateField("取消日期", null=True, blank=True)
    dropped_why = models.CharField("取消原因", max_length=300, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = "任务"
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["rule", "subject"], name="duty_once")]
        indexes = [
            models.Index(
                fields=["organ", "due_on"], name="duty_open",
                condition=Q(done_on__isnull=True, dropped_on__isnull=True),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title
