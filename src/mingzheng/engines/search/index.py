"""The index on disk: one writer at a time, readers that follow, and a switch that is atomic.

    <folder>/current.json   the build in use, its analyzer, and a generation that grows with each commit
    <folder>/build-…/       a tantivy index
    <folder>/writer.lock    held while writing; it dies with its holder

A crash at any point leaves the last commit: tantivy commits atomically, ``current.json`` is replaced by
rename, and whoever asked for the lost change asks again, because events are only done after `apply` returned.
"""

import fcntl
import json
import logging
import os
import shutil
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy

from .analyzer import ANALYZER
from .engine import Found, IndexBusy, IndexUnavailable, Progress, Request
from .fields import DOCUMENTS, Layout
from .tantivy_engine import answer, make_document, make_schema, open_index

if TYPE_CHECKING:
    from mingzheng.base.records.registry import SearchEntry

log = logging.getLogger(__name__)
_REBUILD = "请运行“mingzheng reindex”重建检索索引，重建期间网站其他功能不受影响。"
_HEAP = 64_000_000
_REBUILD_HEAPS = 128_000_000, 1_000_000_000
_PROGRESS_STEP = 500
_LOCK_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Current:
    """What ``current.json`` says."""

    build: str
    analyzer: str
    schema: int
    generation: int


class TantivyIndex:
    """The embedded engine (see `engine.Engine`). Safe to share between threads; cheap to make."""

    def __init__(self, folder: Path, layout: Layout = DOCUMENTS) -> None:
        self._folder = folder
        self._layout = layout
        self._pointer = folder / "current.json"
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._current: Current | None = None
        self._index: tantivy.Index | None = None

    # Reading

    def find(self, request: Request) -> Found:
        index = self._reader()
        return answer(index.searcher(), index.schema, request)

    def count(self) -> int:
        return int(self._reader().searcher().num_docs)

    def generation(self) -> str:
        current = self._read_pointer()
        return f"{current.build}/{current.generation}" if current else ""

    def aside(self, name: str) -> Path | None:
        current = self._read_pointer()
        return self._folder / current.build / name if current else None

    def vocabulary(self, limit: int) -> list[tuple[str, int]]:
        searcher = self._reader().searcher()
        found: Counter[str] = Counter()
        for field in ("tw", "bw"):
            for word, number in searcher.terms_with_prefix(field, ""):
                found[word] = max(found[word], number)
        return found.most_common(limit)

    def trouble(self) -> str | None:
        try:
            self._reader()
        except IndexUnavailable as error:
            return str(error)
        return None

    def _reader(self) -> tantivy.Index:
        """The index as of the last commit; opened or reloaded only when the pointer has changed."""
        try:
            status = self._pointer.stat()
        except FileNotFoundError:
            raise IndexUnavailable(f"检索索引还没有建立；{_REBUILD}") from None
        stamp = (status.st_ino, status.st_mtime_ns)
        with self._lock:
            if stamp != self._stamp or self._index is None:
                self._follow()
                self._stamp = stamp
            assert self._index is not None
            return self._index

    def _follow(self) -> None:
        current = self._read_pointer()
        if current is None:
            raise IndexUnavailable(f"检索索引已损坏；{_REBUILD}")
        if (current.analyzer, current.schema) != (ANALYZER, self._layout.version):
            raise IndexUnavailable(f"检索索引由旧版本建立，不能继续使用；{_REBUILD}")
        try:
            if self._index is None or self._current is None or current.build != self._current.build:
                self._index = open_index(str(self._folder / current.build))
            self._index.reload()
        except (ValueError, OSError) as error:
            self._index = None
            raise IndexUnavailable(f"检索索引已损坏；{_REBUILD}") from error
        self._current = current

    def _read_pointer(self) -> Current | None:
        try:
            return Current(**json.loads(self._pointer.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    # Writing

    def apply(self, upserts: Iterable["SearchEntry"], deletes: Iterable[str] = ()) -> None:
        """Replace, delete in one commit. Raises `IndexBusy`, or `IndexUnavailable` if a rebuild is due."""
        entries = {entry.ref: entry for entry in upserts}
        with self._writing():
            self._reader()
            current = self._read_pointer()
            assert current is not None
            index = open_index(str(self._folder / current.build))
            writer = index.writer(_HEAP, 1)
            for ref in {*deletes, *entries}:
                writer.delete_documents_by_term("ref", ref)
            for entry in entries.values():
                for document in self._layout.documents(entry):
                    writer.add_document(make_document(document))
            writer.commit()
            self._point_to(current.build, current.generation + 1)
            # Small commits leave small segments; let tantivy merge them before the writer goes away.
            writer.wait_merging_threads()

    def rebuild(self, entries: Iterable["SearchEntry"], progress: Progress | None = None) -> int:
        """Build anew beside the index in use, then switch. Readers keep the old one until the switch."""
        with self._writing():
            before = self._read_pointer()
            build = Path(tempfile.mkdtemp(prefix="build-", dir=self._folder))
            try:
                number = self._fill(build, entries, progress)
            except BaseException:
                shutil.rmtree(build, ignore_errors=True)
                raise
            self._point_to(build.name, before.generation + 1 if before else 1)
            self._remove_builds_but(build.name)
            return number

    def _fill(self, build: Path, entries: Iterable["SearchEntry"], progress: Progress | None) -> int:
        writer = open_index(str(build), make_schema(self._layout)).writer(_rebuild_heap(), 1)
        number = 0
        try:
            for number, entry in enumerate(entries, 1):
                for document in self._layout.documents(entry):
                    writer.add_document(make_document(document))
                if progress and number % _PROGRESS_STEP == 0:
                    progress(number)
            writer.commit()
        finally:
            # Waits for the writer's threads, so that none of them still writes when a failed build is removed.
            writer.wait_merging_threads()
        if progress:
            progress(number)
        return number

    @contextmanager
    def _writing(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        deadline = time.monotonic() + _LOCK_PATIENCE
        with (self._folder / "writer.lock").open("a") as stream:
            while True:
                try:
                    fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > deadline:
                        raise IndexBusy("检索索引正在由另一个程序更新，请稍后再试。") from None
                    time.sleep(0.01)
            yield

    def _point_to(self, build: str, generation: int) -> None:
        """Replace the pointer by rename, after its bytes are on disk."""
        current = Current(build, ANALYZER, self._layout.version, generation)
        with tempfile.NamedTemporaryFile(
            "w", dir=self._folder, prefix="current-", delete=False, encoding="utf-8"
        ) as new:
            json.dump(asdict(current), new)
            new.flush()
            os.fsync(new.fileno())
        Path(new.name).replace(self._pointer)

    def _remove_builds_but(self, build: str) -> None:
        """Old builds and leftovers of crashes; a reader that has one open keeps it until it closes."""
        for path in self._folder.glob("build-*"):
            if path.name != build:
                shutil.rmtree(path, ignore_errors=True)
        for path in self._folder.glob("current-*"):
            path.unlink(missing_ok=True)


def _rebuild_heap() -> int:
    """An eighth of the memory that lies idle, within bounds: the more, the fewer segments each query has to ask."""
    least, most = _REBUILD_HEAPS
    idle = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return min(max(idle // 8, least), most)
