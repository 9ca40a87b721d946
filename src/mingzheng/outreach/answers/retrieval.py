"""Passages for a question, best first (段落检索): several rankings joined, what binds before what does not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mingzheng.engines.search import site
from mingzheng.engines.search.highlight import mark, needles
from mingzheng.engines.search.plan import cleaned

from . import encoder
from .answer import AnswerPassage
from .candidates import Candidate, Found, find, of_documents
from .fusion import Ranking, fuse
from .places import places
from .rarity import rarity
from .sentences import Asked, worth
from .votes import Votes
from .wording import beyond, content_words, coverage, cues, holds

_BY_DOCUMENT = 0.5
_BY_FITNESS = 1.5
_BY_ENCODER = 0.7
_BY_VOTED_TEXT = 2.0
_BY_VOTED_RECORD = 0.7
# A rule comes before an article that speaks of it, where they are otherwise alike.
_RULE_PRIOR = 0.0005
_OWN_WORTH = 0.5
DEEPEST = 20
ENOUGH = 0.6
"""The least weighted share of the question's words in a passage that may answer; measured, see bench/ask.py."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The passages and what they were judged by: the question's words, each with its weight."""

    passages: tuple[AnswerPassage, ...]
    words: tuple[str, ...]
    weights: Mapping[str, float]


def retrieve(question: str, votes: Votes, *, today: date, limit: int) -> Retrieved:
    """At most ``limit`` passages; raises `IndexUnavailable` with a Chinese sentence."""
    voted = [str(ref) for ref in votes.best(votes.records)]
    found = find(question, today, also=voted)
    words = content_words(question)
    weights = rarity(site.passage_engine(), words)
    _judge(question, found, votes, words, weights)
    scores = fuse(_rankings(question, found, votes, voted))
    ranked = sorted(scores, key=lambda key: -_scored(found, key, scores))[:DEEPEST]
    ordered = sorted((found.by_key[key] for key in ranked), key=_standing)[:limit]
    wanted = needles(cleaned(question))
    passages = tuple(_shown(each, _scored(found, each.key, scores), wanted) for each in ordered)
    return Retrieved(passages, words, weights)


def _standing(candidate: Candidate) -> tuple[bool, bool]:
    """What may answer comes before what may not; among either, what binds before what does not."""
    return candidate.coverage < ENOUGH, not candidate.binds


def _judge(
    question: str, found: Found, votes: Votes, words: Sequence[str], weights: Mapping[str, float]
) -> None:
    """Measure how far the ranked and the voted passages hold the words, and how well their best sentence answers."""
    wanted = cues(question)
    for key in {*found.ranked, *(each.key for each in _voted(found, votes))}:
        each = found.by_key[key]
        own = each.own
        held = {word: holds(own, word) for word in words}
        titled = {word: max(held[word], holds(each.title, word)) for word in words}
        each.coverage = coverage(words, weights, titled)
        within = beyond(each.title, weights)
        alone = coverage(words, within, held)
        each.fitness = each.coverage + _OWN_WORTH * (alone + worth(each.text, Asked(words, within, wanted)))


def _rankings(question: str, found: Found, votes: Votes, voted: Sequence[str]) -> Iterable[Ranking]:
    yield Ranking.of(found.ranked)
    yield Ranking(of_documents(found, found.documents), _BY_DOCUMENT)
    covered = sorted(found.ranked, key=lambda key: -found.by_key[key].fitness)
    yield Ranking.of(covered, _BY_FITNESS)
    yield Ranking.of((each.key for each in _voted(found, votes)), _BY_VOTED_TEXT)
    yield Ranking(of_documents(found, voted), _BY_VOTED_RECORD)
    near = encoder.order(question, [found.by_key[key].text for key in covered])
    yield Ranking.of((covered[place] for place in near), _BY_ENCODER)


def _voted(found: Found, votes: Votes) -> list[Candidate]:
    return [found.by_mark[text] for text in votes.best(votes.texts) if text in found.by_mark]


def _scored(found: Found, key: tuple[str, str], scores: Mapping[tuple[str, str], float]) -> float:
    return scores[key] + (_RULE_PRIOR if found.by_key[key].listing.validity else 0.0)


def shown(candidate: Candidate, question: str) -> AnswerPassage:
    """A passage that was chosen by somebody, not found: it comes first and counts fully."""
    return _shown(replace(candidate, coverage=1.0), 1.0, needles(cleaned(question)))


def _shown(candidate: Candidate, score: float, wanted: Sequence[str]) -> AnswerPassage:
    entry, listing = candidate.entry, candidate.listing
    place = places(entry.body)[candidate.place]
    return AnswerPassage(
        ref=entry.ref, place=candidate.place, mark=candidate.mark, document=entry.title, doc_number=entry.doc_number,
        issuer=entry.organ, clause=place.clause, text=candidate.text, said=place.said, header=place.header,
        url=f"{entry.url}#{place.anchor}" if place.anchor else entry.url, state=listing.validity,
        state_key=listing.validity_key, binds=candidate.binds, score=round(score, 5),
        coverage=round(candidate.coverage, 4), snippet=mark(candidate.text, wanted, "body"),
    )  # fmt: skip
