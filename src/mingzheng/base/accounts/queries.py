"""Reads of people."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from .models import Assignment, User
from .roles import Role


def administered_by(user: Any) -> QuerySet[User]:
    """The people of the organs in which ``user`` is administrator."""
    scope = user.organ_scope(Role.ADMIN)
    rows = User.objects.select_related("organ").prefetch_related(
        Prefetch("assignments", Assignment.objects.select_related("organ"))
    )
    return rows.filter(scope.q("organ")) if scope.bounded else rows
