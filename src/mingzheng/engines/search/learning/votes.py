"""What answered the nearest logged questions votes for what may answer this one (日志投票). Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

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


def count(nearest: Sequence[tuple[int, float]], answers: Sequence[Collection[str]], shelf: Shelf) -> Votes:
    """Each of the nearest votes with the square of its likeness: few that are near outweigh many that are not.

    A vote for a passage is also one for those around it, the less the farther, and for its document.
    """
    passages: dict[str, float] = defaultdict(float)
    likeness: dict[str, float] = {}
    around: dict[str, float] = defaultdict(float)
    for place, near in nearest[:_VOTERS]:
        for name in answers[place]:
            passages[name] += near**2
            likeness[name] = max(likeness.get(name, 0.0), near)
            for other, distance in shelf.around(name, _REACH):
                around[other] += near**2 / distance
    documents: dict[str, float] = defaultdict(float)
    for place, near in nearest[:_VOTERS_FOR_DOCUMENTS]:
        for document in {shelf.document(name) for name in answers[place]}:
            documents[document] += near**2
    voters, more = _weight(nearest[:_VOTERS]), _weight(nearest[:_VOTERS_FOR_DOCUMENTS])
    return Votes(_shares(passages, voters), likeness, _shares(around, voters), _shares(documents, more))


def prior(answers: Sequence[Collection[str]], shelf: Shelf) -> dict[str, float]:
    """The share of logged questions that each document answered (文件先验)."""
    asked = Counter(document for names in answers for document in {shelf.document(name) for name in names})
    return {document: number / max(1, len(answers)) for document, number in asked.items()}


def _weight(nearest: Sequence[tuple[int, float]]) -> float:
    return sum(near**2 for _, near in nearest) or 1.0


def _shares(weights: Mapping[str, float], whole: float) -> dict[str, float]:
    return {name: weight / whole for name, weight in weights.items()}
