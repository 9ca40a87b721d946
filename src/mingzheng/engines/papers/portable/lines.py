"""A printed line and where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page. Any length unit; ``top`` grows downward; ``size`` is the height of its characters."""

    text: str
    left: float
    right: float
    top: float
    size: float


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table with drawn borders: its cell texts, and where it stands."""

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one page from top to bottom, its ruled tables (whose text is not in ``lines``), its size."""

    lines: tuple[Line, ...]
    width: float
    height: float
    tables: tuple[RuledTable, ...] = ()
