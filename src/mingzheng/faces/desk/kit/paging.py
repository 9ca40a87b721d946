"""Keyset paging (按键翻页): a page costs the same wherever it lies, and rows with equal keys are never lost.

OFFSET reads everything it skips; here the next page starts from the last row's key. NULLs take the place that the
database gives them, so that its index serves the order.
"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import connection
from django.db.models import Q, QuerySet

COUNT_CAP = 10_000


@dataclass(frozen=True, slots=True)
class Order:
    """An order the list offers: by an indexed column, ties broken by the primary key."""

    key: str
    name: str
    field: str
    descending: bool = True

    def sort(self, rows: "QuerySet[Any]", backwards: bool = False) -> "QuerySet[Any]":
        sign = "-" if self.descending != backwards else ""
        return rows.order_by(f"{sign}{self.field}", f"{sign}pk")

    def beyond(self, value: Any, pk: int, backwards: bool) -> Q:
        """The rows that come after (``backwards``: before) the row with this value and key."""
        falling = self.descending != backwards
        step = "lt" if falling else "gt"
        nulls_ahead = falling == connection.features.order_by_nulls_first
        if value is None:
            same = Q(**{f"{self.field}__isnull": True, f"pk__{step}": pk})
            return same if nulls_ahead else same | Q(**{f"{self.field}__isnull": False})
        ahead = Q(**{f"{self.field}__{step}": value}) | Q(**{self.field: value, f"pk__{step}": pk})
        return ahead | Q(**{f"{self.field}__isnull": True}) if nulls_ahead else ahead


@dataclass(frozen=True, slots=True)
class Slice:
    """One page: its rows and the cursors of its neighbours (empty: there is none)."""

    rows: list[Any]
    older: str
    newer: str


def take(rows: "QuerySet[Any]", order: Order, size: int, after: str = "", before: str = "") -> Slice:
    """The page after or before a cursor; a cursor that cannot be read gives the first page."""
    cursor = _read(rows, order, after or before)
    backwards = bool(before and not after and cursor)
    narrowed = rows.filter(order.beyond(*cursor, backwards)) if cursor else rows
    found = list(order.sort(narrowed, backwards)[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_older = more if not backwards else True
    has_newer = bool(cursor) if not backwards else more
    return Slice(
        rows=found,
        older=_write(found[-1], order) if found and has_older else "",
        newer=_write(found[0], order) if found and has_newer else "",
    )


def capped_count(rows: "QuerySet[Any]") -> str:
    """How many rows, in words; beyond the cap nobody counts on."""
    count = rows.order_by()[: COUNT_CAP + 1].count()
    return f"{COUNT_CAP:,} 条以上" if count > COUNT_CAP else f"{count:,} 条"


def _write(row: Any, order: Order) -> str:
    value = row
    for part in order.field.split("__"):
        value = getattr(value, part)
    return f"{'' if value is None else getattr(value, 'isoformat', lambda: value)()}~{row.pk}"


def _read(rows: "QuerySet[Any]", order: Order, cursor: str) -> tuple[Any, int] | None:
    text, _, pk = cursor.rpartition("~")
    if not pk.isdecimal() or len(pk) > 18:
        return None
    try:
        field = rows.model._meta.get_field(order.field)
        return (field.to_python(text) if text else None), int(pk)
    except (ValidationError, ValueError, FieldDoesNotExist):
        return None
