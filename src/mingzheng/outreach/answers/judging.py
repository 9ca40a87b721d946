"""How well a passage answers a question (作答评判): for the ranking of answers and for the exam of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mingzheng.engines.search import analyzer
from mingzheng.engines.search.engine import Engine

from .rarity import rarity
from .sentences import Asked, worth
from .wording import beyond, content_words, coverage, cues, holds

_ENOUGH = 0.6
_ENOUGH_OF_MANY = 0.5
_MANY = 5


def enough(words: Sequence[str]) -> float:
    """The least coverage of what may answer a question with these words, measured (bench/ask.py and STARD).

    People who tell their story use many words that no rule has; but the more words there are, the less likely it is
    that half of them stand together in a passage about something else.
    """
    return _ENOUGH_OF_MANY if len(words) >= _MANY else _ENOUGH


@dataclass(frozen=True, slots=True)
class Judged:
    """``coverage`` from 0 to 1: how much of what is asked about stands in title and text; ``fitness`` from 0 to a
    little over 1: how well the best sentence of the text answers."""

    coverage: float
    fitness: float


class Judgement:
    """A question as it is held against passages: its words, what each weighs, and what an answer to it looks like."""

    def __init__(self, question: str, weights: Mapping[str, float]) -> None:
        self.words, self.weights, self._wanted = content_words(question), weights, cues(question)

    def of(self, title: str, text: str) -> Judged:
        """Title and text as they are printed."""
        folded, own = _folded(f"{title}。"), analyzer.fold(text)
        held = {word: max(holds(own, word), holds(folded, word)) for word in self.words}
        asked = Asked(self.words, beyond(folded, self.weights), self._wanted)
        return Judged(coverage(self.words, self.weights, held), worth(text, asked))


_folded = lru_cache(maxsize=1024)(analyzer.fold)


def judgement(engine: Engine, question: str) -> Judgement:
    """Words weigh by how rare they are among the passages of an index."""
    return Judgement(question, rarity(engine, content_words(question)))


def judge_by(engine: Engine) -> Callable[[str, Sequence[tuple[str, str]]], list[tuple[float, float]]]:
    """The judge of passages of this index: coverage and fitness of each title and text."""
    remembered = lru_cache(maxsize=1)(lambda question: judgement(engine, question))

    def judge(question: str, passages: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
        found = [remembered(question).of(title, text) for title, text in passages]
        return [(each.coverage, each.fitness) for each in found]

    return judge
