"""Answer questions (政策问答): retrieve, judge, and say only what the passages say, or refuse."""

import time
from dataclasses import replace
from datetime import date

from mingzheng.engines.search.engine import IndexUnavailable

from . import confirmed
from .answer import Answer, AnswerPassage
from .extract import Extract, extract, joined
from .masking import masked
from .phrases import REFUSAL, UNCLEAR, lapsed
from .retrieval import Retrieved, retrieve
from .sitelog import near
from .written import compose

__all__ = ["Answer", "AnswerPassage", "IndexUnavailable", "answer"]

NEAR = 0.45
"""Passages below this are not shown with a refusal: they would only be about something else."""
LARGEST = 50
POOL = 10
# What a place further down costs, in shares of the question's words that a sentence holds.
_PER_PLACE = 0.05


def answer(question: str, *, today: date, limit: int = 5, write: bool = True) -> Answer:
    """The answer from what is public and binding on ``today``, with at most ``limit`` passages.

    ``write`` lets the configured language model, if there is one, word the answer.
    Lapsed rules are shown after those in force and used only with a warning if nothing in force answers. Raises
    `IndexUnavailable` with a Chinese sentence if the index cannot be asked now.
    """
    started = time.perf_counter()
    found = _answer(masked(question), today, max(1, min(limit, LARGEST)), write)
    return replace(
        found, question=" ".join(question.split()), took_ms=round((time.perf_counter() - started) * 1000, 1)
    )


def _answer(question: str, today: date, limit: int, write: bool) -> Answer:
    """``question`` is masked: who asks has no part in what is looked for."""
    known = near(question)
    # The answer must not depend on how many passages somebody wants to see.
    found = retrieve(question, known, today=today, limit=max(limit, POOL))
    if said := confirmed.answering(question, known, today=today):
        return _shown(said, found, limit)
    if not found.words:
        return Answer(question, UNCLEAR, "refused")
    enough = _enough(question, found)
    if not enough:
        nearby = tuple(each for each in found.passages if each.coverage >= NEAR)
        return Answer(question, REFUSAL, "refused", nearby[:limit])
    binding = [each for each in enough if each.passage.binds]
    said = _said(question, found, binding or enough, write)
    warning = "" if binding else lapsed(said.used[0])
    return _shown(replace(said, warning=warning), found, limit)


def _enough(question: str, found: Retrieved) -> list[Extract]:
    """The extracts that say enough of what the question is about, by how well they answer and how they rank."""
    likely = (each for each in found.passages[:POOL] if each.coverage >= found.enough)
    extracts = [extract(question, each, found.words, found.weights) for each in likely]
    enough = [each for each in extracts if each.text and each.coverage >= found.enough]
    return [
        each for _, each in sorted(enumerate(enough), key=lambda pair: pair[0] * _PER_PLACE - pair[1].worth)
    ]


def _said(question: str, found: Retrieved, enough: list[Extract], write: bool) -> Answer:
    """What the extracts say: worded by the configured model, else as they stand."""
    given = [each.passage for each in enough]
    if write and (written := compose(question, given)):
        numbers = sorted({number for each in written for number in each.numbers})
        renumbered = tuple(
            replace(each, numbers=tuple(numbers.index(number) + 1 for number in each.numbers))
            for each in written
        )
        used = tuple(given[number - 1] for number in numbers)
        return Answer(
            question, "".join(each.text for each in written), "written", used=used, sentences=renumbered
        )
    said = joined(enough, found.words, found.weights)
    return Answer(
        question, "".join(each.cited for each in said), "extract", used=tuple(each.passage for each in said)
    )


def _shown(said: Answer, found: Retrieved, limit: int) -> Answer:
    """With the passages it rests on first, then the others found."""
    used = {each.id for each in said.used}
    others = (each for each in found.passages if each.id not in used)
    return replace(said, passages=(*said.used, *others)[: max(limit, len(used))])
