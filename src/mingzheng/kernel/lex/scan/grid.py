"""Tables of the canonical text form, read lazily: a run of lines that begin with "|"."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its trimmed text and where that text stands in the part."""

    text: str
    start: int
    end: int


class Grid:
    """A table between ``start`` and ``end`` of a text; rows and cells are read when asked for."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start = start
        self.end = end
        self._text = text

    @cached_property
    def rows(self) -> list[list[Cell]]:
        rows = []
        position = self.start
        for line in self._text[self.start : self.end].split("\n"):
            rows.append(_cells(line, position))
            position += len(line) + 1
        return rows

    @cached_property
    def header(self) -> list[str]:
        return [cell.text for cell in self.rows[0]] if self.rows else []

    def header_at(self, position: int) -> str:
        """Header of the column that holds this place; "" in the header row itself or past the last one."""
        row, column = self._locate(position)
        return self.header[column] if row > 0 and 0 <= column < len(self.header) else ""

    def row_label_at(self, position: int) -> str:
        """What the row says before this place: its first cell and the cell to the left."""
        row, column = self._locate(position)
        cells = self.rows[row]
        labels = (cells[0].text, cells[column - 1].text) if column > 0 else ()
        return " ".join(dict.fromkeys(labels))

    def column(self, index: int) -> list[Cell]:
        """The cells of one column below the header; rows too short for it are left out."""
        return [row[index] for row in self.rows[1:] if index < len(row)]

    @cached_property
    def _row_starts(self) -> list[int]:
        lengths = (len(line) + 1 for line in self._text[self.start : self.end].split("\n"))
        return list(accumulate(lengths, initial=self.start))[:-1]

    def _locate(self, position: int) -> tuple[int, int]:
        """(row, column) of a place; column -1 before the first cell."""
        row = bisect_right(self._row_starts, position) - 1
        return row, bisect_right(self.rows[row], position, key=lambda cell: cell.start) - 1


def find_grids(text: str) -> list[Grid]:
    """All tables of a text, in order. Linear in the number of table lines."""
    grids: list[Grid] = []
    start = _next_table(text, 0)
    while start >= 0:
        end = start
        while end < len(text) and text[end] == "|":
            newline = text.find("\n", end)
            end = newline + 1 if newline >= 0 else len(text)
        grids.append(Grid(text, start, end - 1 if text[end - 1] == "\n" else end))
        start = _next_table(text, end)
    return grids


def _next_table(text: str, position: int) -> int:
    if text.startswith("|", position):
        return position
    found = text.find("\n|", position)
    return found + 1 if found >= 0 else -1


def _cells(line: str, offset: int) -> list[Cell]:
    bars = [match.start() for match in _BAR.finditer(line)]
    cells = []
    for left, right in pairwise(bars):
        raw = line[left + 1 : right]
        start = left + 1 + len(raw) - len(raw.lstrip())
        trimmed = raw.strip()
        cells.append(Cell(trimmed, offset + start, offset + start + len(trimmed)))
    return cells
