"""Number the pages of every list in one pass (整站编号): each record, oldest first, goes to the lists it stands on."""

from collections.abc import Iterator
from heapq import merge
from itertools import islice
from typing import Any

from django.db import transaction

from mingzheng.base.records.registry import RecordType, Shelf, kinds

from . import shelves
from .models import Placement, Series, SeriesPage
from .placing import ensure, page_size, placement, slim, store
from .ranges import BEGINNING, Point

_CHUNK = 500


def number_pages() -> None:
    """Make placements, series and their pages, of which there must be none yet, from the public records.

    Needs one query for each kind, and memory for one open page of each list, however many records there are.
    """
    ensured: set[tuple[Shelf, str]] = set()
    for shelf, kind_keys in shelves.declared().values():
        for key in kind_keys:
            ensure(shelf, key)
    cuts: dict[str, _Cut] = {}
    records = _oldest_first()
    while chunk := list(islice(records, _CHUNK)):
        with transaction.atomic():
            placements = [placement(record, set(), ensured) for record in chunk]
            store(placements)
            SeriesPage.objects.bulk_create(_filled(placements, cuts), batch_size=_CHUNK)
    with transaction.atomic():
        _close(cuts)


class _Cut:
    """Cuts one list into pages while its records come by."""

    def __init__(self, key: str) -> None:
        self._size = page_size(key)
        self.total = 0
        self.page = SeriesPage(series_id=key, number=1, low_at=BEGINNING.at, low_id=BEGINNING.id)

    def add(self, point: Point) -> SeriesPage | None:
        """Take the next record; the page that was full before it, if so."""
        full = None
        if self.page.rows == self._size:
            full, number = self.page, self.page.number + 1
            self.page = SeriesPage(series_id=full.series_id, number=number, low_at=point.at, low_id=point.id)
        self.page.rows += 1
        self.total += 1
        return full


def _oldest_first() -> Iterator[Any]:
    return merge(*map(_of_kind, kinds()), key=lambda record: (record.published_at, record.public_id))


def _of_kind(kind: RecordType) -> Iterator[Any]:
    rows = slim(kind).public().order_by("published_at", "public_id")
    return rows.iterator(chunk_size=_CHUNK)


def _filled(placements: list[Placement], cuts: dict[str, _Cut]) -> Iterator[SeriesPage]:
    for item in placements:
        point = Point(item.at, item.ref.partition(":")[2])
        for key in item.series:
            if key not in cuts:
                cuts[key] = _Cut(key)
            full = cuts[key].add(point)
            if full is not None:
                yield full


def _close(cuts: dict[str, _Cut]) -> None:
    """The newest page of each list, also of the empty ones."""
    known = list(Series.objects.all())
    for series in known:
        cut = cuts.get(series.key) or _Cut(series.key)
        cuts[series.key] = cut
        series.total, series.last = cut.total, cut.page.number
    SeriesPage.objects.bulk_create((cuts[series.key].page for series in known), batch_size=_CHUNK)
    Series.objects.bulk_update(known, ["total", "last"], batch_size=_CHUNK)
