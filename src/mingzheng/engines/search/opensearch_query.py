"""The query tree compiled to the JSON of OpenSearch (and Elasticsearch). Pure; see the golden files in tests."""

from typing import Any

from .analyzer import ANALYZER
from .engine import DEEPEST, FACET_SIZE, LARGEST_PAGE, Found, Hit, Request
from .fields import Field, Layout
from .tree import All, And, AnyOf, Boost, Node, Not, Nothing, Or, Phrase, Prefix, Range, Term

Json = dict[str, Any]
PLACE_MARK = "#"


def mapping(layout: Layout) -> Json:
    """Settings and mappings of an index: the analyzer only splits at blanks, nothing but refs is kept."""
    return {
        "settings": {"index": {"max_result_window": DEEPEST + LARGEST_PAGE}},
        "mappings": {
            "_meta": {"analyzer": ANALYZER, "schema": layout.version},
            "_source": {"enabled": False},
            "dynamic": "strict",
            "properties": {field.name: _property(field) for field in layout.fields},
        },
    }


def _property(field: Field) -> Json:
    if field.type == "int":
        return {"type": "integer"}
    if field.type == "key":
        return {"type": "keyword", "doc_values": field.counted}
    if field.type == "grams":
        return {"type": "text", "analyzer": "whitespace", "index_options": "positions"}
    # The words are counted for the speller, hence fielddata.
    return {"type": "text", "analyzer": "whitespace", "index_options": "freqs", "fielddata": True}


def compile_tree(node: Node) -> Json:
    """The query clause of a tree."""
    match node:
        case Term(field, value):
            return {"term": {field: {"value": value}}}
        case AnyOf(field, values):
            return _unscored({"terms": {field: list(values)}})
        case Phrase(field, tokens):
            return {"match_phrase": {field: {"query": " ".join(tokens)}}}
        case Prefix(field, start):
            return {"prefix": {field: {"value": start}}}
        case Range(field, low, high):
            bounds = {name: bound for name, bound in (("gte", low), ("lte", high)) if bound is not None}
            return _unscored({"range": {field: bounds}})
        case And(children, also):
            extras = {"should": [compile_tree(each) for each in also]} if also else {}
            return {"bool": _clauses(children) | extras}
        case Or(children, at_least):
            return {
                "bool": {
                    "should": [compile_tree(child) for child in children],
                    "minimum_should_match": at_least,
                }
            }
        case Boost(child, factor):
            return {"bool": {"must": [compile_tree(child)], "boost": factor}}
        case Not(child):
            return {"bool": {"must_not": [compile_tree(child)]}}
        case All():
            return {"match_all": {"boost": 0.0}}
        case Nothing():
            return {"match_none": {}}


def _clauses(children: tuple[Node, ...]) -> Json:
    found: Json = {}
    for child in children:
        if isinstance(child, Not):
            found.setdefault("must_not", []).append(compile_tree(child.child))
        else:
            found.setdefault("must", []).append(compile_tree(child))
    return found


def _unscored(clause: Json) -> Json:
    return {"constant_score": {"filter": clause, "boost": 0.0}}


def search_body(request: Request) -> Json:
    """The body of ``_search``. Chosen facets filter after counting; a count keeps the other facets' filters."""
    body: Json = {
        "query": _filtered(compile_tree(request.tree), request.always),
        "from": request.offset,
        "size": request.limit,
        "track_total_hits": True,
        "sort": [{"date": "desc"}, "_doc"] if request.sort == "date" else ["_score"],
    }
    if request.narrow:
        body["post_filter"] = _all(request.narrow.values())
    if request.facets:
        body["aggs"] = {name: _facet(name, request) for name in request.facets}
    return body


def _filtered(query: Json, filters: tuple[Node, ...]) -> Json:
    return (
        {"bool": {"must": [query], "filter": [compile_tree(node) for node in filters]}} if filters else query
    )


def _all(nodes: Any) -> Json:
    return {"bool": {"filter": [compile_tree(node) for node in nodes]}}


def _facet(name: str, request: Request) -> Json:
    others = [node for other, node in request.narrow.items() if other != name]
    order = [{"_count": "desc"}, {"_key": "asc"}]
    counted = {"terms": {"field": name, "size": FACET_SIZE, "order": order}}
    return {"filter": _all(others) if others else {"match_all": {}}, "aggs": {"values": counted}}


def read_answer(answer: Json, request: Request) -> Found:
    """The answer of ``_search`` in the engine's own terms."""
    hits = tuple(_hit(hit) for hit in answer["hits"]["hits"])
    facets = {
        name: [
            (bucket["key"], bucket["doc_count"])
            for bucket in answer["aggregations"][name]["values"]["buckets"]
        ]
        for name in request.facets
    }
    return Found(answer["hits"]["total"]["value"], hits, facets)


def _hit(found: Json) -> Hit:
    ref, _, place = found["_id"].partition(PLACE_MARK)
    return Hit(ref, round(found.get("_score") or 0.0, 4), place)
