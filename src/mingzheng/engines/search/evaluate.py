"""How good search is, measured on questions whose answers are known (检索质量评测)."""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

Ranked = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the names of everything that answers it."""

    text: str
    answers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scores:
    """Means over all questions; ranks as usual for STARD: MRR and recall at 10, recall at 100."""

    questions: int
    mrr_10: float
    recall_10: float
    recall_100: float
    ms_per_question: float


def evaluate(ranked: Ranked, questions: Iterable[Question]) -> Scores:
    """Ask every question; ``ranked`` gives the names found for a text, best first, a hundred at most."""
    asked = list(questions)
    if not asked:
        raise ValueError("没有可供评测的问题，请检查评测文件。")
    started = time.perf_counter()
    found = [ranked(question.text) for question in asked]
    took = (time.perf_counter() - started) * 1000
    pairs = list(zip(found, [question.answers for question in asked], strict=True))
    return Scores(
        questions=len(asked),
        mrr_10=_mean(reciprocal_rank(names[:10], answers) for names, answers in pairs),
        recall_10=_mean(recall(names[:10], answers) for names, answers in pairs),
        recall_100=_mean(recall(names[:100], answers) for names, answers in pairs),
        ms_per_question=round(took / len(asked), 1),
    )


def reciprocal_rank(names: Sequence[str], answers: Collection[str]) -> float:
    """One divided by the rank of the first answer; 0 if there is none."""
    return next((1 / rank for rank, name in enumerate(names, 1) if name in answers), 0.0)


def recall(names: Sequence[str], answers: Collection[str]) -> float:
    """The share of the answers that were found."""
    return len(set(names) & set(answers)) / len(answers)


def _mean(figures: Iterable[float]) -> float:
    values = list(figures)
    return round(sum(values) / len(values), 4)
