"""The passages of this site as the ranking sees them (本站段落库): the index proposes, public rows decide."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from mingzheng.engines.search import site
from mingzheng.engines.search.engine import Engine, Hit, Request
from mingzheng.engines.search.evaluate import Question
from mingzheng.engines.search.learning.shelf import Shelf
from mingzheng.engines.search.passages import binding_on, question_tree
from mingzheng.engines.search.plan import cleaned
from mingzheng.engines.search.tree import AnyOf, Node

from .candidates import Candidate, ReadRecord, Text, read_records
from .judging import judge_by
from .sitelog import Logged
from .wording import in_both_tongues

PASSAGES = 30
BINDING = 12
_VOTED_RECORDS = 12
_MOST_KEPT = 1000


class SiteLibrary:
    """Reads what it is asked about and remembers it; ``today`` decides what binds. Names are ``ref#place``."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._records: dict[str, ReadRecord] = {}
        self._engine = site.passage_engine()
        self._judge = judge_by(self._engine)
        self.shelf = Shelf([])

    def retrieve(
        self, text: str, limit: int, documents: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Names and scores, best first, of what is public now. Raises `IndexUnavailable` with a Chinese sentence."""
        within = () if documents is None else (AnyOf("ref", tuple(sorted(documents))),)
        tree = question_tree(in_both_tongues(cleaned(text)))
        hits = site.answered(self._engine, lambda engine: self._hits(engine, tree, within, limit))
        self._read(hit.ref for hit in hits)
        return [
            (f"{hit.ref}#{hit.place}", hit.score)
            for hit in hits
            # A record changed since it was indexed may have fewer passages now, or be withdrawn.
            if hit.ref in self._records and hit.place in self._records[hit.ref].passages
        ]

    def _hits(self, engine: Engine, tree: Node, within: tuple[Node, ...], limit: int) -> list[Hit]:
        """Some that bind today besides, lest a row of lapsed versions hide them."""
        today = binding_on(self._today)
        found = [
            *engine.find(Request(tree, always=within, limit=min(limit, PASSAGES))).hits,
            *engine.find(Request(tree, always=(*within, today), limit=min(limit, BINDING))).hits,
        ]
        return sorted({(hit.ref, hit.place): hit for hit in found}.values(), key=lambda hit: -hit.score)

    def questions(self, logged: Sequence[Logged]) -> list[Question]:
        """Logged questions with the names of what was given to them, as far as it stands in public records now."""
        refs = list(dict.fromkeys(ref for each in logged for ref, _ in each.texts))
        self._read(refs[:_VOTED_RECORDS] if len(logged) <= _MOST_KEPT else refs)
        named = [(each, frozenset(filter(None, map(self._name, each.texts)))) for each in logged]
        return [Question(each.text, names, each.worth) for each, names in named if names]

    def _name(self, text: Text) -> str:
        ref, mark = text
        place = self._records[ref].by_mark.get(mark) if ref in self._records else None
        return f"{ref}#{place}" if place else ""

    def _read(self, refs: Iterable[str]) -> None:
        """Read the records not read yet, in one query for each kind."""
        for record in read_records((ref for ref in refs if ref not in self._records), self._today):
            ref = record.entry.ref
            self._records[ref] = record
            self.shelf.add((f"{ref}#{place}", ref) for place in record.passages)

    def candidate(self, name: str) -> Candidate:
        """The passage of a name this library gave out."""
        ref, _, place = name.rpartition("#")
        return self._records[ref].at(place)

    def text_of(self, name: str) -> str:
        """Title and text."""
        return self.candidate(name).whole

    def judged(self, text: str, names: Sequence[str]) -> list[tuple[float, float]]:
        """Coverage and fitness of each."""
        found = [self.candidate(name) for name in names]
        return self._judge(text, [(each.title, each.text) for each in found])
