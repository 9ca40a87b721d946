"""The answer as an extract (摘录): the best sentences of the best passages, each with its citation. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mingzheng.engines.search import analyzer

from .answer import AnswerPassage
from .phrases import citation
from .sentences import Asked, choose, worth
from .wording import beyond, coverage, cues, holds

_WORTH_A_SECOND = 0.2


@dataclass(frozen=True, slots=True)
class Extract:
    """Sentences of a passage; ``held`` is how far these and the title hold each word, ``coverage`` all of them.

    ``worth`` is how well the best of them answers by itself.
    """

    passage: AnswerPassage
    text: str
    held: Mapping[str, float]
    coverage: float
    worth: float

    @property
    def cited(self) -> str:
        return f"{self.text}（{citation(self.passage)}）"


def extract(
    question: str, passage: AnswerPassage, words: Sequence[str], weights: Mapping[str, float]
) -> Extract:
    """The sentences of a passage that answer best; what its title says already counts little between them."""
    title = analyzer.fold(passage.document)
    asked = Asked(words, beyond(title, weights), cues(question))
    text = choose(passage.said, asked, passage.header)
    folded = f"{title}{analyzer.SENTINEL}{analyzer.fold(text)}"
    held = {word: holds(folded, word) for word in words}
    return Extract(passage, text, held, coverage(words, weights, held), worth(text, asked))


def joined(extracts: Sequence[Extract], words: Sequence[str], weights: Mapping[str, float]) -> list[Extract]:
    """The first, and another one if it says of the question what the first leaves out."""
    first = extracts[0]
    for other in extracts[1:]:
        both = {word: max(first.held[word], other.held[word]) for word in words}
        if coverage(words, weights, both) - first.coverage >= _WORTH_A_SECOND:
            return [first, other]
    return [first]
