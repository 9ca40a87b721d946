"""What a page read while it was rendered, so that it is rendered again exactly when that changes.

Renderers call ``depends("organ:mzj")``; the publisher listens around each page it renders.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_READ: ContextVar[set[str] | None] = ContextVar("publisher_read", default=None)


def depends(*keys: str) -> None:
    """Record that the page being rendered read ``keys``; outside a rendering it does nothing.

    Keys in use: ``kind:public_id`` of a record, ``kind:<record kind>`` (any change of that kind),
    ``shelf:<key>`` (any change of a shelf), ``organ:<code>``, ``column:<key>``, ``site``.
    """
    read = _READ.get()
    if read is not None:
        read.update(keys)


@contextmanager
def recording() -> Iterator[set[str]]:
    """The keys that `depends` is told within the block."""
    keys: set[str] = set()
    token = _READ.set(keys)
    try:
        yield keys
    finally:
        _READ.reset(token)
