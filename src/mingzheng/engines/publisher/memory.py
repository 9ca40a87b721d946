"""What one publication has read (一次发布的记忆): it first counts the pages that changed and then draws them.

Records, lists and pages that change in between have events of their own, which draw them again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from .models import Series, SeriesPage
from .standing import Standing


@dataclass(slots=True)
class Memory:
    """``standings``: what stands on a page, by list and number; ``series``: lists with their newest pages, newest
    first; ``records``: public records with all that outlets read, by ref (None: not public)."""

    standings: dict[tuple[str, int], list[Standing]] = field(default_factory=dict)
    series: dict[str, tuple[Series, list[SeriesPage]]] = field(default_factory=dict)
    records: dict[str, Any] = field(default_factory=dict)

    def forget(self, key: str) -> None:
        """Drop what was noted of a list: its pages were cut anew."""
        self.series.pop(key, None)
        for place in [place for place in self.standings if place[0] == key]:
            del self.standings[place]


_MEMORY: ContextVar[Memory | None] = ContextVar("publisher_memory", default=None)


@contextmanager
def publication() -> Iterator[None]:
    """Within the block there is one memory, empty at first."""
    token = _MEMORY.set(Memory())
    try:
        yield
    finally:
        _MEMORY.reset(token)


def memory() -> Memory:
    """The memory of the publication that is going on; outside of one, an empty one that nobody sees again."""
    return _MEMORY.get() or Memory()
