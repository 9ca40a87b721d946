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
)
_HEAD = 100
_UNSEEN = 0.0002
_SCORE_OF_UNFOUND = 0.3


def signs(
    ranked: Sequence[tuple[str, float]], votes: Votes, prior: Mapping[str, float], shelf: Shelf
) -> dict[str, tuple[float, ...]]:
    """The signs of everything found (name and score, best first) or voted for, in the order of `SIGNS`.

    The last, ``meaning``, is 0 here: only an encoder can tell (`with_meaning`).
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
            0.0,
        )
    return found


def with_meaning(row: tuple[float, ...], likeness: float) -> tuple[float, ...]:
    """The signs with the likeness of the passage's sentence vector to the question's."""
    return (*row[:-1], likeness)
