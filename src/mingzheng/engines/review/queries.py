"""Reads of reviews."""

from typing import Any

from .models import Step, StepQuerySet


def visible_to(user: Any) -> StepQuerySet:
    """The steps, open and decided, of reviews in the organs in which ``user`` holds a role."""
    rows = Step.objects.select_related("review__organ", "review__drafter")
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return rows.none()
    scope = user.organ_scope()
    return rows.filter(scope.q("review__organ")) if scope.bounded else rows
