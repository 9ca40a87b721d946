"""Rows of shelf pages: a whole batch of pages with few queries, and each record read once however many lists show it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from mingzheng.base.records.models import RecordQuerySet
from mingzheng.base.records.registry import Listing, kind, kind_of

from .batches import once_a_batch
from .dependencies import depends
from .memory import memory
from .models import Series, SeriesPage
from .ranges import Point
from .standing import standing

_CHUNK = 500
_MEMORY = 50_000  # rows kept during a full build, some 50 MB


class Row(NamedTuple):
    """A row of a list, and the organ on which the page then depends."""

    listing: Listing
    organ: str


Place = tuple[str, int]  # series, page number
_KEPT: ContextVar[dict[str, Row] | None] = ContextVar("publisher_rows", default=None)


@contextmanager
def kept_rows() -> Iterator[None]:
    """Within the block rows once read are kept: for one publication, as later changes come as events anyway."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


def keep_row(record: Any, today: date) -> None:
    """Keep the row of a record that was read for its own page, so that lists need not read it again."""
    kept = _KEPT.get()
    if kept is not None and len(kept) < _MEMORY:
        kept[record.ref] = _row(record, today)


def newest(shelf: str, kind_key: str, count: int, today: date) -> list[Listing]:
    """The newest rows of one kind on a shelf, for pages that show the head of a list."""
    series = series_of(shelf)
    if series is None or not series.total:
        return []  # to find nothing, the database would look at every record
    refs = _newest_kept(series, kind_key, count) or _newest_refs(shelf, kind_key, count)
    rows = _rows(set(refs), today)
    shown = [rows[ref] for ref in refs if ref in rows]
    depends(*{f"organ:{row.organ}" for row in shown})
    return [row.listing for row in shown]


def _newest_kept(series: Series, kind_key: str, count: int) -> list[str]:
    """The newest refs as the newest two pages hold them; nothing if that is not known or not enough."""
    known = memory().standings
    pages = [known.get((series.key, number)) for number in (series.last, series.last - 1)]
    if pages[0] is None:
        return []
    found = [item.ref for page in pages for item in reversed(page or ()) if item.kind == kind_key]
    return found[:count] if len(found) >= count else []


def _newest_refs(shelf: str, kind_key: str, count: int) -> list[str]:
    found = kind(kind_key).shelf_rows(shelf).order_by("-published_at", "-public_id")
    return [f"{kind_key}:{public_id}" for public_id in found.values_list("public_id", flat=True)[:count]]


@once_a_batch
def series_of(key: str) -> Series | None:
    """The series of a shelf."""
    noted = memory().series.get(key)
    return noted[0] if noted else Series.objects.filter(pk=key).first()


def source(kind_key: str, shelf: str) -> RecordQuerySet:
    """The public rows of a kind on a shelf."""
    return kind(kind_key).shelf_rows(shelf)


def pages_of_rows(
    wanted: Mapping[str, set[int]],
    known: Mapping[str, Series],
    today: date,
    near: Iterable[SeriesPage] = (),
) -> dict[Place, list[Row]]:
    """The rows of the wanted pages (series → page numbers), newest first; ``near`` are pages that were read already."""
    refs: dict[Place, list[str]] = {}
    unknown: dict[str, set[int]] = {}
    for key, numbers in wanted.items():
        found = {number: memory().standings.get((key, number)) for number in numbers}
        refs |= {
            (key, number): [item.ref for item in page] for number, page in found.items() if page is not None
        }
        unknown[key] = {number for number, page in found.items() if page is None}
    lows = _lows(unknown, known, near)
    for key, numbers in unknown.items():
        refs |= _refs(known[key], sorted(numbers), lows[key])
    rows = _rows({ref for page in refs.values() for ref in page}, today)
    return {place: [rows[ref] for ref in reversed(page) if ref in rows] for place, page in refs.items()}


def _lows(
    wanted: Mapping[str, set[int]], known: Mapping[str, Series], near: Iterable[SeriesPage]
) -> Mapping[str, dict[int, Point]]:
    """Where the wanted pages and those after them begin, by series and number."""
    lows: dict[str, dict[int, Point]] = defaultdict(dict)
    for page in near:
        lows[page.series_id][page.number] = Point(page.low_at, page.low_id)
    missing = {
        (key, number + step)
        for key, numbers in wanted.items()
        for number in numbers
        for step in (0, 1)
        if number + step not in lows[key] and number + step <= known[key].last
    }
    if missing:
        pages = SeriesPage.objects.filter(
            series__in={key for key, _ in missing}, number__in={number for _, number in missing}
        )
        for key, number, at, low_id in pages.values_list("series_id", "number", "low_at", "low_id"):
            lows[key][number] = Point(at, low_id)
    return lows


def _refs(series: Series, numbers: list[int], lows: Mapping[int, Point]) -> dict[Place, list[str]]:
    """Which records stand on the pages, oldest first; one query for each run of neighbouring pages and each kind."""
    found: dict[Place, list[str]] = {(series.key, number): [] for number in numbers}
    for run in _runs([number for number in numbers if number in lows]):
        starts = [lows[number] for number in run]
        for item in standing(series, source, starts[0], lows.get(run[-1] + 1)):
            found[series.key, run[bisect_right(starts, item.point) - 1]].append(item.ref)
    return found


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _rows(refs: set[str], today: date) -> Mapping[str, Row]:
    kept = _KEPT.get()
    rows: dict[str, Row] = {} if kept is None else kept
    if len(rows) > _MEMORY:
        rows.clear()
    missing: dict[str, list[str]] = defaultdict(list)
    for ref in refs - rows.keys():
        key, _, public_id = ref.partition(":")
        missing[key].append(public_id)
    for key, ids in missing.items():
        for record in _records(key, ids):
            rows[record.ref] = _row(record, today)
    return rows


def _row(record: Any, today: date) -> Row:
    return Row(kind_of(record).listing(record, today), record.organ.code)


def _records(key: str, ids: Iterable[str]) -> Iterator[Any]:
    rest = iter(sorted(ids))
    while chunk := list(islice(rest, _CHUNK)):
        yield from kind(key).rows_to_list().public_among(chunk)
