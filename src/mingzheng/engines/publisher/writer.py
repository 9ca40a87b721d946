"""Put files into the public folder: only what changed, each in one step, the manifest last.

Durability. Every file is written beside the site (``.tmp``) and renamed into place, so a reader sees the old file or
the new one. Nothing is flushed to the platter one by one: after a power cut some pages may be old or empty while the
manifest, written last, is older than they are; the pages are still marked pending in the database, or else
`verify_site` names them, and publishing again mends both.
"""
# Paths are texts here: for the files of a whole site, pathlib costs more than the system calls.
# ruff: noqa: PTH102, PTH105, PTH106, PTH108, PTH120, PTH123

import os
import re
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import hashing
from .hashing import Entry
from .manifest import FOLDER, Manifest

DRAFTS = ".tmp"
# Folders and a name, none hidden, none a step up, no control characters; the manifest's folder is not for pages.
_ADDRESS = re.compile(rf"(?!/{FOLDER}(?:/|\Z))(?:/(?:\.well-known(?=/|\Z)|[^./\x00-\x1f][^/\x00-\x1f]*))+")


@dataclass(frozen=True, slots=True)
class Copy:
    """The content of a page that is an existing private file (附件): it is copied, so that nobody who can write to
    the public folder can reach the original through it. ``sha256`` is what the original must have."""

    source: Path
    sha256: str


class UnsafePath(ValueError):
    """An address that must not be written: it would leave the site or collide with its own records."""


class SiteWriter:
    """Writes into ``site`` and notes it in ``manifest``.

    ``thorough`` compares with what lies on the disk rather than with what the manifest says, for full builds.
    """

    def __init__(self, site: Path, manifest: Manifest, *, thorough: bool = False) -> None:
        self._site = str(site)
        self._manifest = manifest
        self._thorough = thorough
        self._drafts = f"{site}/{DRAFTS}"
        self._known_folders = {self._site}
        self._serial = 0
        self.written = 0
        self.removed = 0
        site.mkdir(parents=True, exist_ok=True)
        self._make_real(self._drafts)
        for left in list(os.scandir(self._drafts)):  # by one that was killed; the caller holds the lane
            os.unlink(left.path)

    def put(self, path: str, content: bytes, fingerprint: str = "") -> bool:
        """Write the page at ``path`` (``/policy/ab/cd.html``) unless it is there already; whether it was written."""
        target = self._target(path)
        entry = hashing.of_bytes(content, fingerprint)
        fresh = not self._is_there(path, target, entry, content)
        if fresh:
            self._place(_write(self._draft(), content), target)
        self._manifest.put(path, entry)
        return fresh

    def copy(self, path: str, original: Copy) -> bool:
        """Publish a private file at ``path``; raises ValueError if the original is not what it should be."""
        target = self._target(path)
        noted = self._manifest.get(path)
        if noted and noted.sha256 == original.sha256 and not self._thorough and _size(target) == noted.size:
            return False
        entry = hashing.of_file(original.source)
        if entry.sha256 != original.sha256:
            raise ValueError(f"附件 {path} 的原件与登记的校验值不符，未发布；请从备份恢复原件。")
        fresh = _size(target) != entry.size or hashing.of_file(Path(target)).sha256 != entry.sha256
        if fresh:
            self._place(shutil.copyfile(original.source, self._draft()), target)
        self._manifest.put(path, entry)
        return fresh

    def remove(self, path: str) -> bool:
        """Take a page off the site; whether there was one."""
        target = self._target(path)
        self._manifest.drop(path)
        try:
            os.unlink(target)
        except (FileNotFoundError, NotADirectoryError):
            return False
        self.removed += 1
        self._prune(target)
        return True

    def remove_unknown(self) -> list[str]:
        """Remove every file the manifest does not name, but the manifest itself; returns their addresses."""
        unknown = [path for path in walk(Path(self._site)) if self._manifest.get(path) is None]
        for path in unknown:
            target = f"{self._site}{path}"
            os.unlink(target)
            self._prune(target)
        self.removed += len(unknown)
        return unknown

    def _is_there(self, path: str, target: str, entry: Entry, content: bytes) -> bool:
        if _size(target) != entry.size:
            return False
        if self._thorough:
            return _read(target) == content
        noted = self._manifest.get(path)
        return noted is not None and noted.sha256 == entry.sha256

    def _target(self, path: str) -> str:
        if not _ADDRESS.fullmatch(path):
            raise UnsafePath(f"网址“{path}”不能作为公开文件的地址。")
        return f"{self._site}{path}"

    def _draft(self) -> str:
        self._serial += 1
        return f"{self._drafts}/{self._serial}"

    def _place(self, draft: str, target: str) -> None:
        self._make_real(os.path.dirname(target))
        try:
            os.replace(draft, target)
        except IsADirectoryError:  # only a stranger makes a folder there; it gives way
            shutil.rmtree(target)
            os.replace(draft, target)
        self.written += 1

    def _make_real(self, folder: str) -> None:
        """See that there is a folder, and no link or file in the place of it through which pages would leave."""
        if folder in self._known_folders:
            return
        self._make_real(os.path.dirname(folder))
        try:
            os.mkdir(folder)
        except FileExistsError:
            if not stat.S_ISDIR(os.lstat(folder).st_mode):
                os.unlink(folder)
                os.mkdir(folder)
        self._known_folders.add(folder)

    def _prune(self, file: str) -> None:
        """Remove the folders that are empty without the file."""
        while (file := os.path.dirname(file)) != self._site:
            try:
                os.rmdir(file)
            except OSError:
                return
            self._known_folders.discard(file)


def walk(site: Path) -> Iterator[str]:
    """The address of every file on the site but the manifest's own; links are named, not followed."""
    return _walk(str(site), "", frozenset({FOLDER}))


def _walk(folder: str, prefix: str, leave_out: frozenset[str] = frozenset()) -> Iterator[str]:
    with os.scandir(folder) as items:
        for item in items:
            if item.name in leave_out:
                continue
            if item.is_dir(follow_symlinks=False):
                yield from _walk(item.path, f"{prefix}/{item.name}")
            else:
                yield f"{prefix}/{item.name}"


def _size(path: str) -> int:
    """The size of a regular file; -1 for anything else, or nothing."""
    try:
        found = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return -1
    return found.st_size if stat.S_ISREG(found.st_mode) else -1


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _write(path: str, content: bytes) -> str:
    with open(path, "xb", buffering=0) as file:
        rest = memoryview(content)
        while rest:  # a signal may cut a write short
            rest = rest[file.write(rest) :]
    return path
