"""Label and value on a line or in a table row (标签与值): with a colon, with blanks, or with nothing between."""

from typing import NamedTuple

from mingzheng.kernel.lex.labels import (
    BLANK_LABEL,
    CELL_LABEL,
    COLON_LABEL,
    LINE_LABEL,
    OPENERS,
    STRONG_LABEL,
    is_strong,
)
from mingzheng.kernel.lex.manuscript import split_cells


class Pair(NamedTuple):
    """A label at ``start`` of a line and the span of its value, which may be empty."""

    label: str
    start: int
    value_start: int
    value_end: int


def is_apart(plain: str, pair: Pair) -> bool:
    """A weak label set off by a blank: metadata only if the line below it is."""
    return plain[pair.value_start : pair.value_start + 1] == " " and pair.start == 0


def pairs_of(plain: str) -> list[Pair]:
    """The label-value pairs of a line; empty when it does not start with a label."""
    if plain[:1] not in OPENERS:
        return []
    first = LINE_LABEL.match(plain) or STRONG_LABEL.match(plain)
    if not first:
        return []
    marks = {first.start("label"): first}
    for match in COLON_LABEL.finditer(plain, first.end()):
        marks.setdefault(match.start("label"), match)
    if not first["mark"] or len(marks) > 1:
        for match in BLANK_LABEL.finditer(plain, first.end()):
            marks.setdefault(match.start("label"), match)
    if not first["mark"] and is_strong(first["label"]):
        for match in STRONG_LABEL.finditer(plain, first.end()):
            if not any(start <= match.start() < found.end() for start, found in marks.items()):
                marks.setdefault(match.start("label"), match)
    ordered = [marks[start] for start in sorted(marks)]
    ends = [match.start("label") for match in ordered[1:]] + [len(plain)]
    return [
        Pair(match["label"], match.start("label"), match.end(), end)
        for match, end in zip(ordered, ends, strict=True)
    ]


def row_pairs(plain: str) -> list[tuple[str, str]]:
    """The pairs of a row that alternates label and value cells, or holds "label: value" in a cell."""
    pairs: list[tuple[str, str]] = []
    label: str | None = None
    for cell in split_cells(plain):
        alone = CELL_LABEL.match(cell)
        inline = None if alone else LINE_LABEL.match(cell)
        if alone:
            label = alone["label"]
        elif inline and ":" in cell:
            pairs.append((inline["label"], cell[inline.end() :].strip()))
            label = None
        elif label is not None:
            pairs.append((label, cell))
            label = None
    return pairs
