"""The logged questions nearest to a new one (近邻问题). Pure.

Likeness is the cosine of the tf-idf weights of characters and pairs; where an encoder is at hand, the mean of that and
the cosine of the sentence vectors.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from .. import analyzer
from .encoder import Encoder, Meanings

_LEXICAL_SHARE = 0.5


class Neighbours:
    """The questions of a log, in the order given; their places name them."""

    def __init__(self, texts: Sequence[str], encoder: Encoder | None = None) -> None:
        counts = [Counter(analyzer.characters(text)) for text in texts]
        self._number = len(counts)
        self._seen = Counter(token for count in counts for token in count)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, count in enumerate(counts):
            for token, weight in self._weights(count).items():
                self._postings[token].append((place, weight))
        self.meanings = Meanings(encoder, texts) if encoder and texts else None

    def nearest(self, text: str, without: int | None = None) -> list[tuple[int, float]]:
        """All logged questions with their likeness from 0 to 1, the nearest first; ``without`` leaves one out."""
        found = enumerate(self._likenesses(text))
        return sorted((pair for pair in found if pair[0] != without), key=lambda pair: (-pair[1], pair[0]))

    def _likenesses(self, text: str) -> list[float]:
        lexical = [0.0] * self._number
        for token, weight in self._weights(Counter(analyzer.characters(text))).items():
            for place, other in self._postings.get(token, ()):
                lexical[place] += weight * other
        if self.meanings is None:
            return lexical
        pairs = zip(lexical, self.meanings.likenesses(text), strict=True)
        return [_LEXICAL_SHARE * one + (1 - _LEXICAL_SHARE) * max(0.0, other) for one, other in pairs]

    def _weights(self, count: Counter[str]) -> dict[str, float]:
        """Weights of unit length; a token no logged question has counts towards the length, as the rarest."""
        weights = {
            token: (1 + math.log(times)) * math.log((self._number + 1) / (self._seen[token] + 0.5))
            for token, times in count.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {token: weight / length for token, weight in weights.items()}
