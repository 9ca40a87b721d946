import pytest

from mingzheng.kernel.statute.grounds import GROUNDS
from mingzheng.kernel.statute.outcomes import GROUPS, OUTCOMES, outcome


def test_outcomes_fill_the_21_rows_of_the_form():
    rows = dict.fromkeys((item.group, item.row) for item in OUTCOMES)
    expected = [("一", 0), ("二", 0), *(("三", n) for n in range(1, 9)), *(("四", n) for n in range(1, 4))]
    expected += [*(("五", n) for n in range(1, 6)), *(("六", n) for n in range(1, 4))]
    assert (list(rows), len(expected)) == (expected, 21)
    assert set(GROUPS) == {item.group for item in OUTCOMES}


def test_outcomes_not_disclosed_are_the_grounds():
    withheld = {item.key: (item.row, item.article) for item in OUTCOMES if item.group == "三"}
    assert withheld == {item.key: (item.row, item.source.article) for item in GROUNDS}


def test_outcomes_only_withholding_goes_to_reconsideration_first():
    first = {item.group for item in OUTCOMES if item.track == "reconsideration_first"}
    assert first == {"二", "三"}
    assert {item.track for item in OUTCOMES if item.group in ("二", "三")} == {"reconsideration_first"}


def test_outcome_unknown_key_raises_in_chinese():
    with pytest.raises(KeyError, match="没有名为“maybe”的办理结果"):
        outcome("maybe")
