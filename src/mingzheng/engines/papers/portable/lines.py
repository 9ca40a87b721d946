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
class Sheet:
    """The lines of one page from top to bottom, and the page's own size."""

    lines: tuple[Line, ...]
    width: float
    height: float
