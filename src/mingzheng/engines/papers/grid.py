"""Merged cells laid out on a rectangular grid."""

from collections.abc import Iterable, Sequence

from .limits import Limits

Cell = tuple[str, int, int]
"""Text, column span, row span."""


def spread(rows: Iterable[Sequence[Cell]], limits: Limits) -> tuple[tuple[str, ...], ...]:
    """Rows of equal width: a merged cell's text stands in its first place, the others are ``""``.

    Spans that reach past the last row are cut. Raises :class:`OversizedPaper` beyond the limits on tables.
    """
    placed: list[dict[int, str]] = []
    open_until: dict[int, int] = {}
    width = 0
    for index, row in enumerate(rows):
        line: dict[int, str] = {}
        column = 0
        for text, across, down in row:
            while open_until.get(column, 0) > index:
                column += 1
            for place in range(column, column + across):
                line[place] = ""
                if down > 1:
                    open_until[place] = index + down
            line[column] = text
            column += across
            limits.check_grid(1, column)
        width = max(width, column, *(place + 1 for place, until in open_until.items() if until > index), 0)
        placed.append(line)
        limits.check_grid(len(placed), width)
    return tuple(tuple(line.get(column, "") for column in range(width)) for line in placed)
