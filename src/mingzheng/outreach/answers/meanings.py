"""The sentence vectors that answers go by (本站句向量): the question's made at once, all others taken from the store."""

import functools
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from mingzheng.engines.search.learning import encoder_large
from mingzheng.engines.search.learning.encoder import LONGEST, Encoder, Vector, encoder, model
from mingzheng.engines.search.learning.vectors import Reading, VectorStore, key_of

FOLDER = "vectors"
_QUESTIONS_REMEMBERED = 256


def meanings() -> Encoder | None:
    """The encoder answers go by, or None. The large one is too slow to read passages while somebody waits."""
    return StoredEncoder(store()) if encoder_large.installed() else encoder()


def store() -> VectorStore:
    """The store of the model in use."""
    return VectorStore(Path(settings.INDEX_DIR) / FOLDER, model())


class StoredEncoder:
    """The large encoder with what it has read beforehand; what it has not read yet has no vector."""

    trust = encoder_large.TRUST

    def __init__(self, kept: VectorStore) -> None:
        self._store = kept

    def asked(self, text: str) -> Vector:
        return _asked(text[:LONGEST])

    def questions(self, texts: Sequence[str]) -> Sequence[Vector | None]:
        return self._kept(texts, "question")

    def passages(self, texts: Sequence[str]) -> Sequence[Vector | None]:
        return self._kept(texts, "passage")

    def _kept(self, texts: Sequence[str], reading: Reading) -> list[Vector | None]:
        keys = [key_of(text[:LONGEST], reading) for text in texts]
        found = self._store.at_hand(keys)
        return [found.get(key) for key in keys]


@functools.lru_cache(maxsize=_QUESTIONS_REMEMBERED)
def _asked(text: str) -> Vector:
    """Asked for more than once: for questions like it, and for what answers it."""
    vector: Vector = encoder_large.load().questions([text])[0]
    return vector
