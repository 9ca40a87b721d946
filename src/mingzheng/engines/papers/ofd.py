"""OFD pages (GB/T 33190, 版式文档) read with ofdkit."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import ofdkit

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript

from .archive import Package
from .errors import BrokenPaper, OversizedPaper, ScannedPaper
from .intake import Intake
from .limits import Limits
from .ofd_rules import ruled_lines
from .pictures import read_pictures
from .portable import ocr
from .portable.furniture import without_furniture
from .portable.lines import Line, RuledTable, Sheet
from .portable.paragraphs import join, seam
from .portable.tables import Grid, find_grids
from .xmltree import parse_xml

_POINTS = 72 / 25.4
"""Points a millimetre: OFD measures in millimetres, the rules of print in points."""


def read_ofd(data: bytes, limits: Limits) -> Intake:
    """The text objects of an OFD file, joined into paragraphs. Raises :class:`ScannedPaper` if there are none."""
    package = Package(data, limits)
    try:
        with ofdkit.open(data) as document:
            limits.check_pages(len(document.pages))
            sheets = [_sheet(page, package) for page in document.pages]
            info = document.info
    except ofdkit.OFDLimitError as error:
        raise OversizedPaper("OFD 文件过大或部件过多，无法读取，请拆分后分别上传。") from error
    except (ofdkit.OFDError, AssertionError) as error:
        raise BrokenPaper("OFD 文件已损坏，无法读取，请重新导出后再上传。") from error
    limits.check_characters(sum(map(_length, sheets)))
    pictures = read_pictures(package, "", limits)
    if not any(map(_length, sheets)) and not pictures.sheets:
        raise ScannedPaper(f"OFD 各页都是图像，没有文字，{ocr.HOW_TO_INSTALL}")
    sheets, furniture = without_furniture(sheets)
    named = {"标题": info.title, "作者": info.author, "主题": info.subject, "制作软件": info.creator}
    hidden = [Hidden(kind, text) for kind, text in furniture]
    hidden += [Hidden("property", f"{label}：{text}") for label, text in named.items() if text]
    blocks, seen = pictures.beside(tuple(join(sheets)))
    return Intake(
        Manuscript(blocks, "ofd", hidden=(*hidden, *seen)),
        "ofd",
        info.title or "",
        pictures.unread,
        pictures.warnings,
    )


def _sheet(page: ofdkit.Page, package: Package) -> Sheet:
    """Lines and ruled tables of a page in points; the words of a table stand in it alone."""
    runs = [_in_points(run) for run in page.runs if run.text.strip()]
    drawn = package.read(page.location) if page.location in package else b""
    grids = find_grids(*ruled_lines(parse_xml(drawn), _POINTS)) if b"PathObject" in drawn else []
    tables = [table for grid in grids if (table := _table(grid, runs)) is not None]
    free = [run for run in runs if not any(grid.holds(*_middle(run)) for grid in grids)]
    return Sheet(tuple(_lines(free)), page.width * _POINTS, page.height * _POINTS, tuple(tables))


def _table(grid: Grid, runs: Iterable[ofdkit.TextRun]) -> RuledTable | None:
    """The words of each cell, its printed lines joined; rows without any word are left out, None if all are."""
    rows = [[""] * (len(grid.columns) - 1) for _ in grid.rows[1:]]
    for cell in grid.cells:
        inside = (run for run in runs if cell.holds(*_middle(run)))
        for line in _lines(inside):
            before = rows[cell.row][cell.column]
            rows[cell.row][cell.column] = before + (seam(before, line.text) if before else "") + line.text
    filled = tuple(tuple(row) for row in rows if any(row))
    return RuledTable(filled, grid.columns, grid.rows[0]) if filled else None


def _in_points(run: ofdkit.TextRun) -> ofdkit.TextRun:
    return replace(
        run, x=run.x * _POINTS, y=run.y * _POINTS, size=run.size * _POINTS, width=run.width * _POINTS
    )


def _middle(run: ofdkit.TextRun) -> tuple[float, float]:
    """A point inside the first character; ``y`` of a run is its base line."""
    return run.x + run.size / 4, run.y - run.size / 3


def _length(sheet: Sheet) -> int:
    cells = sum(len(cell) for table in sheet.tables for row in table.rows for cell in row)
    return cells + sum(len(line.text) for line in sheet.lines)


def _lines(runs: Iterable[ofdkit.TextRun]) -> Iterable[Line]:
    """Runs on one baseline are one line; a gap of a whole character becomes a blank."""
    row: list[ofdkit.TextRun] = []
    for run in sorted(runs, key=lambda run: run.y):
        if row and abs(run.y - row[0].y) > 0.4 * max(run.size, row[0].size):
            yield _line(row)
            row = []
        row.append(run)
    if row:
        yield _line(row)


def _line(row: list[ofdkit.TextRun]) -> Line:
    row = sorted(row, key=lambda run: run.x)
    text = row[0].text
    for before, run in pairwise(row):
        text += (" " if run.x - before.x - before.width > 0.8 * run.size else "") + run.text
    size = max(run.size for run in row)
    return Line(text.strip(), row[0].x, max(run.x + run.width for run in row), row[0].y - size, size)
