from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.statute.annual_checks import check
from mingzheng.kernel.statute.annual_form import (
    CARRIED_OUT,
    CASES,
    COLUMNS,
    HANDLED,
    NEW,
    RESULTS,
    ROWS,
    Disclosure,
    Report,
    Stock,
)


def good(results: Sequence[Sequence[int]] = (), carried_in: int = 2, carried_out: int = 1) -> Report:
    """A report whose sums hold: six figures for each result row, all carried ones from the first column."""
    filled = [list(results[n]) if n < len(results) else [0] * 6 for n in range(len(RESULTS))]
    handled = [sum(row[place] for row in filled) for place in range(6)]
    carried = [carried_in, 0, 0, 0, 0, 0]
    left = [carried_out, 0, 0, 0, 0, 0]
    new = [done + after - before for done, after, before in zip(handled, left, carried, strict=True)]
    rows = [new, carried, *filled, handled, left]
    return Report(
        year=2026,
        disclosure=Disclosure(
            Stock(0, 0, 0),
            Stock(50, 227, 420),
            permits=9,
            punishments=3,
            compulsions=0,
            charges=Decimal("1.25"),
        ),
        applications={row.key: (*cells, sum(cells)) for row, cells in zip(ROWS, rows, strict=True)},
        cases=dict.fromkeys(CASES, (1, 0, 2, 1, 4)),
        fees_stated=True,
    )


REPORT = good([[5, 1, 0, 0, 0, 0], [3, 0, 0, 0, 1, 0]])


def changed(row, place: int, by: int) -> Report:
    cells = list(REPORT.row(row))
    cells[place] += by
    return replace(REPORT, applications={**REPORT.applications, row.key: tuple(cells)})


def codes(report: Report, previous: Report | None = None) -> list[str]:
    return [finding.code for finding in check(report, previous)]


def test_form_has_21_results_in_25_rows():
    assert (len(RESULTS), len(ROWS), len(COLUMNS)) == (21, 25, 7)
    assert [RESULTS[0].label, RESULTS[2].label, RESULTS[-1].label] == [
        "（一）予以公开",
        "（三）1.属于国家秘密",
        "（六）3.其他",
    ]


def test_check_a_sound_report_finds_nothing():
    assert check(REPORT) == []


@pytest.mark.parametrize(
    ("row", "place", "expected"),
    [
        (NEW, 0, ["A1", "A3"]),
        (CARRIED_OUT, 1, ["A1", "A3"]),
        (RESULTS[0], 0, ["A2", "A3"]),
        (HANDLED, 2, ["A1", "A2", "A3"]),
        (RESULTS[0], 6, ["A2", "A3"]),
    ],
)
def test_check_finds_each_broken_sum(row, place, expected):
    assert codes(changed(row, place, 1)) == expected


def test_check_names_the_column_and_the_figures():
    assert check(changed(NEW, 0, 1))[0].message == (
        "“自然人”列：新收8件加上年结转2件，不等于办结8件加结转下年1件。"
    )


def test_check_cases_must_add_up():
    report = replace(REPORT, cases={**REPORT.cases, "行政复议": (1, 0, 2, 1, 5)})
    assert [(item.code, item.message) for item in check(report)] == [
        ("A4", "“行政复议”：各项合计4件，与总计5件不等。")
    ]


def test_check_blank_is_not_zero():
    report = replace(REPORT, disclosure=replace(REPORT.disclosure, permits=None, charges=None))
    assert [item.message for item in check(report)] == [
        "“行政许可”有空格，没有数量的应当填0。",
        "“行政事业性收费”没有填写，没有收费的应当填0。",
    ]


def test_check_negative_figures_are_errors():
    report = replace(REPORT, disclosure=replace(REPORT.disclosure, permits=-4, charges=Decimal(-1)))
    assert [(item.code, item.level) for item in check(report)] == [("A11", "error")] * 2


def test_check_regulations_of_an_organ_without_that_power():
    report = replace(REPORT, disclosure=replace(REPORT.disclosure, regulations=Stock(1, 0, 1)))
    assert codes(report) == ["A9"]
    assert codes(replace(report, may_make_regulations=True)) == []


def test_check_fee_statement_is_always_required():
    assert codes(replace(REPORT, fees_stated=False)) == ["A10"]


def test_check_against_last_year():
    previous = replace(
        good([[9, 0, 0, 0, 0, 0]], carried_out=2),
        disclosure=replace(REPORT.disclosure, normative=Stock(0, 0, 597)),
    )
    assert check(REPORT, previous) == []
    other = replace(good(carried_out=3), disclosure=replace(REPORT.disclosure, normative=Stock(0, 0, 596)))
    assert codes(REPORT, other) == ["A5", "A5", "A6", "A13"]


def test_check_wrong_number_of_cells_is_told_first():
    report = replace(REPORT, applications={**REPORT.applications, "new": (1, 2)})
    assert [item.message for item in check(report)] == [
        "“一、本年新收政府信息公开申请数量”应有7格，请补齐后再核对。"
    ]


@given(st.lists(st.lists(st.integers(0, 99), min_size=6, max_size=6), max_size=21), st.integers(0, 9))
def test_check_passes_every_report_made_by_addition(results, carried_out):
    assert check(good(results, carried_in=0, carried_out=carried_out)) == []


@given(st.sampled_from(ROWS), st.integers(0, 6), st.integers(1, 9))
def test_check_no_single_changed_figure_goes_unnoticed(row, place, by):
    assert "A3" in codes(changed(row, place, by))
