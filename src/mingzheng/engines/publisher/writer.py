"""Put files into the public folder: only what changed, each in one step, the manifest last.

Durability. Every file is written beside the site (``.tmp``) and renamed into place, so a reader sees the old file or
the new one. Nothing is flushed to the platter one by one: after a power cut some pages may be old or empty while the
manifest, written last, is older than they are; the pages are still marked pending in the database, or else
`verify_site` names them, and publishing again mends both.
"""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import hashing
from .hashing import Entry
from .manifest import FOLDER, Manifest

DRAFTS = ".tmp"


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
        self._site = site
        self._manifest = manifest
        self._thorough = thorough
        self._drafts = site / DRAFTS
        self._known_folders: set[str] = set()
        self._serial = 0
        self.written = 0
        self.removed = 0
        site.mkdir(parents=True, exist_ok=True)
        self._make_real(self._drafts)
        for left in self._drafts.iterdir():  # by one that was killed; the caller holds the lane
            left.unlink()

    def put(self, path: str, content: bytes, fingerprint: str = "") -> bool:
        """Write the page at ``path`` (``/policy/ab/cd.html``) unless it is there already; whether it was written."""
        target = self._target(path)
        entry = hashing.of_bytes(content, fingerprint)
        fresh = not self._is_there(path, target, entry, content)
        if fresh:
            draft = self._draft()
            draft.write_bytes(content)
            self._place(draft, target)
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
        fresh = _size(target) != entry.size or hashing.of_file(target).sha256 != entry.sha256
        if fresh:
            draft = self._draft()
            shutil.copyfile(original.source, draft)
            self._place(draft, target)
        self._manifest.put(path, entry)
        return fresh

    def remove(self, path: str) -> bool:
        """Take a page off the site; whether there was one."""
        target = self._target(path)
        self._manifest.drop(path)
        try:
            target.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return False
        self.removed += 1
        self._prune(target.parent)
        return True

    def remove_unknown(self) -> list[str]:
        """Remove every file the manifest does not name, but the manifest itself; returns their addresses."""
        unknown = [path for path in walk(self._site) if self._manifest.get(path) is None]
        for path in unknown:
            target = self._site / path.lstrip("/")
            target.unlink()
            self._prune(target.parent)
        self.removed += len(unknown)
        return unknown

    def _is_there(self, path: str, target: Path, entry: Entry, content: bytes) -> bool:
        if _size(target) != entry.size:
            return False
        if self._thorough:
            return target.read_bytes() == content
        noted = self._manifest.get(path)
        return noted is not None and noted.sha256 == entry.sha256

    def _target(self, path: str) -> Path:
        parts = path.split("/")
        hidden = any(not part or (part.startswith(".") and part != ".well-known") for part in parts[1:])
        if (
            parts[0]
            or len(parts) < 2
            or hidden
            or parts[1] == FOLDER
            or any(ord(letter) < 32 for letter in path)
        ):
            raise UnsafePath(f"网址“{path}”不能作为公开文件的地址。")
        return self._site.joinpath(*parts[1:])

    def _draft(self) -> Path:
        self._serial += 1
        return self._drafts / str(self._serial)

    def _place(self, draft: Path, target: Path) -> None:
        self._make_real(target.parent)
        try:
            draft.replace(target)
        except IsADirectoryError:  # only a stranger makes a folder there; it gives way
            shutil.rmtree(target)
            draft.replace(target)
        self.written += 1

    def _make_real(self, folder: Path) -> None:
        """See that there is a folder, and no link or file in the place of it through which pages would leave."""
        name = str(folder)
        if name in self._known_folders or folder == self._site:
            return
        self._make_real(folder.parent)
        if not folder.is_dir() or folder.is_symlink():
            folder.unlink(missing_ok=True)
            folder.mkdir()
        self._known_folders.add(name)

    def _prune(self, folder: Path) -> None:
        while folder != self._site:
            try:
                folder.rmdir()
            except OSError:
                return
            self._known_folders.discard(str(folder))
            folder = folder.parent


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


def _size(path: Path) -> int:
    """The size of a regular file; -1 for anything else, or nothing."""
    try:
        found = path.stat(follow_symlinks=False)
    except (FileNotFoundError, NotADirectoryError):
        return -1
    return found.st_size if stat.S_ISREG(found.st_mode) else -1
