"""What stands in a range of a list (区间查询), asked by statements that are compiled once.

A publication asks for the newest records of every list it touches. Django takes five times longer to build such a
query than the database to answer it, and but for the range it is the same query every time.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q

from mingzheng.base.records.models import RecordQuerySet


class Point(NamedTuple):
    """Where a record stands in time order."""

    at: datetime
    id: str


# The unordered public rows of one kind on the list with a key: kind, list. The same query every time.
Source = Callable[[str, str], RecordQuerySet]
BEGINNING = Point(datetime(1900, 1, 1, tzinfo=UTC), "")
# They stand in the compiled statement where the bounds go.
_LOW, _HIGH = Point(datetime(1903, 3, 3, 3, 3, 3, tzinfo=UTC), "(low)"), Point(
    datetime(1904, 4, 4, 4, 4, 4, tzinfo=UTC), "(high)"
)  # fmt: skip
_STATEMENTS = 4000


class _Statement(NamedTuple):
    sql: str
    values: tuple[Any, ...]
    converters: tuple[Callable[[Any], Any], ...]


def between(rows: RecordQuerySet, low: Point, high: Point | None) -> RecordQuerySet:
    """Rows from ``low`` to before ``high``, oldest first."""
    within = [Q(published_at__gte=low.at)]
    if low.id:
        within.append(Q(published_at__gt=low.at) | Q(public_id__gte=low.id))
    if high is not None:
        within += [Q(published_at__lte=high.at), Q(published_at__lt=high.at) | Q(public_id__lt=high.id)]
    return rows.prefetch_related(None).filter(*within).order_by("published_at", "public_id")


def places(source: Source, kind: str, series: str, low: Point, high: Point | None, most: int | None
           ) -> list[Point]:  # fmt: skip
    """Where the records of one kind stand on a list, from ``low`` to before ``high``, oldest first, at most ``most``."""
    statement = _statement(source, kind, series, bool(low.id), high is not None, most)
    if statement is None:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, _values(statement, low, high))
        found: Sequence[tuple[Any, str]] = cursor.fetchall()
    return [Point(_converted(at, statement), public_id) for at, public_id in found]


@lru_cache(maxsize=_STATEMENTS)
def _statement(
    source: Source, kind: str, series: str, low_id: bool, high: bool, most: int | None
) -> _Statement | None:
    """The statement for one list and kind of range; None if nothing can stand there."""
    low = _LOW if low_id else Point(_LOW.at, "")
    rows = between(source(kind, series), low, _HIGH if high else None)
    query = rows.values_list("published_at", "public_id")[:most].query
    try:
        sql, values = query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return None
    column = rows.model._meta.get_field("published_at").cached_col
    converters = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
    return _Statement(
        sql, tuple(values), tuple(lambda at, to=to: to(at, column, connection) for to in converters)
    )


def _values(statement: _Statement, low: Point, high: Point | None) -> list[Any]:
    known: dict[Any, Any] = {_time(_LOW.at): _time(low.at), _LOW.id: low.id}
    if high is not None:
        known |= {_time(_HIGH.at): _time(high.at), _HIGH.id: high.id}
    return [known.get(value, value) for value in statement.values]


def _time(at: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(at)


def _converted(at: Any, statement: _Statement) -> datetime:
    for convert in statement.converters:
        at = convert(at)
    found: datetime = at
    return found
