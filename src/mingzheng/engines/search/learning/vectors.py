"""Vectors computed beforehand (句向量库): one SQLite file for each model, beside the index. Knows no model.

    <folder>/<model>.sqlite3    vectors by the digest of what was read, under the owner of the text; the state of the work

Numbers are kept in two bytes (float16). Readers never wait for the writer. What is written in one `writing` is there
as a whole or not at all, so whoever is killed meanwhile has lost only that. A file that is damaged is begun anew.
"""

import hashlib
import re
import sqlite3
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

Reading = Literal["question", "passage"]
Key = bytes
_SUFFIX = ".sqlite3"
_UNFIT_FOR_A_NAME = re.compile(r"[^A-Za-z0-9._-]")
_AT_ONCE = 500
_SCHEMA = """
CREATE TABLE IF NOT EXISTS vectors (owner TEXT, key BLOB, vector BLOB, PRIMARY KEY (owner, key)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS vectors_key ON vectors (key);
CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


def key_of(text: str, reading: Reading) -> Key:
    """Names a text as it is read: 16 bytes of its BLAKE2 digest."""
    return hashlib.blake2b(f"{reading}: {text}".encode(), digest_size=16).digest()


def packed(vector: Sequence[float]) -> bytes:
    return struct.pack(f"<{len(vector)}e", *map(float, vector))


def unpacked(kept: bytes) -> tuple[float, ...]:
    return struct.unpack(f"<{len(kept) // 2}e", kept)


class VectorStore:
    """The vectors of one model. Safe to share between threads and processes; cheap to make."""

    def __init__(self, folder: Path, model: str) -> None:
        self._folder = folder
        self._path = folder / (_UNFIT_FOR_A_NAME.sub("_", model) + _SUFFIX)

    def at_hand(self, keys: Collection[Key]) -> dict[Key, tuple[float, ...]]:
        """Those there are; none while the file is missing or unfit for use."""
        try:
            with self._reading() as work:
                return {key: unpacked(vector) for key, vector in work.vectors(keys).items()}
        except (sqlite3.Error, FileNotFoundError):
            return {}

    def count(self) -> int:
        """How many vectors there are."""
        try:
            with self._reading() as work:
                return work.count()
        except (sqlite3.Error, FileNotFoundError):
            return 0

    def state(self) -> dict[str, str]:
        """What the writer has noted of its work."""
        try:
            with self._reading() as work:
                return work.state()
        except (sqlite3.Error, FileNotFoundError):
            return {}

    @contextmanager
    def _reading(self) -> Iterator["Work"]:
        if not self._path.is_file():
            raise FileNotFoundError(self._path)
        with closing(
            sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=rw", uri=True, timeout=1)
        ) as connection:
            yield Work(connection)

    @contextmanager
    def writing(self) -> Iterator["Work | None"]:
        """One piece of work, written as a whole; None while another process is at it.

        Should the file turn out to be damaged meanwhile, the work ends there and the file is removed.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with closing(self._opened()) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                yield None
                return
            try:
                with connection:
                    yield Work(connection)
            except sqlite3.DatabaseError as error:
                if type(error) is not sqlite3.DatabaseError:
                    raise
                self._remove(self._path)

    def _opened(self) -> sqlite3.Connection:
        try:
            return _connected(self._path)
        except sqlite3.OperationalError:  # a full disk, a lock: no fault of the file
            raise
        except sqlite3.DatabaseError:
            self._remove(self._path)
            return _connected(self._path)

    def forget_others(self) -> None:
        """Remove what other models left."""
        for path in self._folder.glob(f"*{_SUFFIX}"):
            if path != self._path:
                self._remove(path)

    def _remove(self, path: Path) -> None:
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=0.1, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.executescript(_SCHEMA)
    except BaseException:
        connection.close()
        raise
    return connection


class Work:
    """What can be read and written within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute

    def vectors(self, keys: Collection[Key]) -> dict[Key, bytes]:
        """Of these keys, as they are kept, whoever owns them."""
        wanted, found = list(dict.fromkeys(keys)), {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            found.update(
                self._run(f"SELECT key, vector FROM vectors WHERE key IN ({_marks(part)})", part)  # noqa: S608 - question marks
            )
        return found

    def owned(self, owner: str) -> set[Key]:
        return {key for (key,) in self._run("SELECT key FROM vectors WHERE owner = ?", (owner,))}

    def owners(self, after: str, limit: int) -> list[str]:
        """The next owners in order."""
        rows = self._run(
            "SELECT DISTINCT owner FROM vectors WHERE owner > ? ORDER BY owner LIMIT ?", (after, limit)
        )
        return [owner for (owner,) in rows]

    def count(self) -> int:
        return int(self._run("SELECT COUNT(*) FROM vectors").fetchone()[0])

    def keep(self, owner: str, vectors: Mapping[Key, bytes]) -> None:
        for key, vector in vectors.items():
            self._run("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", (owner, key, vector))

    def drop(self, owner: str, keys: Iterable[Key]) -> None:
        for key in keys:
            self._run("DELETE FROM vectors WHERE owner = ? AND key = ?", (owner, key))

    def state(self) -> dict[str, str]:
        return dict(self._run("SELECT name, value FROM state").fetchall())

    def note(self, **values: str) -> None:
        for name, value in values.items():
            self._run("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))


def _marks(keys: Sequence[Key]) -> str:
    return ",".join("?" * len(keys))
