"""What the public site is made of: families of pages, and the renderers that faces register for them.

A *family* knows a set of pages that are rendered alike. Its unit is a *target* (a text that only the family
understands: a record's ref, a shelf's key, an address); one target may give several files. Records, shelves, feeds,
sitemaps and fixed pages are families of this room; a face adds its own with `register_family`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from urllib.parse import quote

from mingzheng.base.records.links import Linked

from . import hashing
from .writer import Copy


@dataclass(frozen=True, slots=True)
class Page:
    """One file of a target: its address, and its content, the private file to copy, or None if it must not be."""

    target: str
    path: str
    content: bytes | Copy | None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened: ``refs`` of records, and ``keys`` as pages name them in `depends`."""

    refs: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()


class Family(Protocol):
    """The contract of a family of pages.

    ``all_targets`` is the whole of it, lazily; ``touched`` the targets that a change concerns although no page
    recorded a dependency on it (new pages above all); ``render_many`` the files of some targets, in any order, with a
    constant number of queries. `depends` called while a file is rendered counts for the target that is yielded next.
    """

    name: str

    def all_targets(self) -> Iterable[str]: ...

    def touched(self, changes: Changes) -> Iterable[str]: ...

    def render_many(self, targets: Sequence[str], today: date) -> Iterator[Page]: ...


@dataclass(slots=True)
class PageContext:
    """What a renderer is told besides the thing to render.

    ``url`` is absolute, ``verify_url`` the address where a visitor checks the page, ``links`` what a record is linked
    with, as far as it is public. `fingerprint` gives the short digest of the content part to print in the proof line,
    and records it in the manifest.
    """

    path: str
    today: date
    site_url: str
    links: Sequence[Linked] = ()
    recorded: str = field(default="", init=False)

    @property
    def url(self) -> str:
        return f"{self.site_url}{quote(self.address)}"

    @property
    def address(self) -> str:
        """The path as it is linked: without ``index.html``."""
        return self.path.removesuffix("index.html")

    @property
    def verify_url(self) -> str:
        return f"/verify/?path={quote(self.address)}"

    def fingerprint(self, content: bytes | str) -> str:
        self.recorded = hashing.fingerprint(content)
        return self.recorded


Renderer = Callable[[Any, PageContext], str]


@dataclass(frozen=True, slots=True)
class FixedPage:
    """One page of its own; ``depends_on`` are keys that it always depends on, besides those it records."""

    path: str
    render: Callable[[PageContext], str | bytes]
    depends_on: tuple[str, ...]
    in_sitemap: bool


_FAMILIES: dict[str, Family] = {}
_RENDERERS: dict[str, Renderer] = {}
_PAGES: dict[str, FixedPage] = {}


def register_family(family: Family) -> None:
    """Add a family; called from ``AppConfig.ready``. The same name twice is a mistake."""
    if family.name in _FAMILIES:
        raise ValueError(f"family of pages declared twice: {family.name}")
    _FAMILIES[family.name] = family


def register_renderer(name: str, render: Renderer) -> None:
    """Say how to render ``record:<kind>`` (gets the record) or ``shelf`` (gets a `ShelfView`).

    A kind without a renderer has no HTML pages, only its JSON twins.
    """
    _RENDERERS[name] = render


def register_page(
    path: str,
    render: Callable[[PageContext], str | bytes],
    depends_on: Iterable[str] = (),
    *,
    in_sitemap: bool = True,
) -> None:
    """Add a page of its own, e.g. ``/index.html`` or ``/404.html``."""
    _PAGES[path] = FixedPage(path, render, tuple(depends_on), in_sitemap)


def families() -> tuple[Family, ...]:
    return tuple(_FAMILIES.values())


def family(name: str) -> Family | None:
    return _FAMILIES.get(name)


def renderer(name: str) -> Renderer | None:
    return _RENDERERS.get(name)


def fixed_pages() -> dict[str, FixedPage]:
    return _PAGES
