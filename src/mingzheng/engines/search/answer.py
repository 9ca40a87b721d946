"""What a visitor gets to see of a search (检索结果): rows read from the database, and the one JSON form."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mingzheng.base.records.registry import Listing

from .highlight import Snippet
from .query import Query, Results


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit as it is shown. The snippets carry what to mark (`Snippet.segments`), never HTML."""

    ref: str
    kind: str
    kind_name: str
    title: str
    url: str
    doc_number: str
    issuer: str
    written_date: date | None
    state: str
    state_key: str
    score: float
    title_snippet: Snippet
    body_snippet: Snippet
    listing: Listing

    @property
    def highlights(self) -> tuple[Snippet, ...]:
        """The snippets in which something is marked."""
        return tuple(part for part in (self.title_snippet, self.body_snippet) if part.marks)

    def as_json(self) -> dict[str, Any]:
        """Dates in ISO, absent values null, ``highlights`` as plain text."""
        return {
            "id": self.ref,
            "title": self.title,
            "doc_number": self.doc_number or None,
            "issuer": self.issuer or None,
            "written_date": self.written_date.isoformat() if self.written_date else None,
            "state": self.state or None,
            "url": self.url,
            "score": self.score,
            "highlights": [part.text for part in self.highlights],
        }


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A clause or paragraph that may answer a question; ``number`` is 第十二条, or empty in running text."""

    ref: str
    kind: str
    title: str
    url: str
    doc_number: str
    issuer: str
    number: str
    place: int
    score: float
    text: Snippet


@dataclass(frozen=True, slots=True)
class Answer:
    """The engine's results and the hits that are public at this moment."""

    results: Results
    hits: tuple[ShownHit, ...]

    @property
    def query(self) -> Query:
        return self.results.query

    @property
    def plan(self) -> str:
        return self.results.plan

    @property
    def total(self) -> int:
        """How many match, by the index; a record withdrawn since may still be counted, never shown."""
        return self.results.total

    @property
    def took_ms(self) -> float:
        return self.results.took_ms

    @property
    def facets(self) -> dict[str, list[tuple[str, int]]]:
        return self.results.facets

    @property
    def suggestion(self) -> str | None:
        return self.results.suggestion

    @property
    def relaxed(self) -> bool:
        return self.results.relaxed

    @property
    def synonyms(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Words of the query with the others that were looked for as well."""
        return self.results.expansion.used

    def as_json(self) -> dict[str, Any]:
        """The answer of the command line and the API."""
        return {
            "query": self.query.text,
            "plan": self.plan,
            "total": self.total,
            "took_ms": self.took_ms,
            "hits": [hit.as_json() for hit in self.hits],
            "facets": {
                name: [{"value": value, "count": count} for value, count in counts]
                for name, counts in self.facets.items()
            },
            "suggestion": self.suggestion,
        }
