"""What people chose for questions like this one (日志投票): near questions vote for texts and for records.

A vote counts by how near its question is; no number of clicks counts more than a confirmed answer, and a text that
did not help loses what it gained.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from . import learned
from .learned import ASKED, CONFIRMED
from .meaning import nearness
from .models import AskedQuestion, ConfirmedAnswer

_NEAR = 0.35
_CONFIRMED_WORTH = 3.0
Text = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Votes:
    """Weights of texts ``(ref, mark)`` and of records; ``confirmed`` the confirmed answers among the nearest."""

    texts: Mapping[Text, float] = field(default_factory=dict)
    records: Mapping[str, float] = field(default_factory=dict)
    confirmed: tuple[ConfirmedAnswer, ...] = ()

    def best(self, kind: Mapping[object, float]) -> list[object]:
        """Those with a positive weight, heaviest first."""
        return [
            thing
            for thing, weight in sorted(kind.items(), key=lambda pair: (-pair[1], str(pair[0])))
            if weight > 0
        ]


def votes(question: str) -> Votes:
    """The votes for a question; two queries whatever the log holds."""
    refs = learned.nearest(question)
    if not refs:
        return Votes()
    asked = AskedQuestion.objects.filter(pk__in=learned.ids(refs, ASKED), helpful__isnull=False)
    confirmed = list(
        ConfirmedAnswer.objects.filter(pk__in=learned.ids(refs, CONFIRMED), withdrawn_at=None).order_by("pk")
    )
    ballots = [(row.text, row.cited, 1.0 if row.helpful else -1.0) for row in asked]
    ballots += [(row.question, row.basis, _CONFIRMED_WORTH) for row in confirmed]
    return _counted(question, ballots, tuple(confirmed))


def _counted(
    question: str,
    ballots: Iterable[tuple[str, list[dict[str, str]], float]],
    confirmed: tuple[ConfirmedAnswer, ...],
) -> Votes:
    texts: dict[Text, float] = defaultdict(float)
    records: dict[str, float] = defaultdict(float)
    for other, cited, worth in ballots:
        near = nearness(question, other)
        if near >= _NEAR:
            for item in cited:
                texts[item["ref"], item["mark"]] += worth * near**2
                records[item["ref"]] += worth * near**2
    return Votes(_damped(texts), _damped(records), confirmed)


def _damped(weights: Mapping[Text | str, float]) -> dict:
    """A thousand clicks are no hundred times ten."""
    return {thing: math.copysign(math.log1p(abs(weight)), weight) for thing, weight in weights.items()}
