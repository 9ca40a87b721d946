"""The logged questions nearest to a new one (近邻问题). Pure.

Likeness is the cosine of the tf-idf weights of characters and pairs; where an encoder is at hand, the mean of that and
the cosine of the sentence vectors, for the nearest by words.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from .. import analyzer
from .encoder import Encoder, likenesses

NEAREST = 60
_LEXICAL_SHARE = 0.5


class Rarity:
    """How many of some questions hold each token, and so how much a token says of one."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts = [set(analyzer.characters(text)) for text in texts]
        self._number = len(counts)
        self._seen = Counter(token for count in counts for token in count)

    def weights(self, text: str) -> dict[str, float]:
        """Weights of unit length; a token no question has counts towards the length, as the rarest."""
        weights = {
            token: (1 + math.log(times)) * math.log((self._number + 1) / (self._seen[token] + 0.5))
            for token, times in Counter(analyzer.characters(text)).items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {token: weight / length for token, weight in weights.items()}


class Neighbours:
    """The questions of a log, or of a part of it that holds the nearest; their places name them.

    ``rarity`` is that of the whole log; without it the questions given are the log.
    """

    def __init__(
        self, texts: Sequence[str], encoder: Encoder | None = None, rarity: Rarity | None = None
    ) -> None:
        self._texts, self._encoder = texts, encoder
        self._rarity = rarity or Rarity(texts)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, text in enumerate(texts):
            for token, weight in self._rarity.weights(text).items():
                self._postings[token].append((place, weight))

    def nearest(self, text: str, without: int | None = None) -> list[tuple[int, float]]:
        """At most `NEAREST` questions with their likeness from 0 to 1, nearest first; ``without`` leaves one out."""
        lexical = self._likenesses(self._rarity.weights(text))
        found = [(place, near) for place, near in enumerate(lexical) if place != without]
        best = sorted(found, key=lambda pair: (-pair[1], pair[0]))[:NEAREST]
        return self._read(text, best) if self._encoder else best

    def background(self, nearest: Sequence[tuple[int, float]]) -> list[str]:
        """The texts of these questions."""
        return [self._texts[place] for place, _ in nearest]

    def _likenesses(self, weights: Mapping[str, float]) -> list[float]:
        lexical = [0.0] * len(self._texts)
        for token, weight in weights.items():
            for place, other in self._postings.get(token, ()):
                lexical[place] += weight * other
        return lexical

    def _read(self, text: str, best: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
        """With what the encoder says of them."""
        if not best or self._encoder is None:
            return list(best)
        vectors = self._encoder.questions(self.background(best))
        meant = likenesses(self._encoder.asked(text), vectors, vectors)
        joined = [(place, _joined(near, other)) for (place, near), other in zip(best, meant, strict=True)]
        return sorted(joined, key=lambda pair: (-pair[1], pair[0]))


def _joined(near: float, meant: float | None) -> float:
    """Likeness by words and by meaning; by words alone where there is no vector."""
    return near if meant is None else _LEXICAL_SHARE * near + (1 - _LEXICAL_SHARE) * max(0.0, meant)
