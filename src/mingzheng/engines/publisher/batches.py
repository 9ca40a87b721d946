"""What many pages of one batch share is read once a batch, and never older than the batch."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings

from mingzheng.base.kept import Kept

P = ParamSpec("P")
T = TypeVar("T")
_KEPT: ContextVar[dict[Hashable, Any] | None] = ContextVar("publisher_batch", default=None)


_LASTING: Kept[dict[Hashable, Any]] = Kept(dict, lambda: settings.PAGE_MEMORY)


def once_a_batch(make: Callable[P, T]) -> Callable[P, T]:
    """Keep what ``make`` returns until the batch of pages being rendered ends; outside a batch it is called each time.

    ``make`` takes hashable positional arguments and must not call `depends`, which only the first page would hear.
    """

    @wraps(make)
    def kept(*args: P.args, **named: P.kwargs) -> T:
        memory = _KEPT.get()
        if memory is None or named:
            return make(*args, **named)
        key = (make, args)
        if key not in memory:
            memory[key] = make(*args)
        value: T = memory[key]
        return value

    return kept


@contextmanager
def lasting_batch() -> Iterator[None]:
    """A batch that goes on in this process for ``settings.PAGE_MEMORY`` seconds: for pages made on demand, which may
    show what all pages share as it was that long ago."""
    token = _KEPT.set(_LASTING.get())
    try:
        yield
    finally:
        _KEPT.reset(token)


@contextmanager
def batch() -> Iterator[None]:
    """Everything rendered inside is one batch; a batch within a batch is a part of it."""
    outer = _KEPT.get()
    token = _KEPT.set({} if outer is None else outer)
    try:
        yield
    finally:
        _KEPT.reset(token)
