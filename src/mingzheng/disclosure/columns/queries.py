"""Reads of sites, columns and articles."""

from datetime import date
from typing import Any

from django.db.models import Max, Q, QuerySet

from mingzheng.base.clocks.service import local_day
from mingzheng.base.records.models import Disclosure
from mingzheng.base.records.states import RecordState

from .models import Article, ArticleQuerySet, Column, Site


def visible_to(user: Any) -> ArticleQuerySet:
    """The articles ``user`` may see in the desk; the only entrance to rows."""
    return Article.objects.visible_to(user)


def columns_visible_to(user: Any) -> QuerySet[Column]:
    """The columns kept by the organs in which the user holds a role."""
    if not getattr(user, "is_authenticated", False):
        return Column.objects.none()
    scope = user.organ_scope()
    rows = Column.objects.select_related("organ", "site")
    return rows.filter(scope.q("organ")) if scope.bounded else rows


def main_site() -> Site | None:
    return Site.objects.select_related("organ").filter(slug="").first()


def stale_columns(columns: QuerySet[Column], today: date) -> list[tuple[Column, int | None]]:
    """Columns overdue for something new, with the days since the last public article (None: there is none)."""
    found = []
    public = Q(articles__state=RecordState.PUBLISHED, articles__disclosure=Disclosure.OPEN)
    watched = columns.exclude(stale_after=None).annotate(last=Max("articles__published_at", filter=public))
    for column in watched:
        days = (today - local_day(column.last)).days if column.last else None
        if days is None or days > (column.stale_after or 0):
            found.append((column, days))
    return found
