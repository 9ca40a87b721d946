"""Lanes: a lock that dies with its holder, so that one subscriber is served by one process at a time.

On PostgreSQL a session advisory lock, which works between hosts; on SQLite, which lives on one host anyway, a
file lock. Neither has a time-out to be wrong about.
"""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

_SPACE = 0x6D7A  # keeps our advisory locks apart from those of others on the same server


@contextmanager
def lane(name: str) -> Iterator[bool]:
    """Yield True if this process now holds the lane, False if another one does. Never waits."""
    if connection.vendor == "postgresql":
        with _advisory(zlib.crc32(name.encode()) - 2**31) as held:
            yield held
    else:
        with _file_lock(name) as held:
            yield held


@contextmanager
def _advisory(number: int) -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [_SPACE, number])
        held = bool(cursor.fetchone()[0])
    try:
        yield held
    finally:
        if held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [_SPACE, number])


@contextmanager
def _file_lock(name: str) -> Iterator[bool]:
    folder = settings.HOME / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name.replace('/', '_')}.lock").open("a") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
