"""Passages for a question, best first (段落检索): ranked as learned, what binds before what does not."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingzheng.engines.search import site
from mingzheng.engines.search.highlight import mark, needles
from mingzheng.engines.search.learning.fitting import Row, Weights
from mingzheng.engines.search.learning.ranker import Ranker
from mingzheng.engines.search.learning.signs import COVERAGE

from . import sitelog
from .answer import AnswerPassage
from .candidates import Candidate
from .judging import enough, judgement
from .library import SiteLibrary
from .meanings import meanings
from .places import places
from .sitelog import Near
from .weights import in_use
from .wording import to_mark

# A rule comes before an article that speaks of it, where they are otherwise alike.
_RULE_PRIOR = 0.05
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The passages and what they were judged by: the question's words, each with its weight."""

    passages: tuple[AnswerPassage, ...]
    words: tuple[str, ...]
    weights: Mapping[str, float]

    @property
    def enough(self) -> float:
        """The coverage from which a passage may answer."""
        return enough(self.words)


def retrieve(question: str, near: Near, *, today: date, limit: int) -> Retrieved:
    """At most ``limit`` passages; raises `IndexUnavailable` with a Chinese sentence."""
    library, weights = SiteLibrary(today), in_use()
    log = library.questions(near.logged)
    found = Ranker(log, library, meanings(), weights, sitelog.background()).candidates(question)
    asked = judgement(site.passage_engine(), question)
    ranked = _ranked(library, found, weights, enough(asked.words))
    wanted = needles(to_mark(question))
    passages = tuple(
        _passage(each, score, found[name][COVERAGE], wanted) for name, each, score in ranked[:limit]
    )
    return Retrieved(passages, asked.words, asked.weights)


def _ranked(
    library: SiteLibrary, found: Mapping[str, Row], weights: Weights, least: float
) -> list[tuple[str, Candidate, float]]:
    """The best by the chance that they answer; among them what may answer first, and what binds before what does not."""
    candidates = {name: library.candidate(name) for name in found}
    worths = {name: weights.worth(row) + _prior(candidates[name]) for name, row in found.items()}
    best = sorted(worths, key=lambda name: (-worths[name], name))[:DEEPEST]
    mass = sum(math.exp(worth - max(worths.values())) for worth in worths.values())
    chances = {name: math.exp(worths[name] - max(worths.values())) / mass for name in best}
    best.sort(key=lambda name: (found[name][COVERAGE] < least, not candidates[name].binds))
    return [(name, candidates[name], chances[name]) for name in best]


def _prior(candidate: Candidate) -> float:
    return _RULE_PRIOR if candidate.listing.validity else 0.0


def shown(candidate: Candidate, question: str) -> AnswerPassage:
    """A passage that was chosen by somebody, not found: it comes first and counts fully."""
    return _passage(candidate, 1.0, 1.0, needles(to_mark(question)))


def _passage(candidate: Candidate, score: float, coverage: float, wanted: Sequence[str]) -> AnswerPassage:
    entry, listing = candidate.entry, candidate.listing
    place = places(entry.body)[candidate.place]
    return AnswerPassage(
        ref=entry.ref, place=candidate.place, mark=candidate.mark, document=entry.title, doc_number=entry.doc_number,
        issuer=entry.organ, clause=place.clause, text=candidate.text, said=place.said, header=place.header,
        url=f"{entry.url}#{place.anchor}" if place.anchor else entry.url, state=listing.validity,
        state_key=listing.validity_key, binds=candidate.binds, score=round(score, 5), coverage=round(coverage, 4),
        snippet=mark(candidate.text, wanted, "body"),
    )  # fmt: skip
