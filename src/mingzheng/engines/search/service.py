"""Search as faces call it: query in, public rows out.

The index only proposes. Every hit is read again from the database, so what was withdrawn a moment ago does not
show, and nothing is shown that is not in the row.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils import timezone

from mingzheng.base.records.registry import RecordType, SearchEntry
from mingzheng.kernel.statute.validity import StateKey

from . import query as engine_query
from . import querylog, teaching
from .answer import Answer, ShownHit, ShownPassage
from .engine import Hit, IndexUnavailable, Request
from .highlight import Snippet, mark, needles, snippet
from .passages import Passage, binding_on, passages, question_tree
from .plan import cleaned
from .query import BadQuery, Query, Results
from .site import answered, attachments_of, engine, passage_engine, public_rows

__all__ = [
    "Answer",
    "BadQuery",
    "IndexUnavailable",
    "Query",
    "Results",
    "ShownPassage",
    "ask",
    "find",
    "hydrate",
    "search",
    "suggest",
]


def find(query: Query, *, today: date | None = None, log: bool = False) -> Answer:
    """Search and read the hits; ``log`` keeps the query (masked) for the statistics.

    Raises `BadQuery` or `IndexUnavailable`, each with a Chinese sentence for the visitor.
    """
    today = today or timezone.localdate()
    results = search(query)
    if log:
        querylog.record(results, today)
    return hydrate(results, today)


def search(query: Query) -> Results:
    """The index's answer: refs and scores only; raises as `find` does."""
    labelled = _with_state_label(query)
    taught = {"synonyms": teaching.groups(), "pinned": _pinned(query)}
    return answered(engine(), lambda chosen: engine_query.run(chosen, labelled, **taught))


def _pinned(query: Query) -> list[str]:
    """What was pinned for this text and is public, unless the visitor narrows or sorts: then it is no longer asked."""
    plain = Query(query.text, limit=query.limit, offset=query.offset, facets=query.facets)
    refs = teaching.pinned_refs(query.text) if query == plain else []
    public = {row.ref for _, row in public_rows(refs)} if refs else set()
    return [ref for ref in refs if ref in public]


def _with_state_label(query: Query) -> Query:
    """The index knows states by their label; ``in_force`` and 有效 are understood as well."""
    labels = {key.value: key.label for key in StateKey} | {"有效": StateKey.IN_FORCE.label}
    return replace(query, state=labels.get(query.state, query.state)) if query.state else query


def hydrate(results: Results, today: date | None = None) -> Answer:
    """The hits that are public now, in order, read in one query for each kind among them (and its joins).

    The texts of files, which may be long, are read only for hits whose own text has nothing to mark.
    """
    today = today or timezone.localdate()
    wanted = needles(
        " ".join([results.query.text, *(word for _, words in results.expansion.used for word in words)])
    )
    rows = {row.ref: (kind, row) for kind, row in public_rows(hit.ref for hit in results.hits)}
    shown = [_shown(*rows[hit.ref], hit, today, wanted) for hit in results.hits if hit.ref in rows]
    attached = _in_attachments([rows[hit.ref] for hit in shown if not hit.body_snippet.marks], wanted)
    return Answer(
        results, tuple(replace(hit, body_snippet=attached.get(hit.ref, hit.body_snippet)) for hit in shown)
    )


def _shown(kind: RecordType, row: Any, hit: Hit, today: date, wanted: Sequence[str]) -> ShownHit:
    entry, listing = kind.search(row), kind.listing(row, today)
    return ShownHit(
        ref=hit.ref,
        kind=kind.key,
        kind_name=kind.name,
        title=entry.title,
        url=entry.url,
        doc_number=entry.doc_number,
        issuer=entry.organ,
        written_date=entry.written_date,
        state=listing.validity,
        state_key=listing.validity_key,
        score=hit.score,
        title_snippet=mark(entry.title, wanted),
        body_snippet=snippet(entry.body, wanted, title=entry.title),
        listing=listing,
    )


def _in_attachments(rows: Sequence[tuple[RecordType, Any]], wanted: Sequence[str]) -> dict[str, Snippet]:
    """From the first file of each record that has something to mark, with the file's name before it."""
    found: dict[str, Snippet] = {}
    for kind in {kind.key: kind for kind, _ in rows}.values():
        kind.join_files([row for other, row in rows if other is kind])
    for kind, row in rows:
        pieces = (_in_file(name, text, wanted) for name, text in attachments_of(kind, row))
        if best := next((piece for piece in pieces if piece.marks), None):
            found[row.ref] = best
    return found


def _in_file(name: str, text: str, wanted: Sequence[str]) -> Snippet:
    """From its text, or else its name, if that is what was looked for."""
    inside = snippet(text, wanted)
    return inside.after(f"附件《{name}》：") if inside.marks else mark(f"附件《{name}》", wanted, "body")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A record offered while somebody types."""

    title: str
    url: str
    kind_name: str


def suggest(text: str, limit: int = 8) -> list[Suggested]:
    """Public records whose title holds what has been typed so far, best first."""
    hits = answered(engine(), lambda chosen: engine_query.complete(chosen, text, limit))
    rows = {row.ref: (kind, row) for kind, row in public_rows(hit.ref for hit in hits)}
    found = [rows[hit.ref] for hit in hits if hit.ref in rows]
    return [Suggested(row.title, kind.address(row.public_id), kind.name) for kind, row in found]


def ask(question: str, *, on: date | None = None, limit: int = 10) -> list[ShownPassage]:
    """The clauses and paragraphs that answer a question best, read from the rows that are public now.

    ``on`` keeps those of records in force on that day. Raises `IndexUnavailable` with a Chinese sentence.
    """
    always = (binding_on(on),) if on else ()
    request = Request(question_tree(question), always=always, limit=limit)
    hits = answered(passage_engine(), lambda chosen: chosen.find(request)).hits
    rows = {row.ref: (kind, kind.search(row)) for kind, row in public_rows(hit.ref for hit in hits)}
    read = {ref: {each.place: each for each in passages(entry.body)} for ref, (_, entry) in rows.items()}
    # A record changed since it was indexed may have fewer passages now.
    known = [hit for hit in hits if hit.place in read.get(hit.ref, {})]
    wanted = needles(cleaned(question))
    return [_shown_passage(*rows[hit.ref], read[hit.ref][hit.place], hit, wanted) for hit in known]


def _shown_passage(
    kind: RecordType, entry: SearchEntry, passage: Passage, hit: Hit, wanted: Sequence[str]
) -> ShownPassage:
    return ShownPassage(
        ref=entry.ref,
        kind=kind.key,
        title=entry.title,
        url=entry.url,
        doc_number=entry.doc_number,
        issuer=entry.organ,
        number=passage.number,
        place=int(passage.place),
        score=hit.score,
        text=mark(passage.text, wanted, "body"),
    )
