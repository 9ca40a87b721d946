"""Shelf pages (列表页): numbered from the oldest, the newest at the shelf's own address, a feed beside it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import F, Q

from mingzheng.base.records.registry import Listing, Shelf, kinds

from .dependencies import depends
from .families import Changes, Page, PageContext, renderer
from .feeds import FEED_LENGTH, atom
from .listings import Place, Row, pages_of_rows, series_of
from .memory import memory
from .models import Series, SeriesPage

PAGE_SIZE = 20
FAMILY = "shelf"
_DEEPEST = 8  # shelves above one another; guards against a circle
Known = Mapping[str, Series]
FILL_UP = 5  # pages looked at to fill the newest one up; more only where much was withdrawn


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
        known = _known({target.partition("#")[0] for target in targets})
        shown = [known[target] for target in targets if target in known]
        near, children = _newest_pages(shown), _children(shown)
        newest = {series.key: _filling(series, near[series.key]) for series in shown}
        read = [page for pages in near.values() for page in pages]
        rows = pages_of_rows(_wanted(targets, newest, known), known, today, read)
        for target in targets:
            key, _, number = target.partition("#")
            series = known.get(key)
            if number:
                yield _closed_page(series, target, int(number), rows, known, today)
            elif series is None:
                yield from (Page(key, f"/{key}/{file}", None) for file in ("index.html", "feed.xml"))
            else:
                yield from _newest_page(series, newest[key], children[key], rows, known, today)


def total(key: str) -> int:
    """How many records stand on a shelf, as its own pages say."""
    series = series_of(key)
    return series.total if series else 0


def page_path(key: str, number: int) -> str:
    return f"/{key}/page/{number}.html"


def _wanted(
    targets: Sequence[str], newest: dict[str, list[int]], known: dict[str, Series]
) -> dict[str, set[int]]:
    """The pages whose rows are shown: closed ones, and those that a shelf's own address shows."""
    wanted = {key: set(numbers) for key, numbers in newest.items()}
    for target in targets:
        key, _, number = target.partition("#")
        if number and key in known and int(number) < known[key].last:
            wanted.setdefault(key, set()).add(int(number))
    return wanted


def _known(keys: set[str]) -> dict[str, Series]:
    """The series of shelves by their keys, as far as they exist."""
    noted = {key: memory().series[key][0] for key in keys & memory().series.keys()}
    missing = keys - noted.keys()
    return noted | (Series.objects.filter(family=FAMILY).in_bulk(missing) if missing else {})


def _newest_pages(shown: Sequence[Series]) -> dict[str, list[SeriesPage]]:
    """The newest pages of each series, newest first."""
    noted = memory().series
    near = defaultdict(list, {series.key: noted[series.key][1] for series in shown if series.key in noted})
    missing = [series for series in shown if series.key not in noted]
    if missing:
        pages = SeriesPage.objects.filter(series__in=missing, number__gt=F("series__last") - FILL_UP)
        for page in pages.order_by("-number"):
            near[page.series_id].append(page)
    return near


def _filling(series: Series, near: Sequence[SeriesPage]) -> list[int]:
    """The newest page and, while that is not full, the nearest ones before it that have rows; newest first."""
    numbers, count = [], 0
    for page in near:
        if count < PAGE_SIZE and (page.rows or page.number == series.last):
            numbers.append(page.number)
            count += page.rows
    if count >= PAGE_SIZE or len(near) == series.last or len(numbers) == len(near):
        return numbers
    with_rows = series.pages.filter(Q(number=series.last) | Q(rows__gt=0)).order_by("-number")
    return _filling(series, with_rows[:FILL_UP])


def _closed_page(
    series: Series | None,
    target: str,
    number: int,
    rows: dict[Place, list[Row]],
    known: Known,
    today: date,
) -> Page:
    key = target.partition("#")[0]
    path = page_path(key, number)
    render = renderer("shelf")
    if series is None or render is None or number >= series.last:
        return Page(target, path, None)
    newer = page_path(key, number + 1) if number + 1 < series.last else f"/{key}/"
    view = _view(series, known, _listings(rows[key, number]), number, newer)
    context = PageContext(path, today, settings.SITE_URL)
    return Page(target, path, render(view, context).encode(), context.recorded)


def _newest_page(
    series: Series,
    numbers: list[int],
    children: tuple[Shelf, ...],
    rows: dict[Place, list[Row]],
    known: Known,
    today: date,
) -> Iterator[Page]:
    key = series.key
    shown = _listings([row for number in numbers for row in rows[key, number]])
    render = renderer("shelf")
    if render is not None:
        context = PageContext(f"/{key}/index.html", today, settings.SITE_URL)
        view = _view(series, known, shown, None, None, children, older_than=min(numbers, default=0))
        yield Page(key, context.path, render(view, context).encode(), context.recorded)
    yield Page(key, f"/{key}/feed.xml", atom(_shelf(series), shown[:FEED_LENGTH], settings.SITE_URL))


def _listings(rows: Sequence[Row]) -> list[Listing]:
    depends(*{f"organ:{row.organ}" for row in rows})
    return [row.listing for row in rows]


def _view(
    series: Series,
    known: Known,
    rows: list[Listing],
    number: int | None,
    newer: str | None,
    children: tuple[Shelf, ...] = (),
    *,
    older_than: int = 0,
) -> ShelfView:
    before = (number or older_than) - 1
    newest = number is None
    return ShelfView(
        shelf=_shelf(series),
        ancestors=_line(series.parent, known),
        children=children,
        rows=tuple(rows),
        number=number,
        older=page_path(series.key, before) if before > 0 else None,
        newer=newer,
        feed=f"/{series.key}/feed.xml",
        total=series.total if newest else None,
        pages=max(series.last - 1, 0) if newest else None,
    )


def _shelf(series: Series) -> Shelf:
    return Shelf(series.key, series.name, series.parent)


def _line(key: str, known: Known, depth: int = 0) -> tuple[Shelf, ...]:
    """The shelf and those above it, topmost first."""
    series = (known.get(key) or series_of(key)) if key and depth < _DEEPEST else None
    return (*_line(series.parent, known, depth + 1), _shelf(series)) if series else ()


def _children(shown: Sequence[Series]) -> dict[str, tuple[Shelf, ...]]:
    found: dict[str, list[Shelf]] = {series.key: [] for series in shown}
    children = Series.objects.filter(parent__in=found, family=FAMILY).order_by("key")
    for key, name, parent in children.values_list("key", "name", "parent"):
        found[parent].append(Shelf(key, name, parent))
    return {key: tuple(children) for key, children in found.items()}


def declared() -> dict[str, tuple[Shelf, list[str]]]:
    """Every shelf the kinds declare, with the kinds that declare it."""
    found: dict[str, tuple[Shelf, list[str]]] = {}
    for entry in kinds():
        for shelf in entry.all_shelves():
            found.setdefault(shelf.key, (shelf, []))[1].append(entry.key)
    return found
