"""One PDF page as lines and ruled tables."""

import re
from functools import reduce

import pypdfium2 as pdfium

from .lines import Line, RuledTable, Sheet
from .paragraphs import seam
from .rules import ruled_lines
from .tables import Grid, find_grids

_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_MIXED_GAP = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[\u4e00-\u9fff])")
_FONT_GAP = 0.45
"""A blank narrower than this share of an em is typography, not a separator."""
_LATIN_HEIGHT = 0.7
_JOINERS = "\ufffe\u0002"


def read_page(page: pdfium.PdfPage) -> Sheet:
    """Lines and ruled tables of ``page``; the words of a table stand in it alone."""
    width, height = page.get_size()
    grids = find_grids(*ruled_lines(page))
    text_page = page.get_textpage()
    try:
        lines, start = [], 0
        for printed in text_page.get_text_range().split("\r\n"):
            text = printed.strip(f"{_JOINERS} \t\u3000")
            if text:
                lines.append(_line(text_page, text, printed, start, height))
            start += len(printed) + 2
        tables = tuple(table for grid in grids if (table := _table(text_page, grid, height)) is not None)
    finally:
        text_page.close()
    free = tuple(
        line for line in lines if not any(grid.holds(line.left, line.top + line.size / 2) for grid in grids)
    )
    return Sheet(free, width, height, tables)


def _table(text_page: pdfium.PdfTextPage, grid: Grid, height: float) -> RuledTable | None:
    """The words of each cell, its printed lines joined; rows without any word are left out, None if all are."""
    rows = [[""] * (len(grid.columns) - 1) for _ in grid.rows[1:]]
    for cell in grid.cells:
        words = text_page.get_text_bounded(cell.left, height - cell.bottom, cell.right, height - cell.top)
        rows[cell.row][cell.column] = _joined(words)
    filled = tuple(tuple(row) for row in rows if any(row))
    return RuledTable(filled, grid.columns, grid.rows[0]) if filled else None


def _joined(words: str) -> str:
    lines = (line.strip(f"{_JOINERS} \t\u3000") for line in words.replace("\r\n", "\n").split("\n"))
    return _MIXED_GAP.sub("", reduce(_glue, filter(None, lines), ""))


def _line(text_page: pdfium.PdfTextPage, text: str, printed: str, start: int, height: float) -> Line:
    """Where a line stands, by the boxes of its first and last visible characters."""
    first = start + len(printed) - len(printed.lstrip())
    last = start + len(printed.rstrip()) - 1
    try:
        left, bottom, _, top = text_page.get_charbox(first, loose=True)
        right = text_page.get_charbox(last, loose=True)[2]
        size = _size(text_page, printed, start) or _LATIN_HEIGHT * (top - bottom)
    except (pdfium.PdfiumError, ValueError, IndexError):
        return Line(text, 0.0, 0.0, 0.0, 0.0)
    return Line(_without_font_gaps(text_page, printed, start, size), left, right, height - top, size)


def _size(text_page: pdfium.PdfTextPage, printed: str, start: int) -> float:
    """Type size by the width of a Chinese character, which is one em in every font; box heights differ by font."""
    ideograph = _IDEOGRAPH.search(printed)
    if ideograph is None:
        return 0.0
    left, _, right, _ = text_page.get_charbox(start + ideograph.start(), loose=True)
    return right - left


def _without_font_gaps(text_page: pdfium.PdfTextPage, printed: str, start: int, size: float) -> str:
    """``printed`` without the blanks that only stand for the thin gap between Chinese and Western type."""
    gaps = set()
    for blank in _MIXED_GAP.finditer(printed):
        before, after = start + blank.start() - 1, start + blank.end()
        space = text_page.get_charbox(after, loose=True)[0] - text_page.get_charbox(before, loose=True)[2]
        if space < _FONT_GAP * size:
            gaps.add(blank.start())
    return "".join(
        sign for place, sign in enumerate(printed) if place not in gaps and sign not in _JOINERS
    ).strip()


def _glue(text: str, line: str) -> str:
    return text + seam(text, line) + line
