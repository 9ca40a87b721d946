"""Answers that staff confirmed (人工确认), given first while everything they rest on still stands."""

from collections.abc import Iterable
from datetime import date

from .answer import Answer, AnswerPassage
from .candidates import read_texts
from .meaning import key_of, same
from .models import ConfirmedAnswer
from .phrases import CONFIRMED
from .retrieval import shown
from .sitelog import Near


def answering(question: str, near: Near, *, today: date) -> Answer | None:
    """The confirmed answer to the same question, or None."""
    for row in _same(question, near):
        if basis := standing(row, today, question):
            said = f"{row.answer}{CONFIRMED}"
            return Answer(question, said, "confirmed", used=basis, confirmed_question=row.question)
    return None


def _same(question: str, near: Near) -> Iterable[ConfirmedAnswer]:
    """The one with the same key, which is found the moment it is confirmed; then the nearest that ask the same."""
    key = key_of(question)
    exact = list(ConfirmedAnswer.objects.filter(key=key, withdrawn_at=None)) if key else []
    return [*exact, *(row for row in near.confirmed if row not in exact and same(question, row.question))]


def standing(row: ConfirmedAnswer, today: date, question: str = "") -> tuple[AnswerPassage, ...]:
    """The passages of the basis, if each still stands as it was in a public record that binds; else none."""
    texts = [(item["ref"], item["mark"]) for item in row.basis]
    read = read_texts(texts, today)
    if not texts or any(text not in read or not read[text].binds for text in texts):
        return ()
    return tuple(shown(read[text], question or row.question) for text in texts)
