"""The signed manifest (清单): every public file with its digests, in a form that is cheap to change.

``/proof/manifest.json`` is ``{"signature": hex, "signed": {...}}``: an Ed25519 signature over the canonical JSON
(sorted members, no blanks, UTF-8) of ``signed``::

    format      "mingzheng.manifest/1"
    made_at     UTC time
    files       number of files          bytes   their total size
    width       hex digits of a shard's name
    shards      {name: SHA-256 of the shard file}
    checkpoint  the signed state of the proof log (see `mingzheng.base.proof.checkpoints`)

A file belongs to the shard named by the first ``width`` digits of the SHA-256 of its path. A shard is the text file
``/proof/shards/<name>.<first 16 digits of its SHA-256>.txt`` with one line a file, sorted by path:
``<sha256> <sm3> <size> <fingerprint or -> <path>``. Shards are named by content, so a new manifest takes effect with
the one rename of its root: a crash leaves the old one whole. Publishing one page rewrites a few shards of some
dozens of lines, whatever the size of the site.
"""
# Paths are texts where files are written: pathlib costs more than the system calls.
# ruff: noqa: PTH103, PTH105, PTH123, PTH208

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from mingzheng.base.proof.canonical import serialise, timestamp
from mingzheng.base.proof.keys import public_pem

from .hashing import Entry

FORMAT = "mingzheng.manifest/1"
FOLDER = "proof"
ROOT = "proof/manifest.json"
PUBLIC_KEY = "proof/public-key.pem"
SHARDS = "proof/shards"
_COMFORTABLE = 100  # lines a shard, when the width is chosen


class ManifestBroken(Exception):
    """The manifest on disk is missing, damaged, or not signed by us; the text says which, in Chinese."""


@dataclass(frozen=True, slots=True)
class Root:
    """A manifest's root as it was signed; ``digest`` is the SHA-256 of the signed part."""

    digest: str
    signed: Mapping[str, Any]


def shard_of(path: str, width: int) -> str:
    return hashlib.sha256(path.encode()).hexdigest()[:width]


def shard_file(name: str, digest: str) -> str:
    return f"{SHARDS}/{_shard_name(name, digest)}"


def _shard_name(name: str, digest: str) -> str:
    return f"{name}.{digest[:16]}.txt"


def width_for(files: int) -> int:
    """Digits of a shard's name that keep shards small for so many files: 16, 256 or 4096 shards."""
    return next((width for width in (1, 2) if files <= _COMFORTABLE * 16**width), 3)


def read_root(site: Path, public: Ed25519PublicKey) -> Root:
    """The root on disk, its signature checked; raises ManifestBroken."""
    try:
        document = json.loads((site / ROOT).read_bytes())
        signed, signature = document["signed"], bytes.fromhex(document["signature"])
    except FileNotFoundError:
        raise ManifestBroken("站点清单不存在。") from None
    except (ValueError, KeyError, TypeError):
        raise ManifestBroken("站点清单已损坏，无法读取。") from None
    content = serialise(signed)
    try:
        public.verify(signature, content)
    except InvalidSignature:
        raise ManifestBroken("站点清单的签名无效，清单被改动或不是本站签发。") from None
    if signed.get("format") != FORMAT:
        raise ManifestBroken("站点清单的格式不认识，请升级程序后重试。")
    return Root(hashlib.sha256(content).hexdigest(), signed)


def parse_shard(text: str) -> dict[str, Entry]:
    """Path → entry; raises ValueError for a malformed line."""
    return {path: _entry(line) for path, line in _lines(text).items()}


def format_shard(entries: Mapping[str, Entry]) -> bytes:
    return _join({path: _line(path, entry) for path, entry in entries.items()})


def _lines(text: str) -> dict[str, str]:
    """Path → line; an entry is made of a line only when it is asked for. Raises ValueError for a malformed line."""
    lines = text.rstrip("\n").split("\n")  # not splitlines(): names may contain other separators
    try:
        return {line.split(" ", 4)[4]: line for line in lines}
    except IndexError:
        raise ValueError("malformed line of a shard") from None


def _join(lines: Mapping[str, str]) -> bytes:
    return "".join(f"{lines[path]}\n" for path in sorted(lines)).encode()


def _line(path: str, entry: Entry) -> str:
    return f"{entry.sha256} {entry.sm3} {entry.size} {entry.fingerprint or '-'} {path}"


def _entry(line: str) -> Entry:
    sha256, sm3, size, mark, _ = line.split(" ", 4)
    return Entry(sha256, sm3, int(size), "" if mark == "-" else mark)


