from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.search import analyzer
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.passages import PASSAGES, question_tree
from mingzheng.engines.search.query import BadQuery, Query, complete, run
from mingzheng.engines.search.tantivy_engine import compile_tree, make_schema
from tests.engines.search.samples import ALL_ENTRIES, ARCHIVE, LAND, SPORT, Entry


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    built = TantivyIndex(tmp_path_factory.mktemp("index"))
    built.rebuild(ALL_ENTRIES)
    return built


def refs(results):
    return [hit.ref for hit in results.hits]


@pytest.mark.parametrize(
    ("narrow", "found"),
    [
        ({"organ": LAND.organ}, {LAND.ref}),
        ({"year": 2020}, {SPORT.ref, ARCHIVE.ref}),
        ({"state": "失效"}, {LAND.ref}),
        ({"topic": "国土资源、能源"}, {LAND.ref}),
        ({"topic": "国土资源、能源/土地"}, {LAND.ref}),
        ({"genre": "意见"}, {SPORT.ref}),
        ({"kind": "article"}, {ARCHIVE.ref}),
        ({"column": "工作动态"}, {ARCHIVE.ref}),
        ({"on": date(2020, 5, 1)}, {SPORT.ref, LAND.ref}),
        ({"start": date(2020, 3, 1), "end": date(2020, 3, 1)}, {SPORT.ref}),
        ({"end": date(2019, 1, 1)}, {LAND.ref}),
        ({"year": 2020, "kind": "policy"}, {SPORT.ref}),
        ({"organ": "没有的机关"}, set()),
    ],
)
def test_run_narrows(index, narrow, found):
    assert set(refs(run(index, Query("", **narrow)))) == found


def test_run_is_relaxed_only_when_little_is_found(index):
    strict, loose = run(index, Query("体育产业")), run(index, Query("体育 产业 消费 农业"))
    assert (strict.relaxed, strict.total) == (False, 1)
    assert (loose.relaxed, refs(loose)) == (True, [SPORT.ref])


def test_run_title_only_leaves_bodies_out(index):
    assert refs(run(index, Query("体育"))) == [SPORT.ref, LAND.ref]
    assert refs(run(index, Query("体育", title_only=True))) == [SPORT.ref]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("体玉产业", "体育产业"),
        ("不懂产登记", "不动产登记"),
        ("体肓", "体育"),
        ("tiyu", "体育"),
        ("tichan", None),
        ("体育", None),
        ("火星", None),
        ("体育 火星", None),
        ("云政办发〔1999〕1号", None),
    ],
)
def test_run_suggests(index, typed, meant):
    assert run(index, Query(typed)).suggestion == meant


@pytest.mark.parametrize(
    "bad",
    [
        {"limit": -1},
        {"limit": 101},
        {"offset": 10_001},
        {"start": date(2020, 1, 2), "end": date(2020, 1, 1)},
        {"sort": "price"},
    ],
)
def test_run_refuses_in_chinese(index, bad):
    with pytest.raises(BadQuery) as refusal:
        run(index, Query("体育", **bad))
    assert str(refusal.value).endswith("。")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("云江", SPORT.ref),
        ("清", LAND.ref),
        ("不动", LAND.ref),
        ("松岭", ARCHIVE.ref),
        ("5", None),
        ("！", None),
    ],
)
def test_complete_looks_in_titles(index, typed, first):
    assert next((hit.ref for hit in complete(index, typed)), None) == first


def test_run_finds_a_name_inside_a_longer_name(tmp_path):
    analyzer.learn(["白石市人民政府", "白石市人民政府办公室"])
    made = TantivyIndex(tmp_path)
    offices = [Entry(f"policy:{n}", "体育通知", "白石市人民政府办公室关于体育的通知。") for n in range(4)]
    made.rebuild([*offices, *(Entry(f"policy:g{n}", "体育", "白石市人民政府。") for n in range(4))])
    assert run(made, Query("白石市人民政府 体育")).total == 8


@given(st.text(st.characters() | st.sampled_from("体育登記5G“”\"'〔〕[]()*?^~\\/:-+&|！ \n\x00\ud800")))
def test_no_text_breaks_a_query(index, text):
    results = run(index, Query(text))
    assert results.plan in ("all", "nothing", "number", "phrase", "words")
    results.query.text.encode()
    complete(index, text)
    compile_tree(make_schema(PASSAGES), question_tree(text))
