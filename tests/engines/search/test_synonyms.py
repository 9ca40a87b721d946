import pytest

from mingzheng.engines.search.query import Query, run
from mingzheng.engines.search.synonyms import Expansion, expand
from tests.engines.search.samples import ALL_ENTRIES, LAND, SPORT
from tests.engines.search.test_tantivy_engine import TantivyIndex

GROUPS = [["体育", "运动", "健身"], ["社保", "社会保险"], ["房产", "不动产"]]


@pytest.mark.parametrize(
    ("query", "used", "readings"),
    [
        ("运动消费", (("运动", ("体育", "健身")),), ("体育消费", "健身消费")),
        ("運動", (("运动", ("体育", "健身")),), ("体育", "健身")),
        (
            "社保 房产",
            (("社保", ("社会保险",)), ("房产", ("不动产",))),
            ("社保 不动产", "社会保险 房产", "社会保险 不动产"),
        ),
        ("登记", (), ()),
        ("“运动”消费", (), ()),
        ("", (), ()),
    ],
)
def test_expand(query, used, readings):
    assert expand(query, GROUPS) == Expansion(used, readings)


def test_expand_never_says_a_query_in_too_many_ways():
    groups = [[f"词{n}", *(f"词{n}{m}号" for m in range(9))] for n in range(5)]
    assert len(expand("词0 词1 词2 词3 词4", groups).readings) == 6


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    index = TantivyIndex(tmp_path_factory.mktemp("index"))
    index.rebuild(ALL_ENTRIES)
    return index


def refs(results):
    return [hit.ref for hit in results.hits]


def test_a_synonym_finds_what_holds_the_other_word(index):
    assert refs(run(index, Query("房产登记办法"))) != [LAND.ref] or run(index, Query("房产登记办法")).relaxed
    found = run(index, Query("房产登记办法"), synonyms=GROUPS)
    assert (refs(found), found.relaxed, found.suggestion) == ([LAND.ref], False, None)
    assert found.expansion.used == (("房产", ("不动产",)),)


def test_what_was_typed_counts_more_than_its_synonym(index):
    assert refs(run(index, Query("登记"), synonyms=[["登记", "体育"]]))[0] == LAND.ref


def test_pinned_come_first_and_only_once(index):
    found = run(index, Query("体育"), pinned=["article:archive", LAND.ref])
    assert refs(found) == ["article:archive", LAND.ref, SPORT.ref]
    assert (found.total, found.query) == (3, Query("体育"))


def test_pinned_stand_on_the_first_page_and_shift_the_rest(index):
    pages = [
        run(index, Query("体育", limit=1, offset=offset), pinned=["article:archive"]) for offset in range(4)
    ]
    assert [refs(page) for page in pages[:3]] == [["article:archive"], [SPORT.ref], [LAND.ref]]
    assert (refs(pages[3]), {page.total for page in pages}) == ([], {3})
