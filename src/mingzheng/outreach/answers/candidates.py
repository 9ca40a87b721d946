"""Find passages that may answer (候选段落): the index proposes, the rows that are public now decide."""

import hashlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from mingzheng.base.records.registry import Listing, RecordType, SearchEntry
from mingzheng.engines.search import analyzer, site
from mingzheng.engines.search.engine import Engine, Request
from mingzheng.engines.search.passages import binding_on, passages, question_tree
from mingzheng.engines.search.plan import cleaned, make_plan
from mingzheng.kernel.statute.validity import StateKey

from .wording import in_both_tongues

PASSAGES = 30
BINDING = 12
DOCUMENTS = 15


@dataclass(slots=True)
class Candidate:
    """A passage of a public record; ``title`` (with the keywords) and ``own`` (the text) as the analyzer folds them.

    ``coverage`` is how much of the question stands in both, ``fitness`` orders: it adds how much stands in the text
    alone and how well its best sentence answers.
    """

    entry: SearchEntry
    listing: Listing
    place: str
    text: str
    mark: str
    title: str
    coverage: float = 0.0
    fitness: float = 0.0

    @property
    def own(self) -> str:
        return analyzer.fold(self.text)

    @property
    def key(self) -> tuple[str, str]:
        return self.entry.ref, self.place

    @property
    def binds(self) -> bool:
        """Whether it may be relied on; what has no validity of its own may."""
        key = self.listing.validity_key
        return not key or StateKey(key).binds


@dataclass(slots=True)
class Found:
    """What the indexes say of a question: places best first, records best first, and the passages of all of them."""

    ranked: list[tuple[str, str]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    by_key: dict[tuple[str, str], Candidate] = field(default_factory=dict)
    by_mark: dict[tuple[str, str], Candidate] = field(default_factory=dict)


def find(question: str, today: date, also: Iterable[str] = ()) -> Found:
    """Candidates for a question; ``also`` names records to read besides. Raises `IndexUnavailable` in Chinese."""
    asked = cleaned(question)
    ranked = site.answered(site.passage_engine(), lambda engine: _passages(engine, asked, today))
    found = Found(ranked, site.answered(site.engine(), lambda engine: _documents(engine, asked)))
    whole = set(also)
    for kind, row in site.public_rows(dict.fromkeys([*(ref for ref, _ in ranked), *whole])):
        _read(
            found,
            kind,
            row,
            today,
            None if row.ref in whole else {place for ref, place in ranked if ref == row.ref},
        )
    # A record changed since it was indexed may have fewer passages now, or be withdrawn.
    found.ranked = [key for key in found.ranked if key in found.by_key]
    return found


def _passages(engine: Engine, question: str, today: date) -> list[tuple[str, str]]:
    """Any of the characters and pairs; some that bind today besides, lest a row of lapsed versions hide them."""
    tree = question_tree(in_both_tongues(question))
    hits = [
        *engine.find(Request(tree, limit=PASSAGES)).hits,
        *engine.find(Request(tree, always=(binding_on(today),), limit=BINDING)).hits,
    ]
    return list(dict.fromkeys((hit.ref, hit.place) for hit in hits))


def _documents(engine: Engine, question: str) -> list[str]:
    """Records by title and words: any of the words will do, the title counts most."""
    plan = make_plan(question)
    return [hit.ref for hit in engine.find(Request(plan.any or plan.strict[-1], limit=DOCUMENTS)).hits]


def _read(found: Found, kind: RecordType, row: Any, today: date, places: Container[str] | None) -> None:
    """Add the passages at these places, or all of them with their marks: a code of law has hundreds."""
    entry, listing = kind.search(row), kind.listing(row, today)
    title = analyzer.fold(f"{'。'.join((entry.title, *entry.keywords))}。")
    for passage in passages(entry.body):
        if places is None or passage.place in places:
            candidate = Candidate(entry, listing, passage.place, passage.text, mark_of(passage.text), title)
            found.by_key[candidate.key] = candidate
            found.by_mark.setdefault((entry.ref, candidate.mark), candidate)


def read_texts(texts: Iterable[tuple[str, str]], today: date) -> dict[tuple[str, str], Candidate]:
    """The passages with these ``(ref, mark)`` that stand in public records now."""
    wanted, found = list(texts), Found()
    for kind, row in site.public_rows(dict.fromkeys(ref for ref, _ in wanted)):
        _read(found, kind, row, today, None)
    return {text: found.by_mark[text] for text in wanted if text in found.by_mark}


def mark_of(text: str) -> str:
    """Names a text by itself: 16 hexadecimal digits of its BLAKE2 digest."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def of_documents(found: Found, refs: Sequence[str]) -> list[list[tuple[str, str]]]:
    """The ranked places of each record, record by record."""
    groups: dict[str, list[tuple[str, str]]] = {ref: [] for ref in refs}
    for key in found.ranked:
        if key[0] in groups:
            groups[key[0]].append(key)
    return [groups[ref] for ref in refs]
