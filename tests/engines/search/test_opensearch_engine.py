"""The distributed engine: golden JSON, and the contract of an engine beside the embedded one."""

import json
from pathlib import Path

import pytest

from mingzheng.engines.search.engine import IndexUnavailable, Request
from mingzheng.engines.search.fields import DOCUMENTS, FACETS
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.opensearch_engine import Http, OpenSearchIndex
from mingzheng.engines.search.opensearch_query import compile_tree, mapping, search_body
from mingzheng.engines.search.plan import make_plan
from mingzheng.engines.search.query import Query, complete, run
from mingzheng.engines.search.tree import (
    All,
    And,
    AnyOf,
    Boost,
    Not,
    Nothing,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
)
from tests.engines.search.cluster import Cluster
from tests.engines.search.samples import ALL_ENTRIES, LAND, NARROWED, QUERIES, SPORT, TYPED, Entry

URL = "http://search.example:9200/records"
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    ("tree", "clause"),
    [
        (Term("tw", "体育"), {"term": {"tw": {"value": "体育"}}}),
        (
            AnyOf("year", ("2020",)),
            {"constant_score": {"filter": {"terms": {"year": ["2020"]}}, "boost": 0.0}},
        ),
        (Phrase("bb", ("依法", "法行")), {"match_phrase": {"bb": {"query": "依法 法行"}}}),
        (Prefix("tb", "县"), {"prefix": {"tb": {"value": "县"}}}),
        (Range("date", 5), {"constant_score": {"filter": {"range": {"date": {"gte": 5}}}, "boost": 0.0}}),
        (Or((All(),), 1), {"bool": {"should": [{"match_all": {"boost": 0.0}}], "minimum_should_match": 1}}),
        (Boost(Nothing(), 2.0), {"bool": {"must": [{"match_none": {}}], "boost": 2.0}}),
        (Not(Nothing()), {"bool": {"must_not": [{"match_none": {}}]}}),
        (
            And((Term("a", "b"), Not(Term("c", "d")))),
            {
                "bool": {
                    "must": [{"term": {"a": {"value": "b"}}}],
                    "must_not": [{"term": {"c": {"value": "d"}}}],
                }
            },
        ),
    ],
)
def test_compile_tree(tree, clause):
    assert compile_tree(tree) == clause


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("mapping", mapping(DOCUMENTS)),
        ("words", search_body(Request(make_plan("体育产业 5G").strict[0]))),
        ("number", search_body(Request(make_plan("云政办发[2020]5号").strict[0]))),
        (
            "facets",
            search_body(
                Request(
                    make_plan("“依法”").strict[0],
                    narrow={"year": AnyOf("year", ("2020",)), "kind": AnyOf("kind", ("policy",))},
                    always=(Range("date", 1, 2),),
                    facets=("year", "organ"),
                    sort="date",
                    limit=20,
                    offset=40,
                )
            ),
        ),
    ],
)
def test_golden(name, made):
    assert made == json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))


@pytest.fixture
def cluster():
    return Cluster()


@pytest.fixture
def distributed(cluster):
    index = OpenSearchIndex(URL, cluster)
    index.rebuild(ALL_ENTRIES)
    return index


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    index = TantivyIndex(tmp_path_factory.mktemp("index"))
    index.rebuild(ALL_ENTRIES)
    return index


@pytest.mark.parametrize("text", QUERIES)
@pytest.mark.parametrize("more", NARROWED)
def test_both_engines_find_and_count_the_same(distributed, embedded, text, more):
    one, other = run(embedded, Query(text, **more)), run(distributed, Query(text, **more))
    assert {hit.ref for hit in one.hits} == {hit.ref for hit in other.hits}
    assert (one.plan, one.total, one.facets) == (other.plan, other.total, other.facets)
    assert (one.relaxed, one.suggestion) == (other.relaxed, other.suggestion)


@pytest.mark.parametrize("typed", TYPED)
def test_both_engines_complete_the_same(distributed, embedded, typed):
    assert {hit.ref for hit in complete(distributed, typed)} == {hit.ref for hit in complete(embedded, typed)}


