"""Answer questions (政策问答): retrieve, judge, and say only what the passages say, or refuse."""

import time
from dataclasses import replace
from datetime import date

from mingzheng.engines.search.engine import IndexUnavailable

from . import confirmed
from .answer import Answer, AnswerPassage
from .extract import extract
from .masking import masked
from .phrases import REFUSAL, UNCLEAR, lapsed
from .retrieval import ENOUGH, Retrieved, retrieve
from .votes import votes
from .written import compose

__all__ = ["Answer", "AnswerPassage", "IndexUnavailable", "answer"]

NEAR = 0.45
"""Passages below this are not shown with a refusal: they would only be about something else."""
LARGEST = 50


def answer(question: str, *, today: date, limit: int = 5) -> Answer:
    """The answer from what is public and binding on ``today``, with at most ``limit`` passages.

    Lapsed rules are shown after those in force and used only with a warning if nothing in force answers. Raises
    `IndexUnavailable` with a Chinese sentence if the index cannot be asked now.
    """
    started = time.perf_counter()
    asked = " ".join(question.split())
    found = _answer(asked, today, max(1, min(limit, LARGEST)))
    return replace(found, took_ms=round((time.perf_counter() - started) * 1000, 1))


def _answer(question: str, today: date, limit: int) -> Answer:
    counted = votes(question)
    found = retrieve(question, counted, today=today, limit=limit)
    if known := confirmed.answering(question, counted, found, today=today, limit=limit):
        return known
    if not found.words:
        return Answer(question, UNCLEAR, "refused")
    enough = [each for each in found.passages if each.coverage >= ENOUGH and each.said]
    binding = [each for each in enough if each.binds]
    if not enough:
        near = tuple(each for each in found.passages if each.coverage >= NEAR)
        return Answer(question, REFUSAL, "refused", near)
    return _from(question, found, binding or enough, "" if binding else lapsed(enough[0]))


def _from(question: str, found: Retrieved, enough: list[AnswerPassage], warning: str) -> Answer:
    written = compose(masked(question), enough)
    if written:
        used = tuple(dict.fromkeys(enough[number - 1] for each in written for number in each.numbers))
        text = "".join(each.text for each in written)
        return Answer(question, text, "written", found.passages, used, tuple(written), warning)
    text, used = extract(question, enough, found.words, found.weights)
    return Answer(question, text, "extract", found.passages, used, warning=warning)
