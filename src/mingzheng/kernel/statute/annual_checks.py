"""The arithmetic of the annual report (勾稽关系): what must add up, and what deserves a second look.

The codes A1–A13 name the relations. Errors follow from the form itself; warnings are relations that real
reports break for a reason now and then.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from mingzheng.kernel.statute.annual_form import (
    CARRIED_IN,
    CARRIED_OUT,
    CASE_CELLS,
    CASES,
    COLUMNS,
    HANDLED,
    NEW,
    RESULTS,
    ROWS,
    Cell,
    Report,
    Stock,
)

STEEP = 5
"""A13: a figure that grew to more than 5 times last year's, or fell below a fifth of it, is asked about."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One relation that does not hold: its code, how serious it is and one Chinese sentence."""

    code: str
    level: Literal["error", "warning"]
    message: str


def check(report: Report, previous: Report | None = None) -> list[Finding]:
    """Every relation `report` breaks, in the order of its tables; against `previous` as well if given.

    Blank cells count as zero in sums and are reported by themselves.
    """
    findings = [*_shape(report)]
    if findings:
        return findings
    findings += [*_blanks_and_signs(report), *_applications(report), *_cases(report), *_statements(report)]
    if previous is not None:
        findings += [*_carried_over(report, previous), *_stocks(report, previous), *_steps(report, previous)]
    return findings


def _shape(report: Report) -> Iterator[Finding]:
    """A wrong number of cells makes every other relation meaningless."""
    for row in ROWS:
        if len(report.row(row)) != len(COLUMNS):
            yield Finding("A0", "error", f"“{row.label}”应有{len(COLUMNS)}格，请补齐后再核对。")
    for name in CASES:
        if len(report.block(name)) != len(CASE_CELLS):
            yield Finding("A0", "error", f"“{name}”应有{len(CASE_CELLS)}格，请补齐后再核对。")


def _applications(report: Report) -> Iterator[Finding]:
    for place, column in enumerate(COLUMNS):
        new, carried, handled, left = (
            report.row(row)[place] or 0 for row in (NEW, CARRIED_IN, HANDLED, CARRIED_OUT)
        )
        if new + carried != handled + left:
            yield Finding(
                "A1",
                "error",
                f"“{column}”列：新收{new}件加上年结转{carried}件，不等于办结{handled}件加结转下年{left}件。",
            )
        results = sum(report.row(row)[place] or 0 for row in RESULTS)
        if results != handled:
            yield Finding(
                "A2", "error", f"“{column}”列：各项办理结果合计{results}件，与“（七）总计”{handled}件不等。"
            )
    for row in ROWS:
        *parts, total = (cell or 0 for cell in report.row(row))
        if sum(parts) != total:
            yield Finding(
                "A3", "error", f"“{row.label}”：六类申请人合计{sum(parts)}件，与总计{total}件不等。"
            )


def _cases(report: Report) -> Iterator[Finding]:
    for name in CASES:
        *parts, total = (cell or 0 for cell in report.block(name))
        if sum(parts) != total:
            yield Finding("A4", "error", f"“{name}”：各项合计{sum(parts)}件，与总计{total}件不等。")


def _carried_over(report: Report, previous: Report) -> Iterator[Finding]:
    for column, now, then in zip(COLUMNS, report.row(CARRIED_IN), previous.row(CARRIED_OUT), strict=True):
        if (now or 0) != (then or 0):
            yield Finding(
                "A5",
                "warning",
                f"“{column}”列：上年结转{now or 0}件，与上年年报“结转下年度”{then or 0}件不等。",
            )


def _stocks(report: Report, previous: Report) -> Iterator[Finding]:
    for name, now, then in (
        ("规章", report.disclosure.regulations, previous.disclosure.regulations),
        ("行政规范性文件", report.disclosure.normative, previous.disclosure.normative),
    ):
        expected = (then.in_force or 0) + (now.issued or 0) - (now.repealed or 0)
        if (now.in_force or 0) != expected:
            yield Finding(
                "A6",
                "warning",
                f"“{name}”现行有效{now.in_force or 0}件，按上年现行有效加本年制发减本年废止应为{expected}件。",
            )


def _blanks_and_signs(report: Report) -> Iterator[Finding]:
    for label, cells in _labelled_cells(report):
        if any(cell is None for cell in cells):
            yield Finding("A8", "warning", f"“{label}”有空格，没有数量的应当填0。")
        if any(cell is not None and cell < 0 for cell in cells):
            yield Finding("A11", "error", f"“{label}”有负数，请更正。")
    charges = report.disclosure.charges
    if charges is None:
        yield Finding("A8", "warning", "“行政事业性收费”没有填写，没有收费的应当填0。")
    elif charges < 0:
        yield Finding("A11", "error", "“行政事业性收费”有负数，请更正。")


def _statements(report: Report) -> Iterator[Finding]:
    stock = report.disclosure.regulations
    if not report.may_make_regulations and any(_cells(stock)):
        yield Finding("A9", "warning", "本机关没有规章制定权，“规章”一行应当为0，请核对。")
    if not report.fees_stated:
        yield Finding("A10", "warning", "第六部分没有说明信息处理费的收取情况；没有收取的也应当写明。")


def _steps(report: Report, previous: Report) -> Iterator[Finding]:
    now, then = report.row(NEW)[-1] or 0, previous.row(NEW)[-1] or 0
    if then and (now > then * STEEP or now * STEEP < then):
        yield Finding(
            "A13", "warning", f"本年新收申请{now}件，上年{then}件，变化很大，请核对并在报告中说明原因。"
        )


def _labelled_cells(report: Report) -> Iterator[tuple[str, Sequence[Cell]]]:
    disclosure = report.disclosure
    yield "规章", _cells(disclosure.regulations)
    yield "行政规范性文件", _cells(disclosure.normative)
    yield "行政许可", (disclosure.permits,)
    yield "行政处罚", (disclosure.punishments,)
    yield "行政强制", (disclosure.compulsions,)
    yield from ((row.label, report.row(row)) for row in ROWS)
    yield from ((name, report.block(name)) for name in CASES)


def _cells(stock: Stock) -> tuple[Cell, Cell, Cell]:
    return stock.issued, stock.repealed, stock.in_force
