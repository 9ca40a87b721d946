"""A cluster small enough to hold in one's head: answers the requests of `OpenSearchIndex` from memory.

It reads the query JSON by the meaning the OpenSearch manual gives each clause, and so lets the contract of an
engine run on the compiled JSON where no cluster is at hand. It has no scores.
"""

import json
import re
from collections import Counter


class Cluster:
    """Indices, aliases and the few requests the engine makes; ``sent`` keeps them."""

    def __init__(self):
        self.indices, self.aliases, self.sent = {}, {}, []

    def __call__(self, method, path, body):
        self.sent.append((method, path))
        for pattern, answer in self.ROUTES:
            if match := re.fullmatch(pattern, f"{method} {path}"):
                return answer(self, *match.groups(), body)
        return 400, {}

    def _create(self, name, body):
        self.indices[name] = json.loads(body) | {"docs": {}}
        return 200, {}

    def _drop(self, name, body):
        del self.indices[name]
        return 200, {}

    def _bulk(self, name, body):
        lines, docs = iter([json.loads(line) for line in body.splitlines()]), self._named(name)["docs"]
        items = []
        for line in lines:
            docs[line["index"]["_id"]] = next(lines)
            items.append({"index": {"_id": line["index"]["_id"], "status": 200}})
        return 200, {"errors": False, "items": items}

    def _delete_by_query(self, name, body):
        docs, query = self._named(name)["docs"], json.loads(body)["query"]
        for ref in [ref for ref, doc in docs.items() if matches(query, doc)]:
            del docs[ref]
        return 200, {}

    def _aliases(self, body):
        for action in json.loads(body)["actions"]:
            if "add" in action:
                self.aliases[action["add"]["alias"]] = action["add"]["index"]
            else:
                del self.indices[action["remove_index"]["index"]]
        return 200, {}

    def _alias(self, name, body):
        return (200, {self.aliases[name]: {}}) if name in self.aliases else (404, {})

    def _mapping(self, name, body):
        index = self._named(name)
        return (200, {name: {"mappings": index["mappings"]}}) if index else (404, {})

    def _stats(self, name, body):
        figures = {"index_total": len(self._named(name)["docs"]), "delete_total": 0}
        return 200, {"indices": {self.aliases[name]: {"primaries": {"indexing": figures}}}}

    def _count(self, name, body):
        index = self._named(name)
        return (200, {"count": len(index["docs"])}) if index else (404, {})

    def _search(self, name, body):
        index, request = self._named(name), json.loads(body)
        if index is None:
            return 404, {}
        found = {
            ref: doc
            for ref, doc in index["docs"].items()
            if matches(request.get("query", {"match_all": {}}), doc)
        }
        shown = [
            ref for ref, doc in found.items() if matches(request.get("post_filter", {"match_all": {}}), doc)
        ]
        if isinstance(request.get("sort", [""])[0], dict):
            shown.sort(key=lambda ref: -found[ref]["date"][0])
        page = shown[request.get("from", 0) :][: request["size"]]
        aggregations = {name: _aggregate(wanted, found) for name, wanted in request.get("aggs", {}).items()}
        hits = {"total": {"value": len(shown)}, "hits": [{"_id": ref, "_score": None} for ref in page]}
        return 200, {"hits": hits, "aggregations": aggregations}

    def _named(self, name):
        return self.indices.get(self.aliases.get(name, name))

    ROUTES = (
        (r"POST /_aliases", _aliases),
        (r"GET /_alias/([\w-]+)", _alias),
        (r"PUT /([\w-]+)", _create),
        (r"DELETE /([\w-]+)", _drop),
        (r"POST /([\w-]+)/_bulk(?:\?refresh=true)?", _bulk),
        (r"POST /([\w-]+)/_delete_by_query\?refresh=true&conflicts=proceed", _delete_by_query),
        (r"POST /([\w-]+)/_refresh", lambda self, name, body: (200, {})),
        (r"GET /([\w-]+)/_mapping", _mapping),
        (r"GET /([\w-]+)/_stats/indexing", _stats),
        (r"GET /([\w-]+)/_count", _count),
        (r"POST /([\w-]+)/_search", _search),
    )


def matches(clause, doc):
    """Whether a document matches a query clause."""
    ((kind, what),) = clause.items()
    if kind == "bool":
        return _bool(what, doc)
    if kind == "constant_score":
        return matches(what["filter"], doc)
    if kind in ("match_all", "match_none"):
        return kind == "match_all"
    ((field, value),) = what.items()
    tokens = _tokens(doc, field)
    if kind == "term":
        return value["value"] in tokens
    if kind == "terms":
        return bool(set(value) & set(tokens))
    if kind == "prefix":
        return any(token.startswith(value["value"]) for token in tokens)
    if kind == "match_phrase":
        return f" {value['query']} " in f" {' '.join(tokens)} "
    if kind == "range":
        return all(_compare[sign](number, bound) for number in doc[field] for sign, bound in value.items())
    raise AssertionError(f"unknown clause {kind}")


_compare = {"gte": lambda number, bound: number >= bound, "lte": lambda number, bound: number <= bound}


def _bool(what, doc):
    should = sum(matches(clause, doc) for clause in what.get("should", ()))
    needed = [*what.get("must", ()), *what.get("filter", ())]
    return (
        all(matches(clause, doc) for clause in needed)
        and not any(matches(clause, doc) for clause in what.get("must_not", ()))
        and should >= what.get("minimum_should_match", 0)
    )


def _tokens(doc, field):
    values = [str(value) for value in doc.get(field, ())]
    return " ".join(values).split() if field in ("tw", "bw", "tb", "bb", "pg") else values


def _aggregate(wanted, found):
    docs = [doc for doc in found.values() if matches(wanted.get("filter", {"match_all": {}}), doc)]
    terms = wanted["aggs"]["values"]["terms"] if "aggs" in wanted else wanted["terms"]
    counts = Counter(value for doc in docs for value in set(_tokens(doc, terms["field"])))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: terms["size"]]
    buckets = [{"key": key, "doc_count": count} for key, count in ranked]
    return {"values": {"buckets": buckets}} if "aggs" in wanted else {"buckets": buckets}
