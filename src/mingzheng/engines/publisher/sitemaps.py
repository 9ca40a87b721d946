"""Sitemaps (网站地图): an index, one part for lists and fixed pages, and parts of records numbered from the oldest.

A part of records holds at most 200 addresses, far under the protocol's 50,000, so that publishing one record rewrites
one small file.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from urllib.parse import quote
from xml.sax.saxutils import escape

from django.conf import settings

from mingzheng.base.records.models import RecordQuerySet
from mingzheng.base.records.registry import kind, kinds

from .families import Changes, Page, fixed_pages
from .memory import memory
from .models import Series
from .series import bounds
from .standing import Standing, standing

PART_SIZE = 200
LIMIT = 50_000  # addresses in one file, by the protocol
FAMILY = "sitemap"
_SERIES = "sitemap:"
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


class SitemapPages:
    """Targets: ``index``, ``pages``, and ``<series>#<number>`` for a part of records."""

    name = FAMILY

    def all_targets(self) -> Iterator[str]:
        yield from ("index", "pages")
        for series in Series.objects.filter(family=FAMILY).order_by("key"):
            yield from (f"{series.key}#{number}" for number in range(1, series.last + 1))

    def touched(self, changes: Changes) -> Iterable[str]:
        """Nothing: `plan` knows which parts a record's coming and going concerns."""
        return ()

    def render_many(self, targets: Sequence[str], today: date) -> Iterator[Page]:
        for target in targets:
            if target == "index":
                yield Page(target, "/sitemap.xml", _index())
            elif target == "pages":
                yield Page(target, "/sitemap/pages.xml", _urls(islice(_page_addresses(), LIMIT)))
            else:
                yield _part(target)


def series_key(kind_key: str) -> str:
    return f"{_SERIES}{kind_key}"


def is_key(key: str) -> bool:
    """Whether a series with this key is a sitemap; the others are shelves."""
    return key.startswith(_SERIES)


def source(kind_key: str, series: str) -> RecordQuerySet:
    """The public rows of a kind."""
    return kind(kind_key).public_rows()


def _part(target: str) -> Page:
    key, _, number = target.partition("#")
    path = _part_path(key, int(number))
    found = memory().standings.get((key, int(number))) or _read(key, int(number))
    if found is None:
        return Page(target, path, None)
    rows = ((kind(item.kind).address(item.point.id), item.point.at) for item in found)
    return Page(target, path, _urls(rows))


def _read(key: str, number: int) -> list[Standing] | None:
    """What stands in a part; None if there is no such part."""
    series = Series.objects.filter(pk=key).first()
    span = bounds(series, number) if series else None
    return list(standing(series, source, *span)) if series and span else None


def _part_path(key: str, number: int) -> str:
    prefix = kind(key.partition(":")[2]).prefix.replace("/", "-")
    return f"/sitemap/{prefix}-{number}.xml"


def _index() -> bytes:
    paths = ["/sitemap/pages.xml"]
    for series in Series.objects.filter(family=FAMILY, pk__in=[series_key(k.key) for k in kinds()]).order_by(
        "key"
    ):
        paths += [_part_path(series.key, number) for number in range(1, series.last + 1)]
    items = "".join(f"<sitemap><loc>{_address(path)}</loc></sitemap>\n" for path in paths)
    return f"{_HEAD}<sitemapindex {_SCHEMA}>\n{items}</sitemapindex>\n".encode()


def _page_addresses() -> Iterator[tuple[str, None]]:
    for page in sorted(fixed_pages()):
        if fixed_pages()[page].in_sitemap:
            yield page.removesuffix("index.html"), None
    for key in Series.objects.filter(family="shelf").order_by("key").values_list("key", flat=True):
        yield f"/{key}/", None


def _urls(addresses: Iterable[tuple[str, datetime | None]]) -> bytes:
    items = "".join(
        f"<url><loc>{_address(path)}</loc>{_modified(at) if at else ''}</url>\n" for path, at in addresses
    )
    return f"{_HEAD}<urlset {_SCHEMA}>\n{items}</urlset>\n".encode()


def _address(path: str) -> str:
    return escape(f"{settings.SITE_URL}{quote(path)}")


def _modified(at: datetime) -> str:
    return f"<lastmod>{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z</lastmod>"
