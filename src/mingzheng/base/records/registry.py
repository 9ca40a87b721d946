"""Declare once, appear everywhere: the registry of kinds of Record.

A domain declares each kind in its ``record.py``. Publisher, search, feeds, sitemap, API, statistics and the
leak matrix read this registry; none of them names a domain.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from .models import Record, RecordQuerySet


@dataclass(frozen=True, slots=True)
class Shelf:
    """A public list (列表) with its own pages and feed, e.g. key ``policy/year/2026``, path ``/policy/year/2026/``."""

    key: str
    name: str
    parent: str = ""

    @property
    def path(self) -> str:
        return f"/{self.key}/"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a row of a list, an entry of a feed or a hit of a search shows of a record."""

    ref: str
    title: str
    url: str
    published_at: datetime
    organ: str
    summary: str = ""
    doc_number: str = ""
    kind: str = ""
    written_date: date | None = None
    validity: str = ""
    validity_key: str = ""
    revised_at: datetime | None = None
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What search knows of a public record. Texts are raw; the analyzer is search's own business.

    A kind says all but ``attachments``, names and texts of its public files, which search itself reads for the index.

    ``facets`` maps a facet's name (``organ``, ``topic``, ``genre``, ``column``, ``audience``) to its values; a
    two-level value is written ``大类/小类``. ``in_force`` are half-open day intervals.
    """

    ref: str
    kind: str
    title: str
    body: str
    url: str
    doc_number: str = ""
    other_numbers: tuple[str, ...] = ()
    organ: str = ""
    organ_code: str = ""
    written_date: date | None = None
    published_on: date | None = None
    validity: str = ""
    in_force: tuple[tuple[date, date | None], ...] = ()
    keywords: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    attachments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewPoint:
    """One question a review step must answer, e.g. 公开内容表述; ``step`` is ``first``, ``secrecy`` or ``sign``."""

    key: str
    step: str
    question: str
    source: str


@dataclass(frozen=True, slots=True)
class RecordType:
    """One kind of Record and everything the outlets need to know of it.

    ``rows()`` gives every row with what the other callables read already joined, so that a list costs a constant
    number of queries; ``shelf_rows(key)`` the bare public rows of one shelf, in no order. ``listing_rows()`` gives
    every row with no more than ``listing`` reads, where ``rows()`` would fetch much more; ``search_rows()`` the same
    for ``search`` and ``listing``. ``file_joins`` are the lookups (`joined.joins`) for what ``public_files`` reads.
    """

    key: str
    name: str
    prefix: str
    rows: Callable[[], RecordQuerySet]
    listing: Callable[[Any, date], Listing]
    search: Callable[[Any], SearchEntry]
    twin: Callable[[Any, date], dict[str, Any]]
    shelves: Callable[[Any], Iterable[Shelf]]
    shelf_rows: Callable[[str], RecordQuerySet]
    all_shelves: Callable[[], Iterable[Shelf]]
    public_files: Callable[[Any], Iterable[Any]]
    listing_rows: Callable[[], RecordQuerySet] | None = None
    search_rows: Callable[[], RecordQuerySet] | None = None
    file_joins: tuple[Prefetch | str, ...] = ()
    review_points: tuple[ReviewPoint, ...] = ()
    has_paper: bool = False

    def address(self, public_id: str, ending: str = "html") -> str:
        """The public address; two leading characters spread a million files over a thousand folders."""
        return f"/{self.prefix}/{public_id[:2]}/{public_id[2:]}.{ending}"

    def public_id_of(self, path: str) -> str | None:
        """The identifier in an address of this kind (any ending), or None."""
        parts = path.strip("/").split("/")
        if len(parts) != 3 or parts[0] != self.prefix:
            return None
        return parts[1] + parts[2].partition(".")[0]

    def public_rows(self) -> RecordQuerySet:
        return self.rows().public()

    def rows_to_search(self) -> RecordQuerySet:
        """Every row for what search knows of it, the texts of its files excepted, and for its listing."""
        return (self.search_rows or self.rows)()

    def rows_to_index(self) -> RecordQuerySet:
        """Every row for all that search knows of it, and for its listing."""
        return self.rows_to_search().prefetch_related(*self.file_joins)

    def join_files(self, records: list[Any]) -> None:
        """Read what ``public_files`` reads for records that came without it."""
        prefetch_related_objects(records, *self.file_joins)

    def rows_to_list(self) -> RecordQuerySet:
        """Every row for showing its listing, and nothing else of it."""
        return (self.listing_rows or self.rows)()


_TYPES: dict[str, RecordType] = {}


def register(kind: RecordType) -> RecordType:
    """Add a kind; called from a domain's ``AppConfig.ready``. Twice the same key or prefix is a mistake."""
    if kind.key in _TYPES or any(kind.prefix == other.prefix for other in _TYPES.values()):
        raise ValueError(f"kind of record declared twice: {kind.key}")
    _TYPES[kind.key] = kind
    return kind


def kinds() -> tuple[RecordType, ...]:
    return tuple(_TYPES.values())


def kind(key: str) -> RecordType:
    """The kind with this key; raises KeyError for an unknown one."""
    return _TYPES[key]


def kind_of(record: Record) -> RecordType:
    return _TYPES[record.record_key]


def find(ref: str) -> Record | None:
    """The row behind ``kind:public_id``, whatever its state, or None. Not for showing: see ``visible_to``."""
    key, _, public_id = ref.partition(":")
    entry = _TYPES.get(key)
    return entry.rows().filter(public_id=public_id).first() if entry else None
