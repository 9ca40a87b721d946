import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.search import analyzer
from mingzheng.outreach.answers.wording import (
    beyond,
    content_words,
    coverage,
    holds,
    in_both_tongues,
    wanted_kinds,
)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("请问公租房怎么申请？", ("公租房", "申请")),
        ("公租房怎么办理", ("公租房", "办理")),
        ("低保家庭水费有优惠吗", ("低保", "家庭", "水费", "优惠")),
        ("怎么办？", ()),
        ("", ()),
    ],
)
def test_content_words_leave_out_the_words_of_asking(question, words):
    assert content_words(question) == words


@pytest.mark.parametrize(
    ("text", "word", "share"),
    [
        ("申请公共租赁住房", "公租房", 1.0),
        ("老年人免费乘车", "老年", 1.0),
        ("优先保障高龄老年人", "高老", 0.5),
        ("禁止燃放烟花", "公租房", 0.0),
        ("天。气", "天气", 0.0),
    ],
)
def test_holds_knows_official_words_and_abbreviations(text, word, share):
    assert holds(analyzer.fold(text), word) == share


def test_official_words_are_added_for_the_index():
    assert in_both_tongues("低保怎么申请") == "低保怎么申请 最低生活保障"


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("补贴多少钱", {"amount"}),
        ("多久能办好", {"duration"}),
        ("什么时候报名", {"time"}),
        ("到哪里办", {"place"}),
        ("谁负责", {"who"}),
        ("怎么申请", set()),
    ],
)
def test_wanted_kinds_tell_what_would_answer(question, kinds):
    assert wanted_kinds(question) == kinds


@given(
    st.dictionaries(st.text("甲乙丙丁", min_size=2, max_size=3), st.floats(0.1, 9), min_size=1),
    st.floats(0, 1),
)
def test_coverage_lies_between_nothing_and_everything(weights, share):
    none, all_ = dict.fromkeys(weights, 0.0), dict.fromkeys(weights, 1.0)
    assert coverage(weights, weights, none) == 0
    assert coverage(weights, weights, all_) == pytest.approx(1)
    assert coverage(weights, weights, dict.fromkeys(weights, share)) == pytest.approx(share)


def test_coverage_of_no_words_is_nothing():
    assert coverage((), {}, {}) == 0


def test_words_of_the_title_tell_passages_little_apart():
    within = beyond(analyzer.fold("公共租赁住房管理办法"), {"公租房": 4.0, "租金": 4.0})
    assert within == {"公租房": 1.0, "租金": 4.0}