class Manifest:
    """The manifest being read and changed; nothing reaches the disk before `commit`.

    ``root`` is the root as it was last read or signed. Shards are read when first needed and checked against it, so
    that a doctored shard is never signed again: reading one raises ManifestBroken.
    """

    def __init__(self, site: Path, root: Root | None, width: int) -> None:
        self.root = root
        self._site = site
        self._width = width
        self._digests: dict[str, str] = dict(root.signed["shards"]) if root else {}
        self._files = root.signed["files"] if root else 0
        self._bytes = root.signed["bytes"] if root else 0
        self._loaded: dict[str, dict[str, str]] = {}  # shard → path → line
        self._dirty: set[str] = set()

    @classmethod
    def load(cls, site: Path, public: Ed25519PublicKey) -> "Manifest":
        root = read_root(site, public)
        return cls(site, root, root.signed["width"])

    @classmethod
    def fresh(cls, site: Path, files: int) -> "Manifest":
        """An empty one for a site of about so many files."""
        return cls(site, None, width_for(files))

    @property
    def changed(self) -> bool:
        return bool(self._dirty)

    @property
    def files(self) -> int:
        return int(self._files)

    def get(self, path: str) -> Entry | None:
        line = self._shard(shard_of(path, self._width)).get(path)
        return _entry(line) if line else None

    def put(self, path: str, entry: Entry) -> None:
        name = shard_of(path, self._width)
        shard = self._shard(name)
        old, new = shard.get(path), _line(path, entry)
        if old != new:
            self._count(old, new)
            shard[path] = new
            self._dirty.add(name)

    def drop(self, path: str) -> None:
        name = shard_of(path, self._width)
        old = self._shard(name).pop(path, None)
        if old is not None:
            self._count(old, None)
            self._dirty.add(name)

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every file, shard by shard."""
        for name in sorted(set(self._digests) | set(self._loaded)):
            yield from ((path, _entry(line)) for path, line in self._shard(name).items())

    def commit(self, key: Ed25519PrivateKey, at: datetime, checkpoint: Mapping[str, Any]) -> Root:
        """Write the changed shards, then the root; then remove what the new root no longer names."""
        for name in sorted(self._dirty):
            self._write_shard(name)
        self._dirty.clear()
        signed = {
            "bytes": self._bytes,
            "checkpoint": dict(checkpoint),
            "files": self._files,
            "format": FORMAT,
            "made_at": timestamp(at),
            "shards": self._digests,
            "width": self._width,
        }
        content = serialise(signed)
        self._write(PUBLIC_KEY, public_pem(key))
        self._write(ROOT, serialise({"signature": key.sign(content).hex(), "signed": signed}) + b"\n")
        self._remove_superseded()
        self.root = Root(hashlib.sha256(content).hexdigest(), signed)
        return self.root

    def _shard(self, name: str) -> dict[str, str]:
        if name not in self._loaded:
            digest = self._digests.get(name)
            self._loaded[name] = self._read_shard(name, digest) if digest else {}
        return self._loaded[name]

    def _read_shard(self, name: str, digest: str) -> dict[str, str]:
        file = shard_file(name, digest)
        try:
            content = (self._site / file).read_bytes()
        except FileNotFoundError:
            raise ManifestBroken(f"清单分片 /{file} 不存在。") from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise ManifestBroken(f"清单分片 /{file} 被改动。")
        return _lines(content.decode())

    def _write_shard(self, name: str) -> None:
        if not self._loaded[name]:
            self._digests.pop(name, None)
            return
        content = _join(self._loaded[name])
        digest = hashlib.sha256(content).hexdigest()
        self._digests[name] = digest
        self._write(shard_file(name, digest), content)

    def _write(self, file: str, content: bytes) -> None:
        target = f"{self._site}/{file}"
        folder, _, name = target.rpartition("/")
        with contextlib.suppress(FileNotFoundError), open(target, "rb") as known:
            if known.read() == content:
                return
        os.makedirs(folder, exist_ok=True)
        draft = f"{folder}/.{name}.part"
        with open(draft, "wb") as new:
            new.write(content)
        os.replace(draft, target)

    def _remove_superseded(self) -> None:
        wanted = {_shard_name(name, digest) for name, digest in self._digests.items()}
        folder = self._site / SHARDS
        for file in os.listdir(folder) if folder.is_dir() else ():
            if file not in wanted:
                (folder / file).unlink()

    def _count(self, old: str | None, new: str | None) -> None:
        self._files += (new is not None) - (old is not None)
        self._bytes += (_entry(new).size if new else 0) - (_entry(old).size if old else 0)
