"""Where records stand (上架): keep placements and series right, and say which page units that concerns."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from django.db.models import F, JSONField, Q, TextField

from mingzheng.base.records.models import RecordQuerySet
from mingzheng.base.records.registry import RecordType, Shelf, kind_of

from . import listings, shelves, sitemaps
from .memory import memory
from .models import Placement, Series, SeriesPage
from .ranges import Point
from .records import load
from .series import Paging, save

Unit = tuple[str, str]  # family, target
_BULKY = (TextField, JSONField)
_NONE: Mapping[str, Series] = MappingProxyType({})
_FEW = 20  # records whose texts are kept from counting to drawing


def pagings(keys: Iterable[str], known: Mapping[str, Series] = _NONE) -> Iterator[Paging]:
    """The pagings of some series, with their newest pages; of lists also the pages before, which they show, too.

    Of the series those ``known`` need not be read.
    """
    newest: dict[str, list[SeriesPage]] = defaultdict(list)
    near = Q(number__gt=F("series__last") - shelves.FILL_UP, series__family=shelves.FAMILY)
    shown = Q(number=F("series__last")) | near
    for page in SeriesPage.objects.filter(shown, series__in=keys):
        newest[page.series_id].append(page)
    missing = [key for key in keys if key not in known]
    found = {**known, **(Series.objects.in_bulk(missing) if missing else {})}
    for series in (found[key] for key in sorted(keys) if key in found):
        source = sitemaps.source if series.family == sitemaps.FAMILY else listings.source
        yield Paging(series, source, page_size(series.key), newest[series.key])


def page_size(key: str) -> int:
    """How many records a page of the series with this key holds."""
    return sitemaps.PART_SIZE if sitemaps.is_key(key) else shelves.PAGE_SIZE


def place(refs: Iterable[str]) -> set[Unit]:
    """Bring the series up to date with the records as they are now; the units of pages to render anew.

    Must be called inside a transaction. Calling it again changes nothing.
    """
    refs = list(refs)
    before = Placement.objects.in_bulk(refs)
    now = load(refs, slim) if len(refs) > _FEW else _whole(refs)
    units: set[Unit] = set()
    ensured, known = _standing(now.values())
    at_first = len(ensured)
    points: dict[str, set[Point]] = defaultdict(set)
    placements: list[Placement] = []
    for ref in refs:
        old, record = before.get(ref), now.get(ref)
        new = placement(record, units, ensured) if record is not None else None
        _collect(points, old, new)
        if new is not None:
            placements.append(new)
    store(placements)
    Placement.objects.filter(pk__in=[ref for ref in refs if ref in before and ref not in now]).delete()
    return units | refresh(points, known if len(ensured) == at_first else {})


def _whole(refs: Collection[str]) -> dict[str, Any]:
    """The public records among ``refs`` with all that their pages show, which are drawn next."""
    found = load(refs)
    memory().records |= {ref: found.get(ref) for ref in refs}
    return found


def slim(kind: RecordType) -> RecordQuerySet:
    """Every row without what says nothing about its place: texts, structures, whatever else is joined."""
    rows = kind.rows()
    bulky = [field.name for field in rows.model._meta.concrete_fields if isinstance(field, _BULKY)]
    return rows.prefetch_related(None).defer(*bulky)


def placement(record: Any, units: set[Unit], ensured: set[tuple[Shelf, str]]) -> Placement:
    """Where a public record stands; series that are new are created and their surroundings added to ``units``.

    ``ensured`` are the shelves already seen to, with their kinds; it grows.
    """
    kind = kind_of(record)
    on_shelves = list(kind.shelves(record))
    sitemap = Shelf(sitemaps.series_key(kind.key), "")
    for shelf, family in ((sitemap, sitemaps.FAMILY), *((shelf, shelves.FAMILY) for shelf in on_shelves)):
        if (shelf, kind.key) not in ensured:
            units |= ensure(shelf, kind.key, family)
            ensured.add((shelf, kind.key))
    keys = [sitemap.key, *(shelf.key for shelf in on_shelves)]
    return Placement(ref=record.ref, at=record.published_at, series=keys)


def _standing(records: Iterable[Any]) -> tuple[set[tuple[Shelf, str]], dict[str, Series]]:
    """Those shelves of the records for which there is a series already, as it should be; in one query. And these."""
    wanted = set()
    for record in records:
        kind = kind_of(record)
        wanted |= {(shelf, kind.key) for shelf in kind.shelves(record)}
        wanted.add((Shelf(sitemaps.series_key(kind.key), ""), kind.key))
    known = Series.objects.in_bulk({shelf.key for shelf, _ in wanted})
    ensured = {
        (shelf, key)
        for shelf, key in wanted
        if (series := known.get(shelf.key))
        and key in series.kinds
        and (series.name, series.parent) == (shelf.name, shelf.parent)
    }
    return ensured, {shelf.key: known[shelf.key] for shelf, _ in ensured}


def store(placements: list[Placement]) -> None:
    """Insert or update placements."""
    Placement.objects.bulk_create(
        placements,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["ref"],
        update_fields=["at", "series"],
    )


def ensure(shelf: Shelf, kind_key: str, family: str = shelves.FAMILY) -> set[Unit]:
    """Have a series for the shelf with its present name; the units its being new or renamed concerns."""
    series = Series.objects.filter(pk=shelf.key).first()
    if series is None:
        Series.objects.create(
            key=shelf.key, family=family, name=shelf.name, parent=shelf.parent, kinds=[kind_key]
        )
        return _surroundings(shelf, family)
    if kind_key not in series.kinds:
        series.kinds = [*series.kinds, kind_key]
        series.save(update_fields=["kinds"])
    if (series.name, series.parent) == (shelf.name, shelf.parent):
        return set()
    series.name, series.parent = shelf.name, shelf.parent
    series.save(update_fields=["name", "parent"])
    return _surroundings(shelf, family) | _with_descendants(series)


def refresh(points: Mapping[str, Iterable[Point]], known: Mapping[str, Series] = _NONE) -> set[Unit]:
    """Bring series (by key) up to date after something happened at their points; those ``known`` are not read."""
    concerned = list(pagings(points, known))
    units = {unit for paging in concerned for unit in _refresh(paging, points[paging.series.key])}
    save(concerned)
    for paging in concerned:
        paging.note()
    return units


def _refresh(paging: Paging, points: Iterable[Point]) -> set[Unit]:
    series, last = paging.series, paging.series.last
    dirty = paging.refresh(points)
    units = {(series.family, f"{series.key}#{number}") for number in dirty}
    if series.family == shelves.FAMILY:
        return units | {(series.family, series.key)}
    units.add((series.family, f"{series.key}#{series.last}"))
    return units if series.last == last else units | {(series.family, "index")}


def retire(series: Series) -> set[Unit]:
    """Remove a shelf that is no longer declared; its pages go."""
    units = _all_pages(series) | _surroundings(Shelf(series.key, series.name, series.parent), series.family)
    series.delete()
    return units


def _collect(points: dict[str, set[Point]], old: Placement | None, new: Placement | None) -> None:
    stays = old is not None and new is not None and old.at == new.at
    for item in (old, new):
        for key in item.series if item else ():
            if not (stays and sitemaps.is_key(key)):  # a sitemap knows only addresses and times
                points[key].add(Point(item.at, item.ref.partition(":")[2]))  # type: ignore[union-attr]


def _surroundings(shelf: Shelf, family: str) -> set[Unit]:
    if family == sitemaps.FAMILY:
        return {(family, "index")}
    parent = {(family, shelf.parent)} if shelf.parent else set()
    return {(family, shelf.key), (sitemaps.FAMILY, "pages"), *parent}


def _with_descendants(series: Series) -> set[Unit]:
    units = _all_pages(series)
    for child in Series.objects.filter(parent=series.key).exclude(pk=series.key):
        units |= _with_descendants(child)
    return units


def _all_pages(series: Series) -> set[Unit]:
    numbers = range(1, series.last)
    return {(series.family, series.key), *((series.family, f"{series.key}#{number}") for number in numbers)}
