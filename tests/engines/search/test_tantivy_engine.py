"""The contract of an engine, on the embedded one."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzheng.engines.search import analyzer
from mingzheng.engines.search.engine import Request
from mingzheng.engines.search.fields import day_blocks
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.plan import make_plan
from mingzheng.engines.search.tree import All, And, AnyOf, Not, Or, Range, Term
from tests.engines.search.samples import ALL_ENTRIES, ARCHIVE, LAND, SPORT, Entry


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    built = TantivyIndex(tmp_path_factory.mktemp("index"))
    built.rebuild(ALL_ENTRIES)
    return built


def refs(index, text, **more):
    return [hit.ref for hit in index.find(Request(make_plan(text).strict[-1], **more)).hits]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("体育", [SPORT.ref, LAND.ref]),
        ("體育產業", [SPORT.ref]),
        ("不动产登记", [LAND.ref]),
        ("云政办发(2020)5", [SPORT.ref]),
        ("国办发[2019]43号", [SPORT.ref]),
        ("5G网络", [SPORT.ref]),
        ("g网", [SPORT.ref]),
        ("IPv6 专线", [SPORT.ref]),
        ("pv6专", [SPORT.ref]),
        ("第12条", [SPORT.ref]),
        ("第十二条 用人单位", [SPORT.ref]),
        ("“为，方便”", []),
        ("“行为，保护权利人”", [LAND.ref]),
        ("“行为保护”", []),
        ("互联网 文件", [ARCHIVE.ref]),
        ("檔案", [ARCHIVE.ref]),
        ("着力优化", [ARCHIVE.ref]),
        ("嶺", [ARCHIVE.ref]),
        ("清河县", [LAND.ref]),
        ("火星", []),
        ("！", []),
    ],
)
def test_find(index, text, found):
    assert refs(index, text) == found


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_find_any_string_of_a_text(index, data):
    entry = data.draw(st.sampled_from(ALL_ENTRIES))
    text = data.draw(st.sampled_from([entry.title, entry.body]))
    start = data.draw(st.integers(0, len(text) - 2))
    part = text[start : data.draw(st.integers(start + 2, min(len(text), start + 60)))]
    if analyzer.phrase(part):
        assert entry.ref in refs(index, part)


def test_facets_do_not_fall_when_a_value_is_chosen(index):
    tree = make_plan("体育").strict[-1]
    free = index.find(Request(tree, facets=("organ", "year")))
    chosen = index.find(Request(tree, {"organ": Term("organ", LAND.organ)}, facets=("organ", "year")))
    assert free.facets == {"organ": [(SPORT.organ, 1), (LAND.organ, 1)], "year": [("2018", 1), ("2020", 1)]}
    assert chosen.facets == {"organ": free.facets["organ"], "year": [("2018", 1)]}
    assert (free.total, chosen.total) == (2, 1)


def test_sort_by_date(index):
    assert refs(index, "", sort="date") == [ARCHIVE.ref, SPORT.ref, LAND.ref]


def test_page_beyond_the_end_is_empty_but_counted(index):
    found = index.find(Request(All(), limit=2, offset=2))
    assert (found.total, len(found.hits)) == (3, 1)
    assert index.find(Request(All(), limit=0)).total == 3
    assert index.find(Request(All(), offset=50)).hits == ()


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2018, 6, 30), set()),
        (date(2019, 1, 1), {LAND.ref}),
        (date(2020, 5, 1), {SPORT.ref, LAND.ref}),
        (date(2021, 6, 1), {LAND.ref}),
        (date(2026, 1, 1), {SPORT.ref}),
    ],
)
def test_in_force_on_a_day(index, day, found):
    assert set(refs(index, "", always=(AnyOf("in_force", day_blocks(day)),))) == found


@pytest.mark.parametrize(
    ("tree", "total"),
    [
        (Not(Term("kind", "policy")), 1),
        (And((Not(Term("kind", "article")), Term("year", "2020"))), 1),
        (Range("date", date(2020, 1, 1).toordinal(), None), 2),
        (Range("date", date(2018, 6, 1).toordinal(), date(2018, 6, 1).toordinal()), 1),
        (Or((Term("kind", "policy"), Term("year", "2020"), Term("year", "2018")), at_least=2), 2),
        (AnyOf("ref", (SPORT.ref, LAND.ref, "policy:none")), 2),
    ],
)
def test_tree(index, tree, total):
    assert index.find(Request(tree)).total == total


def test_relaxed_steps_find_more_but_keep_the_best_first(index):
    plan = make_plan("体育 产业 消费 农业")
    found = [
        [hit.ref for hit in index.find(Request(tree)).hits] for tree in (*plan.strict, plan.most, plan.any)
    ]
    assert found == [[], [], [SPORT.ref], [SPORT.ref, LAND.ref]]


def test_a_title_beats_a_body(tmp_path):
    index = TantivyIndex(tmp_path)
    index.rebuild([Entry("policy:b", "通知", "关于登记的体育"), Entry("policy:t", "体育", "关于登记的通知")])
    assert refs(index, "体育") == ["policy:t", "policy:b"]
