"""What both engines promise: the questions one may ask them and the form of the answer."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from .tree import Node

if TYPE_CHECKING:
    from mingzheng.base.records.registry import SearchEntry

FACET_SIZE = 50
DEEPEST = 10_000
LARGEST_PAGE = 100
Progress = Callable[[int], None]


class IndexUnavailable(Exception):
    """The index cannot answer now; the text says in Chinese what to do."""


class IndexBusy(IndexUnavailable):
    """Another process is writing; try again in a moment."""


@dataclass(frozen=True, slots=True)
class Request:
    """One question. ``narrow`` holds a filter for each chosen facet, ``always`` the filters that are none.

    A facet is counted over what matches the query, ``always`` and every *other* facet's filter, so that
    choosing a value does not take its neighbours away.
    """

    tree: Node
    narrow: Mapping[str, Node] = field(default_factory=dict)
    always: tuple[Node, ...] = ()
    facets: tuple[str, ...] = ()
    sort: Literal["relevance", "date"] = "relevance"
    limit: int = 10
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found, named ``kind:public_id``; ``place`` says which of its passages, if they are indexed."""

    ref: str
    score: float
    place: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: how many match, the page asked for, and each facet's values, most frequent first."""

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, list[tuple[str, int]]]


class Engine(Protocol):
    """An index of public records. Reads see whole commits; `apply` is atomic and may be repeated."""

    def find(self, request: Request) -> Found: ...

    def apply(self, upserts: Iterable["SearchEntry"], deletes: Iterable[str] = ()) -> None:
        """Replace the given records and take the given refs out, in one commit, visible on return."""

    def rebuild(self, entries: Iterable["SearchEntry"], progress: Progress | None = None) -> int:
        """Build a new index beside the old one and switch to it at the end; returns how many it holds."""

    def trouble(self) -> str | None:
        """Why the index must be rebuilt, as a Chinese sentence, or None if it is fit for use."""

    def count(self) -> int:
        """How many records the index holds."""

    def generation(self) -> str:
        """Changes whenever what can be found changes; for caches."""

    def aside(self, name: str) -> Path | None:
        """Where a file derived from the index in use may be kept; it goes with it. None if there is no such place."""

    def vocabulary(self, limit: int) -> list[tuple[str, int]]:
        """Words of titles and bodies with the number of records that hold them, most frequent first."""
