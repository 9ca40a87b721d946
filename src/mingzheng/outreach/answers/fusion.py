"""Join rankings of unlike scores by their ranks (倒数排名融合). Pure.

Reciprocal rank fusion (Cormack, Clarke, Büttcher, SIGIR 2009): a thing at rank r of a list with weight w gets
w / (60 + r); what several lists agree on comes first.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

STEADY = 20


@dataclass(frozen=True, slots=True)
class Ranking:
    """Things best first, and how much this list counts. Things of one group share a rank (passages of a document)."""

    groups: Sequence[Sequence[Hashable]]
    weight: float = 1.0

    @classmethod
    def of(cls, things: Iterable[Hashable], weight: float = 1.0) -> "Ranking":
        return cls([[thing] for thing in things], weight)


def fuse(rankings: Iterable[Ranking]) -> Mapping[Hashable, float]:
    """The summed score of everything that stands in some ranking."""
    scores: dict[Hashable, float] = defaultdict(float)
    for ranking in rankings:
        for rank, group in enumerate(ranking.groups, 1):
            for thing in group:
                scores[thing] += ranking.weight / (STEADY + rank)
    return scores
