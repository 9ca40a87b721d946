"""What answered the nearest logged questions votes for what may answer this one (日志投票). Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..evaluate import Question
from .shelf import Shelf

_VOTERS = 20
_VOTERS_FOR_DOCUMENTS = 60
_REACH = 3


@dataclass(frozen=True, slots=True)
class Votes:
    """Shares from 0 to 1 by name; ``likeness`` is that of the nearest question the passage answered."""

    passages: Mapping[str, float]
    likeness: Mapping[str, float]
    around: Mapping[str, float]
    documents: Mapping[str, float]


def count(nearest: Sequence[tuple[int, float]], log: Sequence[Question], shelf: Shelf) -> Votes:
    """Each of the nearest votes with the square of its likeness: few that are near outweigh many that are not.

    A vote for a passage is also one for those around it, the less the farther, and for its document. Where a question
    is worth less than nothing, what was given to it did not help, and loses what it gained.
    """
    passages: dict[str, float] = defaultdict(float)
    likeness: dict[str, float] = {}
    around: dict[str, float] = defaultdict(float)
    for place, near in nearest[:_VOTERS]:
        vote = near**2 * log[place].worth
        for name in log[place].answers:
            passages[name] += vote
            if vote > 0:
                likeness[name] = max(likeness.get(name, 0.0), near)
            for other, distance in shelf.around(name, _REACH):
                around[other] += vote / distance
    documents: dict[str, float] = defaultdict(float)
    for place, near in nearest[:_VOTERS_FOR_DOCUMENTS]:
        for document in {shelf.document(name) for name in log[place].answers}:
            documents[document] += near**2 * log[place].worth
    voters, more = _weight(nearest[:_VOTERS], log), _weight(nearest[:_VOTERS_FOR_DOCUMENTS], log)
    return Votes(_shares(passages, voters), likeness, _shares(around, voters), _shares(documents, more))


def _weight(nearest: Sequence[tuple[int, float]], log: Sequence[Question]) -> float:
    return sum(near**2 * abs(log[place].worth) for place, near in nearest) or 1.0


def _shares(weights: Mapping[str, float], whole: float) -> dict[str, float]:
    return {name: weight / whole for name, weight in weights.items() if weight > 0}
