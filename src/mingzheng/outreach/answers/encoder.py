"""A second opinion on the best candidates by sentence vectors (句向量), where the extra ``encoder`` is installed."""

from collections.abc import Sequence
from functools import lru_cache
from operator import mul

from mingzheng.engines.search.learning.encoder import encoder, installed

__all__ = ["MOST", "installed", "order"]

MOST = 12
_LONGEST = 240
_KEPT = 5000


def order(question: str, texts: Sequence[str]) -> list[int]:
    """The places of the first `MOST` texts by likeness to the question, best first; empty without the extra."""
    if encoder() is None or not texts:
        return []
    asked = _vector(question[:_LONGEST])
    near = [sum(map(mul, asked, _vector(text[:_LONGEST]))) for text in texts[:MOST]]
    return sorted(range(len(near)), key=lambda place: -near[place])


@lru_cache(maxsize=_KEPT)
def _vector(text: str) -> tuple[float, ...]:
    """Of unit length; kept, because the clauses people ask about are few."""
    encode = encoder()
    assert encode is not None
    return tuple(map(float, encode([text])[0]))
