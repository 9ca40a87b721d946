"""One after the other (轮流): pages that keep a processor busy gain nothing by being made at the same time.

Threads of one process share one processor. Four pages made together are all ready at the end of the fourth; made in
turn they are ready one by one, as many in a second, and those that come last wait no longer than before.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """First come, first served. Nobody waits longer than ``patience`` seconds: then it goes on beside the others,
    so that one slow page does not hold up all."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._guard = threading.Lock()
        self._busy = False
        self._waiting: deque[threading.Event] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, and pass it on at the end."""
        mine = self._begin()
        try:
            yield
        finally:
            if mine:
                self._pass_on()

    def _begin(self) -> bool:
        with self._guard:
            if not self._busy:
                self._busy = True
                return True
            called = threading.Event()
            self._waiting.append(called)
        if called.wait(self._patience):
            return True
        with self._guard:  # it may have been called at the last moment
            if called.is_set():
                return True
            self._waiting.remove(called)
            return False

    def _pass_on(self) -> None:
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._busy = False
