"""What was learned from the site's own log (学习结果): tried before it is used, and kept in the database."""

from dataclasses import dataclass
from datetime import date, datetime

from mingzheng.engines.search.learning.encoder import model
from mingzheng.engines.search.learning.fitting import Weights
from mingzheng.engines.search.learning.ranker import USUAL, Ranker
from mingzheng.engines.search.learning.signs import SIGNS
from mingzheng.engines.search.learning.validation import FEWEST, tried

from . import sitelog
from .library import SiteLibrary
from .meanings import meanings
from .models import LearnedRanking


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of learning: from how many questions, MRR@10 by cross-validation before and after, whether it is used.

    ``enough`` is false if the log is too short to learn from. ``encoder`` names the model of sentence vectors, if any.
    """

    questions: int
    usual: float
    learned: float
    accepted: bool
    encoder: str

    @property
    def enough(self) -> bool:
        return self.questions >= FEWEST


def in_use() -> Weights:
    """The weights the last lesson left in use; the usual ones if there was none, or the signs are others now."""
    row = LearnedRanking.objects.order_by("-pk").first()
    fits = row is not None and row.accepted and row.signs == list(SIGNS) and row.encoder == model()
    return Weights(tuple(map(float, row.weights))) if row is not None and fits else USUAL


def learn(*, today: date, at: datetime) -> Lesson:
    """Learn from the whole log; what is no better on questions not learned from is not used. Minutes for thousands."""
    library = SiteLibrary(today)
    log = library.questions(sitelog.whole())
    trial = tried(log, lambda part: Ranker(part, library, meanings()))
    helpful = sum(question.worth > 0 for question in log)
    lesson = Lesson(helpful, trial.usual, trial.learned, trial.accepted, model())
    if lesson.enough:
        LearnedRanking.objects.create(
            at=at, questions=helpful, usual=trial.usual, learned=trial.learned, accepted=trial.accepted,
            encoder=lesson.encoder, signs=list(SIGNS), weights=list(trial.weights.values),
        )  # fmt: skip
    return lesson
