"""Rank passages by everything that speaks for them (融合排序). Pure; the index is a function that is passed in."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from ..evaluate import Question
from .encoder import Encoder
from .fitting import Case, Row, Weights, fit
from .neighbours import Neighbours
from .shelf import Shelf
from .signs import signs, with_meaning
from .votes import Votes, count, prior

DEPTH = 100
_FAVOURITES = 5
_READ = 40
_HARD = 24
_EVERY = 8
# Set by hand after trials on STARD; good enough to start with, until a log is large enough to learn from.
USUAL = Weights((8.0, 1.0, 1.0, 3.0, 0.0, 0.3, 5.0, 0.5, 0.2, -0.2, 2.0))


class Retrieve(Protocol):
    """Passages found for a text, name and score, best first, in these documents only if any are given."""

    def __call__(
        self, text: str, limit: int, documents: Collection[str] | None = None
    ) -> Sequence[tuple[str, float]]: ...


class Ranker:
    """Ranks the passages of a shelf with the help of a log of answered questions."""

    def __init__(
        self,
        log: Sequence[Question],
        shelf: Shelf,
        retrieve: Retrieve,
        encoder: Encoder | None = None,
        weights: Weights = USUAL,
        text_of: Callable[[str], str] | None = None,
    ) -> None:
        """``text_of`` gives the text of a passage, so that an encoder may read the likeliest ones as well."""
        self._log, self._shelf, self._retrieve, self.weights = log, shelf, retrieve, weights
        self._text_of = text_of
        self._answers = [question.answers for question in log]
        self._neighbours = Neighbours([question.text for question in log], encoder)

    def rank(self, text: str, limit: int = DEPTH) -> list[str]:
        """The names of the best passages, best first."""
        return ordered(self.candidates(text), self.weights)[:limit]

    def candidates(self, text: str, without: int | None = None) -> dict[str, Row]:
        """The signs of all that may answer; ``without`` a logged question, as if it had not been logged."""
        votes = count(self._neighbours.nearest(text, without), self._answers, self._shelf)
        before = prior([names for place, names in enumerate(self._answers) if place != without], self._shelf)
        ranked = list(self._retrieve(text, DEPTH))
        if favourites := _favourites(votes, before):
            ranked += self._retrieve(text, DEPTH, favourites)
        found = signs(list(dict(ranked).items()), votes, before, self._shelf)
        return found | self._read(text, found)

    def _read(self, text: str, found: dict[str, Row]) -> dict[str, Row]:
        """The likeliest candidates with what an encoder says of them."""
        meanings, likeliest = self._neighbours.meanings, ordered(found, USUAL)[:_READ]
        if meanings is None or self._text_of is None or not likeliest:
            return {}
        near = meanings.likenesses_of(text, [self._text_of(name) for name in likeliest])
        return {name: with_meaning(found[name], value) for name, value in zip(likeliest, near, strict=True)}

    def learned(self) -> Weights:
        """Weights fitted to the log, each question seen as if it had not been logged. Raises ValueError if it cannot be."""
        return fit([self._case(place) for place in range(len(self._log))])

    def _case(self, place: int) -> Case:
        """A logged question's answers and a fair sample of the rest: all of the hardest, every so many of the easy."""
        question = self._log[place]
        found = self.candidates(question.text, without=place)
        right = sorted(found.keys() & question.answers)
        wrong = [name for name in ordered(found, USUAL) if name not in question.answers]
        easy = wrong[_HARD::_EVERY]
        names = [*right, *wrong[:_HARD], *easy]
        counts = [1.0] * (len(names) - len(easy)) + [float(_EVERY)] * len(easy)
        return Case([found[name] for name in names], [name in question.answers for name in names], counts)


def _favourites(votes: Votes, before: Mapping[str, float]) -> list[str]:
    """The documents likeliest to answer, by the nearest questions and by all of them."""
    worth = {name: share + 0.3 * before.get(name, 0.0) for name, share in votes.documents.items()}
    return sorted(worth, key=lambda name: (-worth[name], name))[:_FAVOURITES]


def ordered(candidates: dict[str, Row], weights: Weights) -> list[str]:
    """Names by worth, best first."""
    return sorted(candidates, key=lambda name: (-weights.worth(candidates[name]), name))
