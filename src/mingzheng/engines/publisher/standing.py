"""What stands on a page of a list (页上有哪些): a page is a range of (time of publication, identifier)."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from heapq import merge
from typing import NamedTuple

from django.db.models import Q

from mingzheng.base.records.models import RecordQuerySet

from .models import Series


class Point(NamedTuple):
    """Where a record stands in time order."""

    at: datetime
    id: str


class Standing(NamedTuple):
    """A record on a list, by its place and the key of its kind."""

    point: Point
    kind: str

    @property
    def ref(self) -> str:
        return f"{self.kind}:{self.point.id}"


BEGINNING = Point(datetime(1900, 1, 1, tzinfo=UTC), "")
_KEPT: ContextVar[dict[tuple[str, int], list[Standing]] | None] = ContextVar(
    "publisher_standing", default=None
)


def between(rows: RecordQuerySet, low: Point, high: Point | None) -> RecordQuerySet:
    """Rows from ``low`` to before ``high``, oldest first."""
    within = [Q(published_at__gte=low.at)]
    if low.id:
        within.append(Q(published_at__gt=low.at) | Q(public_id__gte=low.id))
    if high is not None:
        within += [Q(published_at__lte=high.at), Q(published_at__lt=high.at) | Q(public_id__lt=high.id)]
    return rows.filter(*within).order_by("published_at", "public_id")


def standing(
    series: Series,
    rows: Sequence[RecordQuerySet],
    low: Point,
    high: Point | None,
    most: int | None = None,
    *,
    stream: bool = False,
) -> Iterator[Standing]:
    """What stands on ``series`` in a range, oldest first; ``rows`` are its public rows, a query for each kind.

    Of each kind ``most`` are read at most. ``stream`` if they may be very many: then they are not all read at once.
    """

    def of_kind(key: str, found: RecordQuerySet) -> Iterator[Standing]:
        places = between(found.prefetch_related(None), low, high).values_list("published_at", "public_id")
        for place in places.iterator(chunk_size=2000) if stream else places[:most]:
            yield Standing(Point(*place), key)

    return merge(*(of_kind(key, found) for key, found in zip(series.kinds, rows, strict=True)))


@contextmanager
def kept_standings() -> Iterator[None]:
    """Within the block what `keep` is told is known again: for one publication, which first counts the pages that
    changed and then draws them. Records that come in between have events of their own."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


def keep(key: str, number: int, found: list[Standing]) -> None:
    """Note what stands on page ``number`` of the series with this key."""
    kept = _KEPT.get()
    if kept is not None:
        kept[key, number] = found


def forget(key: str) -> None:
    """Drop what was noted of a series: its pages were cut anew."""
    kept = _KEPT.get()
    for place in [place for place in kept or () if place[0] == key]:
        del kept[place]  # type: ignore[union-attr]


def kept(key: str, number: int) -> list[Standing] | None:
    """What `keep` was told of a page, or None."""
    known = _KEPT.get()
    return known.get((key, number)) if known is not None else None
