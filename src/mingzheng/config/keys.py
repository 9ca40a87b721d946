"""Secrets of an installation: made once, kept readable by its owner alone, never in the repository."""

import os
import secrets
from pathlib import Path


def keep_secret(path: Path, make: bytes) -> bytes:
    """Write ``make`` to ``path`` (mode 0600) unless it is there; return what is there.

    Two processes that start together agree: the file is linked into place, so the first one wins.
    """
    if path.is_file():
        return path.read_bytes()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream:
        stream.write(make)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_bytes()


def secret_key(home: Path) -> str:
    """Django's secret key of this installation."""
    return keep_secret(home / "keys" / "secret_key", secrets.token_urlsafe(64).encode()).decode()
