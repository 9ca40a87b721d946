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
from .retrieval import ENOUGH, Retrieved, retrieve
from .votes import votes
from .written import compose

__all__ = ["Answer", "AnswerPassage", "IndexUnavailable", "answer"]

NEAR = 0.45
"""Passages below this are not shown with a refusal: they would only be about something else."""
LARGEST = 50


def answer(question: str, *, today: date, limit: int = 5, write: bool = True) -> Answer:
    """The answer from what is public and binding on ``today``, with at most ``limit`` passages.

    ``write`` lets the configured language model, if there is one, word the answer.
    Lapsed rules are shown after those in force and used only with a warning if nothing in force answers. Raises
    `IndexUnavailable` with a Chinese sentence if the index cannot be asked now.
    """
    started = time.perf_counter()
    found = _answer(masked(question), today, max(1, min(limit, LARGEST)), write)
    return replace(found, question=" ".join(question.split()), took_ms=round((time.perf_counter() - started) * 1000, 1))


def _answer(question: str, today: date, limit: int, write: bool) -> Answer:
    """``question`` is masked: who asks has no part in what is looked for."""
    counted = votes(question)
    found = retrieve(question, counted, today=today, limit=limit)
    if known := confirmed.answering(question, counted, found, today=today, limit=limit):
        return known
    if not found.words:
        return Answer(question, UNCLEAR, "refused")
    enough = _enough(question, found)
    if not enough:
        near = tuple(each for each in found.passages if each.coverage >= NEAR)
        return Answer(question, REFUSAL, "refused", near)
    binding = [each for each in enough if each.passage.binds]
    return _from(question, found, binding or enough, "" if binding else lapsed(enough[0].passage), write)


def _enough(question: str, found: Retrieved) -> list[Extract]:
    """The extracts that say enough of what the question is about, those of the best passages first."""
    likely = (each for each in found.passages if each.coverage >= ENOUGH)
    extracts = [extract(question, each, found.words, found.weights) for each in likely]
    return [each for each in extracts if each.text and each.coverage >= ENOUGH]


def _from(question: str, found: Retrieved, enough: list[Extract], warning: str, write: bool) -> Answer:
    given = [each.passage for each in enough]
    if write and (written := compose(question, given)):
        used = tuple(dict.fromkeys(given[number - 1] for each in written for number in each.numbers))
        text = "".join(each.text for each in written)
        return Answer(question, text, "written", found.passages, used, tuple(written), warning)
    said = joined(enough, found.words, found.weights)
    text, used = "".join(each.cited for each in said), tuple(each.passage for each in said)
    return Answer(question, text, "extract", found.passages, used, warning=warning)
