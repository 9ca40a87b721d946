"""Values that a process reads once for a while (短期留存): what changes rarely and is asked for all the time."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """What ``read`` gives, read again when it is ``seconds()`` old; other processes see a change by then."""

    def __init__(self, read: Callable[[], T], seconds: Callable[[], float]) -> None:
        self._read = read
        self._seconds = seconds
        self._found: tuple[float, T] | None = None

    def get(self) -> T:
        found = self._found
        if found is None or time.monotonic() - found[0] >= self._seconds():
            self._found = found = (time.monotonic(), self._read())
        return found[1]

    def forget(self) -> None:
        """Read it anew next time, in this process."""
        self._found = None
