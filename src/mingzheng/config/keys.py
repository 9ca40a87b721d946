"""Secrets of an installation: made once, kept readable by its owner alone, never in the repository."""

import secrets
from pathlib import Path

from mingzheng.base.proof.keys import keep_secret


def secret_key(home: Path) -> str:
    """Django's secret key of this installation."""
    return keep_secret(home / "keys" / "secret_key", secrets.token_urlsafe(64).encode()).decode()
