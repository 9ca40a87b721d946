"""Numbers of a table that do not add up 合计不符: rows and columns named 合计, 总计, 小计."""

import re
from collections.abc import Iterator
from decimal import Decimal

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.grid import Cell, Grid
from mingzheng.kernel.lex.scan.view import View

_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|共\s*计|总\s*和)(?:[（(][^）)]*[）)])?[：:]?$")
_SUBTOTAL = re.compile(r"小\s*计")
_OF_WHICH = re.compile(r"^(?:[（(]?[0-9一二三四五六]+[)）、.．])?\s*(?:其中|#|—|-)")
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_EMPTY = frozenset({"", "-", "—", "——", "/", "无", "0"})
_NOT_ADDITIVE = re.compile(
    r"序号|编号|年份|日期|时间|比|率|占|增长|增幅|均|单价|标准|%|％|指数|排名|代码|电话|备注|系数"
)


def find_wrong_sums(view: View) -> Iterator[Finding]:
    """Totals that no reading explains: all rows, the rows since the last subtotal, or the subtotals alone."""
    if "计" not in view.text:
        return
    for grid in view.grids:
        yield from _down(view, grid)
        yield from _across(view, grid)


def _down(view: View, grid: Grid) -> Iterator[Finding]:
    """Total rows. A column is judged only if every cell of it is a number or empty."""
    total_rows = [i for i, row in enumerate(grid.rows) if i and row and _label(row, _TOTAL)]
    if len(total_rows) != 1:
        return
    at = total_rows[0]
    others = [row for i, row in enumerate(grid.rows) if i and i != at]
    others = others if at == 1 else [row for i, row in enumerate(grid.rows) if 0 < i < at]
    for column, header in enumerate(grid.header):
        if column == 0 or _NOT_ADDITIVE.search(header) or column >= len(grid.rows[at]):
            continue
        cell = grid.rows[at][column]
        total = _value(cell.text)
        readings = _readings(others, column)
        if (
            total is not None
            and readings
            and not any(_close(total, value, len(others)) for value in readings)
        ):
            shown = f"按列相加是{readings[0]}，表中写{cell.text}"
            yield _wrong(view, cell, f"“{header or '本列'}”{shown}。")


def _label(row: list[Cell], pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(cell.text) for cell in row[:2])


def _readings(rows: list[list[Cell]], column: int) -> list[Decimal]:
    """Every sum a careful clerk may have meant; [] if a cell is not a number or fewer than two are."""
    values: list[tuple[Decimal, bool, bool]] = []
    for row in rows:
        text = row[column].text if column < len(row) else ""
        value = _value(text)
        if value is None and text not in _EMPTY:
            return []
        is_part = any(_OF_WHICH.match(cell.text) for cell in row[:2])
        values.append((value or Decimal(0), _label(row, _SUBTOTAL), is_part))
    if sum(value != 0 for value, _, _ in values) < 2:
        return []
    plain = sum((v for v, is_subtotal, is_part in values if not is_subtotal and not is_part), Decimal(0))
    readings = [plain, sum((v for v, is_subtotal, _ in values if not is_subtotal), Decimal(0))]
    if any(is_subtotal for _, is_subtotal, _ in values):
        readings.append(sum((v for v, is_subtotal, _ in values if is_subtotal), Decimal(0)))
    return readings


def _across(view: View, grid: Grid) -> Iterator[Finding]:
    """A column 合计 or 小计 that is the first or the last of the numeric columns of its row."""
    totals = [i for i, header in enumerate(grid.header) if _TOTAL.match(header)]
    if len(totals) != 1 or any(
        _NOT_ADDITIVE.search(h) and not re.search("序号|备注|编号", h) for h in grid.header
    ):
        return
    at = totals[0]
    for row in grid.rows[1:]:
        if len(row) != len(grid.header):
            continue
        parts = [
            _value(cell.text)
            for i, cell in enumerate(row)
            if i not in (at, 0)
            and not _NOT_ADDITIVE.search(grid.header[i])
            and not _SUBTOTAL.search(grid.header[i])
        ]
        numbers = [part for part in parts if part is not None]
        total = _value(row[at].text)
        if total is None or len(numbers) < 2 or _mixed(row, at, grid.header):
            continue
        if not _close(total, sum(numbers, Decimal(0)), len(numbers)):
            yield _wrong(view, row[at], f"按行相加是{sum(numbers, Decimal(0))}，表中写{row[at].text}。")


def _mixed(row: list[Cell], at: int, header: list[str]) -> bool:
    """Text stands between the numbers: the columns are not parts of one whole."""
    numeric = [i for i, cell in enumerate(row) if i and i != at and _value(cell.text) is not None]
    inner = range(numeric[0], numeric[-1] + 1)
    return any(_value(row[i].text) is None and row[i].text not in _EMPTY for i in inner)


def _value(text: str) -> Decimal | None:
    cleaned = text.replace(" ", "")
    return Decimal(re.sub("[,，]", "", cleaned)) if _NUMBER.fullmatch(cleaned) else None


def _close(total: Decimal, value: Decimal, count: int) -> bool:
    """Equal up to rounding of the parts: half a unit of the last printed place for each of them."""
    exponent = total.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    unit = Decimal(1).scaleb(-places) if places > 0 else Decimal(0)
    return abs(total - value) <= unit * count / 2


def _wrong(view: View, cell: Cell, reason: str) -> Finding:
    return view.finding("sum", cell.start, cell.end, "warn", reason, "请核对明细和合计。")
