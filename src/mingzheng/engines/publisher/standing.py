"""What stands on a page of a list (页上有哪些): a page is a range of (time of publication, identifier)."""

from collections.abc import Iterator
from heapq import merge
from typing import NamedTuple

from .models import Series
from .ranges import Point, Source, between, places


class Standing(NamedTuple):
    """A record on a list, by its place and the key of its kind."""

    point: Point
    kind: str

    @property
    def ref(self) -> str:
        return f"{self.kind}:{self.point.id}"


def standing(
    series: Series,
    source: Source,
    low: Point,
    high: Point | None,
    most: int | None = None,
    *,
    stream: bool = False,
) -> Iterator[Standing]:
    """What stands on ``series`` in a range, oldest first.

    Of each kind ``most`` are read at most. ``stream`` if they may be very many: then they are not all read at once.
    """

    def of_kind(kind: str) -> Iterator[Standing]:
        if not stream:
            return (Standing(point, kind) for point in places(source, kind, series.key, low, high, most))
        found = between(source(kind, series.key), low, high).values_list("published_at", "public_id")
        return (Standing(Point(*place), kind) for place in found.iterator(chunk_size=2000))

    return merge(*map(of_kind, series.kinds))
