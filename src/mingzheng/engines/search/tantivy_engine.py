"""The embedded engine: the query tree compiled to tantivy, and one question answered by one searcher."""

from collections.abc import Iterable
from typing import Any

import tantivy

from .engine import FACET_SIZE, Found, Hit, Request
from .fields import Layout, Values
from .tree import All, And, AnyOf, Boost, Node, Not, Nothing, Or, Phrase, Prefix, Range, Term

_TOKENIZER = "blanks"
_MUST, _SHOULD, _MUST_NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_OPTIONS = {"key": "basic", "words": "freq", "grams": "position"}
_SPECIAL = frozenset(r"\.+*?()|[]{}^$#&-~@<>\"")


def make_schema(layout: Layout) -> tantivy.Schema:
    """The tantivy form of a layout."""
    builder = tantivy.SchemaBuilder()
    for field in layout.fields:
        if field.type == "int":
            builder.add_integer_field(field.name, indexed=True, fast=True)
        else:
            builder.add_text_field(
                field.name,
                stored=field.stored,
                fast=field.counted,
                tokenizer_name="raw" if field.type == "key" else _TOKENIZER,
                index_option=_OPTIONS[field.type],
            )
    return builder.build()


def open_index(path: str, schema: tantivy.Schema | None = None) -> tantivy.Index:
    """Open an index folder, or make one if a schema is given; raises ValueError if it cannot be read."""
    index = tantivy.Index(schema, path, reuse=False) if schema else tantivy.Index.open(path)
    blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer(_TOKENIZER, blanks)
    return index


def make_document(values: Values) -> tantivy.Document:
    return tantivy.Document(**values)


def compile_tree(schema: tantivy.Schema, node: Node) -> tantivy.Query:
    """The tantivy query of a tree."""
    query = tantivy.Query
    match node:
        case Term(field, value):
            return query.term_query(schema, field, value, index_option="freq")
        case AnyOf(field, values):
            return query.const_score_query(query.term_set_query(schema, field, list(values)), 0.0)
        case Phrase(field, tokens):
            return query.phrase_query(schema, field, list(tokens))
        case Prefix(field, start):
            return query.const_score_query(query.regex_query(schema, field, _escaped(start) + ".*"), 1.0)
        case Range(field, low, high):
            bounds = query.range_query(schema, field, tantivy.FieldType.Integer, low, high)
            return query.const_score_query(bounds, 0.0)
        case And(children, also):
            extras = [(_SHOULD, compile_tree(schema, each)) for each in also]
            return query.boolean_query([*(_clause(schema, child) for child in children), *extras])
        case Or(children, at_least):
            clauses = [(_SHOULD, compile_tree(schema, child)) for child in children]
            return query.boolean_query(clauses, minimum_number_should_match=at_least)
        case Boost(child, factor):
            return query.boost_query(compile_tree(schema, child), factor)
        case Not(child):
            return query.boolean_query([(_MUST, query.all_query()), (_MUST_NOT, compile_tree(schema, child))])
        case All():
            return query.const_score_query(query.all_query(), 0.0)
        case Nothing():
            return query.empty_query()


def _clause(schema: tantivy.Schema, child: Node) -> tuple[tantivy.Occur, tantivy.Query]:
    if isinstance(child, Not):
        return _MUST_NOT, compile_tree(schema, child.child)
    return _MUST, compile_tree(schema, child)


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in _SPECIAL else char for char in text)


def answer(searcher: tantivy.Searcher, schema: tantivy.Schema, request: Request) -> Found:
    """Answer one request from one searcher, i.e. from one commit."""
    query = _filtered(schema, request, request.narrow)
    by_date = "date" if request.sort == "date" else None
    # tantivy refuses a limit of zero; the total is still wanted then.
    result: Any = searcher.search(query, max(request.limit, 1), True, by_date, request.offset)
    found = [
        _hit(searcher.doc(address), 0.0 if by_date else round(key, 4))
        for key, address in result.hits[: request.limit]
    ]
    return Found(result.count, tuple(found), _facets(searcher, schema, request))


def _hit(document: tantivy.Document, score: float) -> Hit:
    return Hit(document["ref"][0], score, document.get_first("place") or "")


def _filtered(schema: tantivy.Schema, request: Request, narrow: Iterable[str]) -> tantivy.Query:
    filters = [*request.always, *(request.narrow[name] for name in narrow)]
    return compile_tree(schema, And((request.tree, *filters)) if filters else request.tree)


def _facets(
    searcher: tantivy.Searcher, schema: tantivy.Schema, request: Request
) -> dict[str, list[tuple[str, int]]]:
    """One pass for all facets without a chosen value, one more for each that has one."""
    free = [name for name in request.facets if name not in request.narrow]
    passes = [(free, list(request.narrow))] if free else []
    for chosen in request.facets:
        if chosen in request.narrow:
            passes.append(([chosen], [name for name in request.narrow if name != chosen]))
    counts: dict[str, list[tuple[str, int]]] = {}
    for names, narrow in passes:
        wanted = {name: {"terms": {"field": name, "size": FACET_SIZE}} for name in names}
        result = searcher.aggregate(_filtered(schema, request, narrow), wanted)
        for name in names:
            buckets = [(bucket["key"], bucket["doc_count"]) for bucket in result[name]["buckets"]]
            counts[name] = sorted(buckets, key=lambda bucket: (-bucket[1], bucket[0]))
    return {name: counts[name] for name in request.facets}
