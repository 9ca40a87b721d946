import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.papers import DEFAULT, Limits, OversizedPaper
from mingzheng.engines.papers.grid import spread

CELLS = st.lists(
    st.lists(st.tuples(st.just("x"), st.integers(1, 4), st.integers(1, 4)), max_size=5), max_size=6
)


def test_spread_column_and_row_spans():
    rows = [[("头", 2, 1), ("右", 1, 2)], [("a", 1, 1), ("b", 1, 1)], [("c", 3, 1)]]
    assert spread(rows, DEFAULT) == (("头", "", "右"), ("a", "b", ""), ("c", "", ""))


def test_spread_row_span_that_pushes_the_next_row():
    rows = [[("左", 1, 2), ("a", 1, 1)], [("b", 1, 1)]]
    assert spread(rows, DEFAULT) == (("左", "a"), ("", "b"))


def test_spread_span_past_the_last_row_is_cut():
    assert spread([[("a", 1, 50)]], DEFAULT) == (("a",),)


def test_spread_without_rows():
    assert spread([], DEFAULT) == ()


def test_spread_beyond_the_cell_limit():
    with pytest.raises(OversizedPaper):
        spread([[("a", 5, 1)]] * 5, Limits(cells=20))


@given(CELLS)
def test_spread_is_rectangular_and_keeps_every_cell_once(rows):
    grid = spread(rows, DEFAULT)
    assert len({len(row) for row in grid}) <= 1
    assert sum(cell == "x" for row in grid for cell in row) == sum(map(len, rows))
