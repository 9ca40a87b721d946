"""Reads of confirmed answers."""

from typing import Any

from django.db.models import QuerySet

from .models import AskedQuestion, ConfirmedAnswer
from .policies import may_read_log


def visible_to(user: Any) -> "QuerySet[ConfirmedAnswer]":
    """The confirmed answers of the organs in which the user holds a role; the only entrance to rows."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return ConfirmedAnswer.objects.none()
    scope = user.organ_scope()
    rows = ConfirmedAnswer.objects.select_related("organ", "confirmed_by")
    return rows.filter(scope.q("organ")) if scope.bounded else rows


def questions_visible_to(user: Any) -> "QuerySet[AskedQuestion]":
    """The question log, for those who may read it."""
    readable = getattr(user, "is_authenticated", False) and user.is_active and may_read_log(user)
    return AskedQuestion.objects.all() if readable else AskedQuestion.objects.none()
