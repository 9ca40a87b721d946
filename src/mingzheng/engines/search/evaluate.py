"""How good search is, measured on questions whose answers are known (检索质量评测). Pure."""

import math
import random
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Ranked = Callable[[str], Sequence[str]]
DEPTH = 100
_RESAMPLES = 1000
_SURE = 0.95


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the names of everything that answers it.

    ``worth`` is how much it counts where it is learned from; below 0, these names were given and did not help.
    """

    text: str
    answers: frozenset[str]
    worth: float = 1.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over all questions and its 95 % confidence interval (percentile bootstrap over questions)."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures by their usual names: R@5, R@10, R@20, R@100, MRR@3, MRR@5, MRR@10, NDCG@10."""

    questions: int
    figures: Mapping[str, Figure]
    ms_per_question: float

    def __getitem__(self, name: str) -> float:
        return self.figures[name].mean


def evaluate(ranked: Ranked, questions: Iterable[Question]) -> Scores:
    """Ask every question; ``ranked`` gives the names found for a text, best first, a hundred at most."""
    asked = list(questions)
    if not asked:
        raise ValueError("没有可供评测的问题，请检查评测文件。")
    started = time.perf_counter()
    found = [ranked(question.text) for question in asked]
    took = (time.perf_counter() - started) * 1000
    return Scores(len(asked), _figures(found, asked), round(took / len(asked), 1))


def _figures(found: Sequence[Sequence[str]], asked: Sequence[Question]) -> dict[str, Figure]:
    pairs = [(names, question.answers) for names, question in zip(found, asked, strict=True)]
    draws = _draws(len(pairs))
    return {name: _figure([measure(*pair) for pair in pairs], draws) for name, measure in MEASURES.items()}


def reciprocal_rank(names: Sequence[str], answers: Collection[str]) -> float:
    """One divided by the rank of the first answer; 0 if there is none."""
    return next((1 / rank for rank, name in enumerate(names, 1) if name in answers), 0.0)


def recall(names: Sequence[str], answers: Collection[str]) -> float:
    """The share of the answers that were found."""
    return len(set(names) & set(answers)) / len(answers)


def ndcg(names: Sequence[str], answers: Collection[str]) -> float:
    """Normalised discounted cumulative gain; every answer is worth the same (Järvelin, Kekäläinen 2002)."""
    gain = sum(1 / math.log2(rank + 1) for rank, name in enumerate(names, 1) if name in answers)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(answers), len(names)) + 1))
    return gain / best if best else 0.0


Measure = Callable[[Sequence[str], Collection[str]], float]


def _at(measure: Measure, depth: int) -> Measure:
    return lambda names, answers: measure(names[:depth], answers)


def _ndcg_10(names: Sequence[str], answers: Collection[str]) -> float:
    """Of ten places, however few names were found."""
    return ndcg([*names[:10], *[""] * (10 - len(names))], answers)


MEASURES: Mapping[str, Measure] = {
    **{f"R@{depth}": _at(recall, depth) for depth in (5, 10, 20, DEPTH)},
    **{f"MRR@{depth}": _at(reciprocal_rank, depth) for depth in (3, 5, 10)},
    "NDCG@10": _ndcg_10,
}


def _draws(number: int) -> list[list[int]]:
    """Which questions each resample holds; the same ones every time."""
    chance = random.Random(1)
    return [chance.choices(range(number), k=number) for _ in range(_RESAMPLES)]


def _figure(values: Sequence[float], draws: Sequence[Sequence[int]]) -> Figure:
    means = sorted(sum(map(values.__getitem__, draw)) / len(values) for draw in draws)
    cut = round(len(means) * (1 - _SURE) / 2)
    return Figure(round(sum(values) / len(values), 4), round(means[cut], 4), round(means[-1 - cut], 4))
