"""The two digests of a published file: SHA-256, and SM3 (GB/T 32905—2016) for the national standard's sake."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import hashes

_CHUNK = 1 << 20
FINGERPRINT_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """What the manifest says of one file. ``fingerprint`` is printed on the page itself, or empty."""

    sha256: str
    sm3: str
    size: int
    fingerprint: str = ""


def of_bytes(content: bytes, fingerprint: str = "") -> Entry:
    """The entry of a file with this content."""
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(content)
    return Entry(hashlib.sha256(content).hexdigest(), sm3.finalize().hex(), len(content), fingerprint)


def of_file(path: Path) -> Entry:
    """The entry of a file on disk, read in pieces."""
    sha, sm3, size = hashlib.sha256(), hashes.Hash(hashes.SM3()), 0
    with path.open("rb") as stream:
        while piece := stream.read(_CHUNK):
            sha.update(piece)
            sm3.update(piece)
            size += len(piece)
    return Entry(sha.hexdigest(), sm3.finalize().hex(), size)


def fingerprint(content: bytes | str) -> str:
    """A short digest (指纹) of the content part of a page: the first 16 hex digits of its SHA-256."""
    data = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(data).hexdigest()[:FINGERPRINT_LENGTH]
