"""Whether what was learned is better, told on questions not learned from (交叉验证). Pure."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..evaluate import Question, reciprocal_rank
from .fitting import Weights
from .ranker import USUAL, Ranker, ordered

MakeRanker = Callable[[Sequence[Question]], Ranker]
_TOP = 10
FEWEST = 40
"""Fewer answered questions are not learned from."""


@dataclass(frozen=True, slots=True)
class Trial:
    """MRR@10 on the log with the weights as they were and as learned, and the weights to use from now on."""

    usual: float
    learned: float
    weights: Weights

    @property
    def accepted(self) -> bool:
        """Whether the learned weights are used; they are refused unless they are better."""
        return self.learned > self.usual


def fold_of(text: str, folds: int) -> int:
    """Which fold a question falls into; its text alone decides, so that order and other questions do not matter."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big") % folds


def tried(log: Sequence[Question], make: MakeRanker) -> Trial:
    """Learn on each half of the log and compare on the other; keep the usual weights unless learning was better."""
    number = sum(question.worth > 0 for question in log)
    if number < FEWEST:
        return Trial(0.0, 0.0, USUAL)
    halves = [[question for question in log if fold_of(question.text, 2) == half] for half in (0, 1)]
    usual = learned = 0.0
    for known, judged in (halves, halves[::-1]):
        ranker = make(known)
        try:
            weights = ranker.learned()
        except ValueError:
            weights = USUAL
        for question in judged:
            if question.worth <= 0:
                continue
            found = ranker.candidates(question.text)
            usual += _worth(found, USUAL, question)
            learned += _worth(found, weights, question)
    if learned <= usual:
        return Trial(usual / number, learned / number, USUAL)
    return Trial(usual / number, learned / number, make(log).learned())


def _worth(found: dict[str, tuple[float, ...]], weights: Weights, question: Question) -> float:
    return reciprocal_rank(ordered(found, weights)[:_TOP], question.answers)
