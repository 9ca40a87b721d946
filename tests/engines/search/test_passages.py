from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.search.engine import Request
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.opensearch_engine import OpenSearchIndex
from mingzheng.engines.search.passages import PASSAGES, binding_on, is_question, passages, question_tree
from mingzheng.engines.search.tree import Nothing
from tests.engines.search.cluster import Cluster
from tests.engines.search.samples import Entry

RULES = """云江市公共体育场馆开放规定
第一条　为了方便群众健身，制定本规定。
第二条　公共体育场馆每周开放时间不得少于五十六小时。
节假日应当延长开放时间。
第三条　未成年人、老年人凭证件免费入场。"""
NOTICE = (
    "各县：\n一、总体要求\n" + "坚持便民。" * 20 + "\n二、办理时限\n" + "自受理之日起五个工作日内办结。" * 6
)
ENTRIES = (
    Entry("policy:sport", "公共体育场馆开放规定", RULES, in_force=((date(2020, 1, 1), None),)),
    Entry("policy:notice", "便民办理通知", NOTICE, in_force=((date(2010, 1, 1), date(2015, 1, 1)),)),
)


def test_passages_of_rules_are_its_clauses():
    found = passages(RULES)
    assert [each.number for each in found] == ["", "第一条", "第二条", "第三条"]
    assert [each.place for each in found] == ["1", "2", "3", "4"]
    assert found[2].text.endswith("节假日应当延长开放时间。")


def test_passages_of_running_text_keep_headings_with_their_text():
    assert [each.text.partition("\n")[0] for each in passages(NOTICE)] == ["各县：", "二、办理时限"]


@given(
    st.lists(
        st.sampled_from(["第一条　甲。", "第二条　乙。", "正文。" * 9, "一、标题", "", "  "]), max_size=30
    )
)
def test_passages_lose_no_line(lines):
    found = passages("\n".join(lines))
    assert "\n".join(each.text for each in found).split("\n") == (
        [line.strip() for line in lines if line.strip()] or [""]
    )
    assert len({each.place for each in found}) == len(found)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("体育馆每周要开放多久", True),
        ("老人进体育馆收费吗？", True),
        ("怎么办", False),
        ("体育产业发展意见", False),
        ("", False),
    ],
)
def test_is_question(text, asks):
    assert is_question(text) == asks


@pytest.fixture(params=["embedded", "distributed"])
def index(request, tmp_path):
    if request.param == "embedded":
        made = TantivyIndex(tmp_path, PASSAGES)
    else:
        made = OpenSearchIndex("http://search.example/records", Cluster(), PASSAGES)
    made.rebuild(ENTRIES)
    return made


def ask(index, question, **more):
    return [(hit.ref, hit.place) for hit in index.find(Request(question_tree(question), **more)).hits]


def test_question_finds_its_clause(index):
    found = ask(index, "老年人入场免费吗")
    assert ("policy:sport", "4") in found


def test_question_ranks_the_clause_first(tmp_path):
    made = TantivyIndex(tmp_path, PASSAGES)
    made.rebuild(ENTRIES)
    assert ask(made, "老年人去体育馆要钱吗，能免费入场吗")[0] == ("policy:sport", "4")
    assert ask(made, "办结要几个工作日？")[0] == ("policy:notice", "2")


def test_question_of_a_day_sees_what_was_in_force(index):
    then, now = (binding_on(date(2012, 1, 1)),), (binding_on(date(2025, 1, 1)),)
    assert {ref for ref, _ in ask(index, "办理时间", always=then)} == {"policy:notice"}
    assert {ref for ref, _ in ask(index, "办理时间", always=now)} == {"policy:sport"}


def test_apply_replaces_all_passages_of_a_record(index):
    index.apply([Entry("policy:sport", "新规定", "只有一段。")], ["policy:notice"])
    assert (index.count(), ask(index, "免费入场"), ask(index, "只有一段")) == (1, [], [("policy:sport", "1")])


def test_question_without_a_character_finds_nothing():
    assert question_tree("？！") == Nothing()
