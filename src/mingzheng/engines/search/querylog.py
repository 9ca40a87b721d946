"""The query log (检索日志): what people look for and do not find."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from . import analyzer
from .models import SearchLog
from .query import Results

_MASK = "***"
# Eleven digits and more may be a telephone, identity or bank card number, however they are grouped.
_LONG_NUMBER = re.compile(r"\d(?:[\s-]?\d){10,}x?")
_MAIL = re.compile(r"[\w.+-]+\s*@\s*[\w-]+(?:\.[\w-]+)+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and how often it was asked in a span of days; ``best`` is the most it ever found."""

    text: str
    times: int
    best: int


def masked(text: str) -> str:
    """The text as it may be kept: normalised, e-mail addresses and long numbers replaced by ``***``."""
    plain = " ".join(analyzer.plain(text).split())
    return _LONG_NUMBER.sub(_MASK, _MAIL.sub(_MASK, plain))[:100]


def record(results: Results, day: date) -> None:
    """Keep one search; empty queries and further pages are not worth keeping."""
    text = masked(results.query.text)
    if text and results.query.offset == 0:
        SearchLog.objects.create(
            day=day, text=text, plan=results.plan, total=results.total, took_ms=results.took_ms
        )


def top_queries(start: date, end: date, limit: int = 20) -> list[Asked]:
    """The most frequent queries of the days from ``start`` to ``end``, both included."""
    return _ranked(start, end, limit)


def failed_queries(start: date, end: date, limit: int = 20) -> list[Asked]:
    """The most frequent queries that found nothing: what the site lacks or calls by another name."""
    return _ranked(start, end, limit, total=0)


def _ranked(start: date, end: date, limit: int, **only: int) -> list[Asked]:
    rows = SearchLog.objects.filter(day__range=(start, end), **only).values("text")
    ranked = rows.annotate(times=Count("id"), best=Max("total")).order_by("-times", "text")[:limit]
    return [Asked(row["text"], row["times"], row["best"]) for row in ranked]


def forget_before(day: date) -> int:
    """Delete what was searched before ``day``; returns how many rows went."""
    return SearchLog.objects.filter(day__lt=day).delete()[0]
