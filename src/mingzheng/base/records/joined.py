"""Related rows read with a record (随行数据), for outlets that show many records at a time.

A plain prefetch makes a manager and a query set for every row of every relation, which costs more than the rest of
reading a short record. These lists are put beside the record instead.
"""

from typing import Any

from django.db.models import Prefetch

_ENDING = "_joined"


def joins(relation: str, *onward: str) -> tuple[Prefetch | str, ...]:
    """Lookups for ``prefetch_related``: the rows of ``relation``, and from each of them the single rows ``onward``."""
    kept = f"{relation}{_ENDING}"
    return Prefetch(relation, to_attr=kept), *(f"{kept}__{name}" for name in onward)


def joined(record: Any, relation: str) -> list[Any]:
    """The rows of ``relation`` as the record's query joined them (see `joins`); read now if it did not."""
    kept: list[Any] | None = record.__dict__.get(f"{relation}{_ENDING}")
    return list(getattr(record, relation).all()) if kept is None else kept
