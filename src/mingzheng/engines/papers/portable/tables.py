"""Tables found by their ruled borders: strokes that meet make a grid, a missing wall makes a merged cell."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .rules import Rule

_TOUCH = 3.0
"""Strokes closer than this many points meet, or are one."""
_EXACT = 1e-6


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, merged or not: its place in the grid and its box from the top left, in points."""

    row: int
    column: int
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside the cell."""
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Grid:
    """Borders of one table: the positions of its columns and rows, and its cells."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[Cell, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies inside the outer border."""
        within_columns = self.columns[0] - _TOUCH <= x <= self.columns[-1] + _TOUCH
        return within_columns and self.rows[0] - _TOUCH <= y <= self.rows[-1] + _TOUCH


def find_grids(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Grid]:
    """Tables of at least two cells, from top to bottom. A frame around text is no table."""
    grids = []
    for across, down in _connected(horizontal, vertical):
        columns, rows = _positions(down), _positions(across)
        if len(columns) < 2 or len(rows) < 2:
            continue
        cells = tuple(_cells(columns, rows, across, down))
        if len(cells) > 1:
            grids.append(Grid(columns, rows, cells))
    return sorted(grids, key=lambda grid: grid.rows[0])


def _connected(
    horizontal: Sequence[Rule], vertical: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of strokes that cross or touch each other, by bands of the page that some vertical stroke spans."""
    bands: list[list[float]] = []
    for rule in sorted(vertical, key=lambda rule: rule.start):
        if bands and rule.start <= bands[-1][1] + _TOUCH:
            bands[-1][1] = max(bands[-1][1], rule.end)
        else:
            bands.append([rule.start, rule.end])
    for top, bottom in bands:
        across = [rule for rule in horizontal if top - _TOUCH <= rule.at <= bottom + _TOUCH]
        down = [rule for rule in vertical if top - _TOUCH <= rule.start <= bottom + _TOUCH]
        yield across, down


def _positions(rules: Sequence[Rule]) -> tuple[float, ...]:
    """Distinct positions; strokes that nearly coincide (both edges of a thick line) count once."""
    positions: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not positions or at - positions[-1] > _TOUCH:
            positions.append(at)
    return tuple(positions)


def _cells(
    columns: tuple[float, ...], rows: tuple[float, ...], across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[Cell]:
    """Cells row by row; each grows to the right and then down until it meets a wall."""
    walls = _Walls(columns, rows, across, down)
    taken: set[tuple[int, int]] = set()
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in taken:
                continue
            last = column
            while last + 2 < len(columns) and not walls.right_of(row, last) and (row, last + 1) not in taken:
                last += 1
            low = row
            while low + 2 < len(rows) and not any(
                walls.below(low, place) for place in range(column, last + 1)
            ):
                low += 1
            taken.update((r, c) for r in range(row, low + 1) for c in range(column, last + 1))
            yield Cell(row, column, columns[column], rows[row], columns[last + 1], rows[low + 1])


class _Walls:
    """Which sides of the grid's squares are drawn."""

    def __init__(
        self,
        columns: tuple[float, ...],
        rows: tuple[float, ...],
        across: Sequence[Rule],
        down: Sequence[Rule],
    ) -> None:
        self._columns, self._rows = columns, rows
        self._across = _by_position(rows, across)
        self._down = _by_position(columns, down)

    def right_of(self, row: int, column: int) -> bool:
        middle = (self._rows[row] + self._rows[row + 1]) / 2
        return any(start <= middle <= end for start, end in self._down[column + 1])

    def below(self, row: int, column: int) -> bool:
        middle = (self._columns[column] + self._columns[column + 1]) / 2
        return any(start <= middle <= end for start, end in self._across[row + 1])


def _by_position(positions: tuple[float, ...], rules: Sequence[Rule]) -> list[list[tuple[float, float]]]:
    """For each position the stretches that are drawn there; a position is the first of the strokes it stands for."""
    drawn: list[list[tuple[float, float]]] = [[] for _ in positions]
    for rule in rules:
        drawn[bisect_right(positions, rule.at + _EXACT) - 1].append((rule.start, rule.end))
    return drawn
