"""The answer as an extract (摘录): the best sentences of the best passages, each with its citation. Pure."""

import re
from collections.abc import Mapping, Sequence

from mingzheng.engines.search import analyzer

from .answer import AnswerPassage
from .phrases import citation
from .sentences import choose
from .wording import beyond, coverage, cues, holds

_WORTH_A_SECOND = 0.2


def extract(
    question: str, passages: Sequence[AnswerPassage], words: Sequence[str], weights: Mapping[str, float]
) -> tuple[str, tuple[AnswerPassage, ...]]:
    """The text and the passages used: the first, and a second one if it says something the first does not."""
    wanted = cues(question)
    used = [passages[0]]
    held = _held(passages[0], words)
    for other in passages[1:3]:
        both = {word: max(held[word], _held(other, words)[word]) for word in words}
        if coverage(words, weights, both) - passages[0].coverage >= _WORTH_A_SECOND:
            used.append(other)
            break
    return "".join(_cited(each, words, weights, wanted) for each in used), tuple(used)


def _held(passage: AnswerPassage, words: Sequence[str]) -> dict[str, float]:
    folded = analyzer.fold(f"{passage.document}。{passage.text}")
    return {word: holds(folded, word) for word in words}


def _cited(
    passage: AnswerPassage, words: Sequence[str], weights: Mapping[str, float], wanted: Sequence[re.Pattern[str]]
) -> str:
    within = beyond(analyzer.fold(passage.document), weights)
    return f"{choose(passage.said or passage.text, words, within, wanted, passage.header)}（{citation(passage)}）"