def test_apply_replaces_and_deletes(distributed, cluster):
    generation = distributed.generation()
    before = len(cluster.sent)
    distributed.apply([Entry(SPORT.ref, "新标题"), Entry("policy:new", "新增")], [LAND.ref, "policy:none"])
    assert [path for _, path in cluster.sent[before:]] == [
        "/records-documents/_mapping",
        "/records-documents/_delete_by_query?refresh=true&conflicts=proceed",
        "/records-documents/_bulk?refresh=true",
    ]
    assert (distributed.count(), distributed.find(Request(Term("tw", "体育"))).total) == (3, 0)
    distributed.apply([Entry("policy:next", "新增")])
    assert distributed.generation() != generation


def test_rebuild_moves_the_alias_and_drops_the_old_index(distributed, cluster):
    told = []
    assert distributed.rebuild([SPORT], told.append) == 1
    assert (len(cluster.indices), distributed.count(), told) == (1, 1, [1])


def test_vocabulary_counts_records(distributed, embedded):
    assert dict(distributed.vocabulary(1000)) == dict(embedded.vocabulary(1000))


def test_trouble_of_a_missing_and_of_an_old_index(cluster):
    index = OpenSearchIndex(URL, cluster)
    assert index.trouble().startswith("检索索引还没有建立")
    with pytest.raises(IndexUnavailable):
        index.apply([SPORT])
    index.rebuild([SPORT])
    assert index.trouble() is None
    cluster.indices[cluster.aliases["records-documents"]]["mappings"]["_meta"]["analyzer"] = "zh0"
    assert index.trouble().startswith("检索索引由旧版本建立")


@pytest.mark.parametrize("status", [404, 429, 500])
def test_refusals_are_told_in_chinese(status):
    index = OpenSearchIndex(URL, lambda method, path, body: (status, {}))
    with pytest.raises(IndexUnavailable) as refusal:
        index.find(Request(All(), facets=FACETS))
    assert str(refusal.value).startswith("检索")


def test_a_refused_document_is_not_taken_for_done(cluster):
    def send(method, path, body):
        refused = {"index": {"_id": "policy:sport", "status": 400, "error": "x"}}
        return (200, {"errors": True, "items": [refused]}) if "_bulk" in path else cluster(method, path, body)

    OpenSearchIndex(URL, cluster).rebuild([])
    with pytest.raises(IndexUnavailable):
        OpenSearchIndex(URL, send).apply([SPORT])


def refusing(cluster, answers):
    """A cluster that gives ``answers`` to the first bulk requests before it takes one."""

    def send(method, path, body):
        return answers.pop(0) if "_bulk" in path and answers else cluster(method, path, body)

    return send


PART = {"errors": True, "items": [{"index": {"_id": "policy:sport", "status": 429, "error": "x"}}]}


@pytest.mark.parametrize("answers", [[(429, {})], [(429, "full"), (200, PART), (429, {})]])
def test_a_busy_cluster_is_waited_for(answers, cluster):
    waited = []
    index = OpenSearchIndex(URL, refusing(cluster, list(answers)), wait=waited.append)
    assert (index.rebuild([SPORT]), index.count()) == (1, 1)
    assert waited == [0.5, 1.0, 2.0][: len(answers)]


def test_a_cluster_that_stays_busy_is_told_and_half_an_index_does_not_stay(cluster):
    waited = []
    index = OpenSearchIndex(URL, refusing(cluster, [(429, {})] * 99), wait=waited.append)
    with pytest.raises(IndexUnavailable):
        index.rebuild([SPORT])
    assert (len(waited), cluster.indices) == (7, {})


def test_http_without_a_listener_is_unavailable():
    with pytest.raises(IndexUnavailable) as refusal:
        Http("http://127.0.0.1:9")("GET", "/", None)
    assert str(refusal.value).startswith("检索服务暂时连接不上")


def test_long_texts_go_in_several_requests(cluster, monkeypatch):
    monkeypatch.setattr("mingzheng.engines.search.opensearch_engine._ENOUGH", 2000)
    index = OpenSearchIndex(URL, cluster)
    index.rebuild([Entry(f"policy:{number}", "长文", "体育产业。" * 100) for number in range(3)])
    assert index.count() == 3
    assert sum("_bulk" in path for _, path in cluster.sent) == 3
