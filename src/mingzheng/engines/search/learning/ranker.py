"""Rank passages by everything that speaks for them (融合排序). Pure; the index is a function that is passed in."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from ..evaluate import Question
from .background import Background
from .encoder import Encoder, likenesses
from .fitting import Case, Row, Weights, fit
from .neighbours import Neighbours
from .shelf import Shelf
from .signs import read, signs
from .votes import Votes, count

DEPTH = 100
_FAVOURITES = 5
_READ = 40
_HARD = 24
_EVERY = 8
# Set by hand after trials on STARD; good enough to start with, until a log is large enough to learn from.
USUAL = Weights((8.0, 1.0, 1.0, 3.0, 0.0, 0.3, 5.0, 0.5, 0.2, -0.2, 2.0, 1.0, 2.0))


class Library(Protocol):
    """Passages by name: which documents they belong to, which are found for a text, what stands in them."""

    @property
    def shelf(self) -> Shelf: ...

    def retrieve(
        self, text: str, limit: int, documents: Collection[str] | None = None
    ) -> Sequence[tuple[str, float]]:
        """Names and scores, best first; in these documents only, if any are given."""
        ...

    def text_of(self, name: str) -> str:
        """Title and text of a passage."""
        ...

    def judged(self, text: str, names: Sequence[str]) -> Sequence[tuple[float, float]]:
        """How much of what is asked about stands in each passage, and how well its best sentence answers."""
        ...


class Ranker:
    """Ranks the passages of a library with the help of a log of answered questions."""

    def __init__(
        self,
        log: Sequence[Question],
        library: Library,
        encoder: Encoder | None = None,
        weights: Weights = USUAL,
        background: Background | None = None,
    ) -> None:
        """``log`` may be the part of a log that is nearest to a question; ``background`` tells of the whole then."""
        self._log, self._library, self._encoder, self.weights = log, library, encoder, weights
        shelf = library.shelf
        self._background = background or Background(
            (question.text, [shelf.document(name) for name in question.answers]) for question in log
        )
        self._neighbours = Neighbours([question.text for question in log], encoder, self._background.rarity)

    def rank(self, text: str, limit: int = DEPTH) -> list[str]:
        """The names of the best passages, best first."""
        return ordered(self.candidates(text), self.weights)[:limit]

    def candidates(self, text: str, without: int | None = None) -> dict[str, Row]:
        """The signs of all that may answer; ``without`` a logged question, as if it had not been logged."""
        nearest = self._neighbours.nearest(text, without)
        shelf = self._library.shelf
        votes = count(nearest, self._log, shelf)
        own = None if without is None else [shelf.document(name) for name in self._log[without].answers]
        before = self._background.prior(own)
        ranked = list(self._library.retrieve(text, DEPTH))
        if favourites := _favourites(votes, before):
            ranked += self._library.retrieve(text, DEPTH, favourites)
        found = signs(list(dict(ranked).items()), votes, before, shelf)
        return found | self._read(text, found, self._neighbours.background(nearest))

    def _read(self, text: str, found: dict[str, Row], background: Sequence[str]) -> dict[str, Row]:
        """The likeliest candidates with what reading them says."""
        names = ordered(found, USUAL)[:_READ]
        if not names:
            return {}
        judged = self._library.judged(text, names)
        near = [0.0] * len(
            names
        )  # neutral, as of a passage that has no vector yet: no nearer than the others
        if self._encoder:
            meant = likenesses(
                self._encoder.asked(text),
                self._encoder.passages([self._library.text_of(name) for name in names]),
                self._encoder.questions(background),
            )
            near = [self._encoder.trust * (value or 0.0) for value in meant]
        return {
            name: read(found[name], meaning, *pair)
            for name, meaning, pair in zip(names, near, judged, strict=True)
        }

    def learned(self) -> Weights:
        """Weights fitted to the log, each question seen as if it had not been logged. Raises ValueError if it cannot be."""
        return fit([self._case(place) for place, asked in enumerate(self._log) if asked.worth > 0])

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
