"""What a reader should look at again (提示): one clear sentence, with the place it speaks of."""

from dataclasses import dataclass
from typing import Protocol


class _Span(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(slots=True)
class Warning:
    """A finding about the reading. ``message`` is a Chinese sentence; ``field`` names the field concerned."""

    code: str
    message: str
    start: int | None = None
    end: int | None = None
    field: str = ""


def page_cut(code: str, message: str, first: _Span, last: _Span) -> Warning:
    """A warning about lines that were left out, from ``first`` to ``last``."""
    return Warning(code, message, first.start, last.end, "body")
