"""Shelf pages (列表页): numbered from the oldest, the newest at the shelf's own address, a feed beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from mingzheng.base.records.models import RecordQuerySet
from mingzheng.base.records.registry import Listing, Shelf, kind, kind_of, kinds

from .dependencies import depends
from .families import Changes, Page, PageContext, renderer
from .feeds import FEED_LENGTH, atom
from .models import Series
from .series import between, bounds

PAGE_SIZE = 20
FAMILY = "shelf"


@dataclass(frozen=True, slots=True)
class ShelfView:
    """What the renderer ``shelf`` gets: one page of a list, newest row first.

    ``number`` is None on the shelf's own address, which shows the newest page, filled up from the one before.
    ``older`` and ``newer`` are addresses of neighbours or None; ``total`` and ``pages`` (closed ones) are known only
    on the shelf's own address, because a closed page never changes.
    """

    shelf: Shelf
    ancestors: tuple[Shelf, ...]
    children: tuple[Shelf, ...]
    rows: tuple[Listing, ...]
    number: int | None
    older: str | None
    newer: str | None
    feed: str
    total: int | None = None
    pages: int | None = None


class ShelfPages:
    """A target is a shelf's key (its own address and its feed) or ``key#number`` (a closed page)."""

    name = FAMILY

    def all_targets(self) -> Iterator[str]:
        for series in Series.objects.filter(family=FAMILY).order_by("key"):
            yield series.key
            yield from (f"{series.key}#{number}" for number in range(1, series.last))

    def touched(self, changes: Changes) -> Iterable[str]:
        """Nothing: `plan` knows which pages a record's coming and going concerns."""
        return ()

    def render_many(self, targets: Sequence[str], today: date) -> Iterator[Page]:
        known = Series.objects.filter(family=FAMILY).in_bulk({target.partition("#")[0] for target in targets})
        for target in targets:
            key, _, number = target.partition("#")
            series = known.get(key)
            if number:
                yield _closed_page(series, target, key, int(number), today)
            else:
                yield from _newest_page(series, key, today)


def rows_of(series: Series) -> list[RecordQuerySet]:
    """The public rows of a shelf, one query for each kind that stands on it."""
    return [kind(key).shelf_rows(series.key) for key in series.kinds]


def page_path(key: str, number: int) -> str:
    return f"/{key}/page/{number}.html"


def _closed_page(series: Series | None, target: str, key: str, number: int, today: date) -> Page:
    path = page_path(key, number)
    render = renderer("shelf")
    if series is None or render is None or number >= series.last:
        return Page(target, path, None)
    newer = page_path(key, number + 1) if number + 1 < series.last else f"/{key}/"
    view = _view(series, _listings(series, number, today), number, newer)
    context = PageContext(path, today, settings.SITE_URL)
    return Page(target, path, render(view, context).encode(), context.recorded)


def _newest_page(series: Series | None, key: str, today: date) -> Iterator[Page]:
    paths = (f"/{key}/index.html", f"/{key}/feed.xml")
    if series is None:
        yield from (Page(key, path, None) for path in paths)
        return
    rows, number = _listings(series, series.last, today), series.last
    while number > 1 and len(rows) < PAGE_SIZE:  # seldom more than once: only where much was withdrawn
        number -= 1
        rows += _listings(series, number, today)
    render = renderer("shelf")
    if render is not None:
        context = PageContext(paths[0], today, settings.SITE_URL)
        html = render(_view(series, rows, None, None, older_than=number), context)
        yield Page(key, paths[0], html.encode(), context.recorded)
    yield Page(key, paths[1], atom(_shelf(series), rows[:FEED_LENGTH], settings.SITE_URL))


def _view(
    series: Series, rows: list[Listing], number: int | None, newer: str | None, *, older_than: int = 0
) -> ShelfView:
    before = (number or older_than) - 1
    newest = number is None
    return ShelfView(
        shelf=_shelf(series),
        ancestors=_ancestors(series),
        children=_children(series) if newest else (),
        rows=tuple(rows),
        number=number,
        older=page_path(series.key, before) if before > 0 else None,
        newer=newer,
        feed=f"/{series.key}/feed.xml",
        total=series.total if newest else None,
        pages=max(series.last - 1, 0) if newest else None,
    )


def _listings(series: Series, number: int, today: date) -> list[Listing]:
    """The rows of one page, newest first."""
    span = bounds(series, number)
    if span is None:
        return []
    found: list[Any] = []
    for key in series.kinds:
        found += between(kind(key).shelf_rows(series.key), *span)
    found.sort(key=lambda record: (record.published_at, record.public_id), reverse=True)
    depends(*{f"organ:{record.organ.code}" for record in found})
    return [kind_of(record).listing(record, today) for record in found]


def _shelf(series: Series) -> Shelf:
    return Shelf(series.key, series.name, series.parent)


def _ancestors(series: Series) -> tuple[Shelf, ...]:
    found: list[Shelf] = []
    parent = Series.objects.filter(pk=series.parent).first() if series.parent else None
    while parent is not None and len(found) < 8:
        found.insert(0, _shelf(parent))
        parent = Series.objects.filter(pk=parent.parent).first() if parent.parent else None
    return tuple(found)


def _children(series: Series) -> tuple[Shelf, ...]:
    return tuple(
        _shelf(child) for child in Series.objects.filter(parent=series.key, family=FAMILY).order_by("key")
    )


def declared() -> dict[str, tuple[Shelf, list[str]]]:
    """Every shelf the kinds declare, with the kinds that declare it."""
    found: dict[str, tuple[Shelf, list[str]]] = {}
    for entry in kinds():
        for shelf in entry.all_shelves():
            found.setdefault(shelf.key, (shelf, []))[1].append(entry.key)
    return found
