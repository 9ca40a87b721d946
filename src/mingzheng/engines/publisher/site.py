"""The public folder as a place where one process writes at a time: open it, seal it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction

from mingzheng.base.events.lanes import lane
from mingzheng.base.proof import checkpoints
from mingzheng.base.proof.keys import signing_key
from mingzheng.base.proof.log import append

from .manifest import Manifest, Root
from .models import SiteState

_PATIENCE = 30.0  # seconds; a publication takes far less, a full build is worth coming back for
_LANE = "site"


class SiteBusy(Exception):
    """Another process is writing the site; the text says what to do."""


def folder() -> Path:
    return Path(settings.SITE_DIR)


def key() -> Ed25519PrivateKey:
    return signing_key(Path(settings.KEYS_DIR))


@contextmanager
def alone() -> Iterator[None]:
    """Be the only writer of the site, on all hosts; raises SiteBusy if another one goes on for long."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        with lane(_LANE) as held:
            if held:
                yield
                return
        if time.monotonic() > deadline:
            raise SiteBusy("另一个进程正在生成网站，请等它完成后重试。")
        time.sleep(0.05)


def seal(manifest: Manifest, at: datetime) -> Root:
    """Write the manifest with the latest checkpoint of the log in it."""
    return manifest.commit(key(), at, checkpoints.checkpoint(at).as_json())


def log_root(root: Root, at: datetime, *, written: int, removed: int) -> None:
    """Note a new manifest in the proof log, once (action ``site.manifest``). Call inside a transaction."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("manifest logged outside a transaction")
    detail = {"root": root.digest, "files": root.signed["files"], "written": written, "removed": removed}
    append(by=None, action="site.manifest", subject="", at=at, detail=detail)
    SiteState.objects.update(logged_root=root.digest)
