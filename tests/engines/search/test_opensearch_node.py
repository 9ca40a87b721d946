"""The contract of an engine, on a real node: the embedded engine and the cluster find, count and say the same.

The cluster is the one OPENSEARCH_URL names; without it a node from Maven Central is started where Maven and a JDK are
at hand. MINGZHENG_TEST_OPENSEARCH=maven insists on the node, ``none`` does without.
"""

import os
import uuid

import pytest

from mingzheng.engines.search.engine import IndexUnavailable, Request
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.opensearch_engine import OpenSearchIndex
from mingzheng.engines.search.passages import PASSAGES, question_tree
from mingzheng.engines.search.query import Query, complete, run
from mingzheng.engines.search.tree import Term
from tests.engines.search.opensearch_node import NoNode, node
from tests.engines.search.samples import ALL_ENTRIES, LAND, NARROWED, QUERIES, SPORT, TYPED, Entry

SETTING = "MINGZHENG_TEST_OPENSEARCH"


@pytest.fixture(scope="module")
def cluster_url():
    wanted = os.environ.get(SETTING, "")
    if wanted == "none":
        pytest.skip(f"{SETTING}=none: nothing was tried on a real cluster")
    if wanted not in ("", "maven"):
        yield wanted
        return
    try:
        with node() as url:
            yield url
    except NoNode as reason:
        if wanted:
            pytest.fail(f"{SETTING}=maven, but no node can be started: {reason}")
        pytest.skip(f"no real cluster: OPENSEARCH_URL names none, and no node can be started here: {reason}")


@pytest.fixture(scope="module")
def address(cluster_url):
    return f"{cluster_url.rstrip('/')}/test-{uuid.uuid4().hex[:12]}"


@pytest.fixture(scope="module")
def distributed(address):
    index = OpenSearchIndex(address)
    assert index.rebuild(ALL_ENTRIES) == len(ALL_ENTRIES)
    return index


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    index = TantivyIndex(tmp_path_factory.mktemp("index"))
    index.rebuild(ALL_ENTRIES)
    return index


@pytest.mark.parametrize("more", NARROWED)
def test_both_engines_find_and_count_the_same(distributed, embedded, more):
    for text in QUERIES:
        one, other = run(embedded, Query(text, **more)), run(distributed, Query(text, **more))
        assert {hit.ref for hit in one.hits} == {hit.ref for hit in other.hits}, text
        assert (one.plan, one.total, one.facets) == (other.plan, other.total, other.facets), text
        assert (one.relaxed, one.suggestion) == (other.relaxed, other.suggestion), text


def test_both_engines_rank_the_same(distributed, embedded):
    """The best hit where there is a best; equal scores may come in any order."""
    for text in QUERIES:
        one, other = run(embedded, Query(text)).hits, run(distributed, Query(text)).hits
        if len(one) > 1 and one[0].score > one[1].score * 1.05:
            assert other[0].ref == one[0].ref, text


def test_both_engines_complete_the_same(distributed, embedded):
    for typed in TYPED:
        assert {hit.ref for hit in complete(distributed, typed)} == {
            hit.ref for hit in complete(embedded, typed)
        }


def test_both_engines_page_by_date_the_same(distributed, embedded):
    for offset in range(3):
        page = Query("", sort="date", limit=1, offset=offset)
        assert [hit.ref for hit in run(embedded, page).hits] == [
            hit.ref for hit in run(distributed, page).hits
        ]


def test_vocabulary_counts_the_same(distributed, embedded):
    assert dict(distributed.vocabulary(1000)) == dict(embedded.vocabulary(1000))


def test_passages_answer_the_same(address, tmp_path):
    distributed, embedded = OpenSearchIndex(address, layout=PASSAGES), TantivyIndex(tmp_path, PASSAGES)
    for index in (distributed, embedded):
        index.rebuild(ALL_ENTRIES)
    request = Request(question_tree("用人单位要缴社保吗"))
    one, other = embedded.find(request).hits, distributed.find(request).hits
    assert {(hit.ref, hit.place) for hit in one} == {(hit.ref, hit.place) for hit in other}
    assert one[0].ref == other[0].ref == SPORT.ref


def test_changes_are_seen_at_once_and_rebuilds_replace(cluster_url):
    index = OpenSearchIndex(f"{cluster_url.rstrip('/')}/test-{uuid.uuid4().hex[:12]}")
    assert index.trouble().startswith("检索索引还没有建立")
    with pytest.raises(IndexUnavailable):
        index.find(Request(Term("tw", "体育")))
    index.rebuild(ALL_ENTRIES)
    assert index.trouble() is None
    generation = index.generation()
    index.apply([Entry(SPORT.ref, "新标题"), Entry("policy:new", "新增")], [LAND.ref, "policy:none"])
    assert (index.count(), index.find(Request(Term("bw", "体育"))).total) == (3, 0)
    assert index.generation() != generation
    assert index.rebuild([SPORT]) == 1
    assert (index.count(), [hit.ref for hit in run(index, Query("体育")).hits]) == (1, [SPORT.ref])
    assert index.rebuild([]) == index.count() == 0
    assert run(index, Query("体育")).total == 0


def test_the_deepest_page_is_answered(distributed):
    assert run(distributed, Query("", offset=10_000, limit=100)).hits == ()


def test_long_texts_are_taken_in_several_requests(cluster_url, monkeypatch):
    monkeypatch.setattr("mingzheng.engines.search.opensearch_engine._ENOUGH", 2000)
    index = OpenSearchIndex(f"{cluster_url.rstrip('/')}/test-{uuid.uuid4().hex[:12]}")
    long = [Entry(f"policy:{number}", "长文", "体育产业高质量发展。" * 300) for number in range(5)]
    assert index.rebuild(long) == index.count() == 5
