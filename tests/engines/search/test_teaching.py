import pytest

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.events.models import Event
from mingzheng.base.proof.models import LogEntry
from mingzheng.engines.search import teaching
from mingzheng.engines.search.models import PinnedResult, Synonyms
from mingzheng.engines.search.service import Query, find
from mingzheng.engines.search.teaching import (
    TeachingRefused,
    add_synonyms,
    pin_result,
    remove_synonyms,
    unpin_result,
)
from tests import factories as make
from tests.engines.search.world import AT


@pytest.fixture
def office(world):
    return make.UserFactory.holding("office", world.organ)


def titles(text, **more):
    return [hit.title for hit in find(Query(text, **more)).hits]


def address(row):
    return f"https://www.example.gov.cn/policy/{row.public_id[:2]}/{row.public_id[2:]}.html?from=1#s-1"


def test_synonyms_work_with_the_next_search_and_are_shown(world, office):
    world.document("不动产登记办法")
    world.deliver()
    assert titles("房产登记办法") != ["不动产登记办法"] or find(Query("房产登记办法")).relaxed
    row = add_synonyms(by=office, at=AT, words=["房产", " 不動產 ", "房产"])
    found = find(Query("房产登记办法"))
    assert (row.words, found.synonyms, found.relaxed) == (["房产", "不动产"], (("房产", ("不动产",)),), False)
    assert [hit.title_snippet.segments() for hit in found.hits] == [[("不动产登记办法", True)]]
    remove_synonyms(by=office, at=AT, synonyms_id=row.pk)
    assert find(Query("房产登记办法")).synonyms == ()


def test_pinned_comes_first_while_it_is_public_and_nothing_is_narrowed(world, office):
    first, other = world.document("体育产业意见", "体育。" * 9), world.document("场馆目录")
    world.deliver()
    pin_result(by=office, at=AT, query=" 体育 产业 ", address=address(other))
    assert titles("體育產業") == [other.title, first.title]
    assert titles("体育产业", sort="date") == [first.title]
    world.withdraw(other, tell=False)
    assert titles("体育产业") == [first.title]


def test_what_was_done_is_logged_and_told(world, office):
    row = world.document("场馆目录")
    group = add_synonyms(by=office, at=AT, words=["房产", "不动产"])
    pinned = pin_result(by=office, at=AT, query="体育", address=address(row))
    unpin_result(by=office, at=AT, pinned_id=pinned.pk)
    unpin_result(by=office, at=AT, pinned_id=pinned.pk)
    remove_synonyms(by=office, at=AT, synonyms_id=group.pk)
    acts = list(
        LogEntry.objects.filter(action__startswith="search.").order_by("seq").values_list("action", flat=True)
    )
    assert acts == ["search.synonyms_add", "search.pin", "search.unpin", "search.synonyms_remove"]
    assert Event.objects.filter(kind="search.taught").count() == 4
    assert not PinnedResult.objects.exists() and not Synonyms.objects.exists()


@pytest.mark.parametrize("role", ["editor", "reviewer", "secrecy", "signer", "supervisor"])
def test_others_may_not_teach(world, role):
    person = make.UserFactory.holding(role, world.organ)
    for action, arguments in (
        (add_synonyms, {"words": ["甲乙", "丙丁"]}),
        (remove_synonyms, {"synonyms_id": 1}),
        (pin_result, {"query": "体育", "address": "/"}),
        (unpin_result, {"pinned_id": 1}),
    ):
        with pytest.raises(NotPermitted, match="政务公开办或系统管理员"):
            action(by=person, at=AT, **arguments)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["房产"], "2到10个"),
        (["房产", "房產"], "2到10个"),
        ([f"词语{n}" for n in range(11)], "2到10个"),
        (["房产", "。。"], "不能作为同义词"),
        (["房产", "x" * 31], "不能作为同义词"),
        (["房产", "社保"], "已经在另一组"),
    ],
)
def test_a_group_that_cannot_be_taken_is_refused(world, words, sentence):
    add_synonyms(by=None, at=AT, words=["社保", "社会保险"])
    with pytest.raises(TeachingRefused, match=sentence) as refusal:
        add_synonyms(by=None, at=AT, words=words)
    assert (refusal.value.field, Synonyms.objects.count()) == ("words", 1)


def test_a_pin_that_cannot_be_taken_is_refused(world):
    row, draft = world.document("场馆目录"), world.document("草稿", state="draft", tell=False)
    for query, where, field in (
        ("！", address(row), "query"),
        ("体育", address(draft), "address"),
        ("体育", "https://example.com/", "address"),
        ("体育", "", "address"),
    ):
        with pytest.raises(TeachingRefused) as refusal:
            pin_result(by=None, at=AT, query=query, address=where)
        assert refusal.value.field == field
    pin_result(by=None, at=AT, query="体育", address=address(row))
    with pytest.raises(TeachingRefused, match="已经在这个检索词下置顶"):
        pin_result(by=None, at=AT, query="體育", address=address(row))


def test_no_more_than_five_are_pinned(world):
    rows = [world.document(f"目录{number}") for number in range(6)]
    for row in rows[: teaching.MOST_PINNED]:
        pin_result(by=None, at=AT, query="体育", address=address(row))
    with pytest.raises(TeachingRefused, match="最多置顶5条"):
        pin_result(by=None, at=AT, query="体育", address=address(rows[5]))
