"""What speaks for each candidate (排序特征): from the index, from votes, from what documents are asked about. Pure."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from .shelf import Shelf
from .votes import Votes

SIGNS = (
    "score",
    "rank",
    "votes",
    "votes_root",
    "likeness",
    "around",
    "document_votes",
    "document_prior",
    "document_score",
    "document_size",
    "meaning",
    "coverage",
    "fitness",
)
COVERAGE = SIGNS.index("coverage")
_UNREAD = (0.0, 0.0, 0.0)
_HEAD = 100
_UNSEEN = 0.0002
_SCORE_OF_UNFOUND = 0.3


def signs(
    ranked: Sequence[tuple[str, float]], votes: Votes, prior: Mapping[str, float], shelf: Shelf
) -> dict[str, tuple[float, ...]]:
    """The signs of everything found (name and score, best first) or voted for, in the order of `SIGNS`.

    The last three are 0 here: they are told by reading a candidate (`read`).
    """
    best = ranked[0][1] if ranked else 1.0
    places = {name: (rank, score / best) for rank, (name, score) in reversed(list(enumerate(ranked)))}
    of_documents: dict[str, float] = defaultdict(float)
    for name, score in ranked[:_HEAD]:
        of_documents[shelf.document(name)] += (score / best) ** 4
    found = {}
    for name in dict.fromkeys([*places, *votes.passages]):
        document = shelf.document(name)
        rank, score = places.get(name, (math.inf, _SCORE_OF_UNFOUND))
        share = votes.passages.get(name, 0.0)
        found[name] = (
            score,
            1 / math.sqrt(1 + rank),
            share,
            math.sqrt(share),
            votes.likeness.get(name, 0.0),
            votes.around.get(name, 0.0),
            math.sqrt(votes.documents.get(document, 0.0)),
            math.log(prior.get(document, 0.0) + _UNSEEN),
            math.log1p(of_documents[document]),
            math.log1p(shelf.size(document)),
            *_UNREAD,
        )
    return found


def read(row: tuple[float, ...], meaning: float, coverage: float, fitness: float) -> tuple[float, ...]:
    """The signs of a candidate that was read.

    ``meaning`` is the likeness of its sentence vector to the question's, times the trust in the model, ``coverage`` how
    much of what is asked about stands in it, ``fitness`` how well its best sentence answers.
    """
    return (*row[: -len(_UNREAD)], meaning, coverage, fitness)
