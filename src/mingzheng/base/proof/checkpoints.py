"""Signed checkpoints (检查点): whoever can write to the database can rewrite a chain, but not sign it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from django.conf import settings
from django.db import transaction

from .canonical import serialise, timestamp
from .keys import load_public, signing_key
from .models import Checkpoint, LogHead

KIND = "mingzheng.checkpoint/1"


@dataclass(frozen=True, slots=True)
class Statement:
    """ "The log had ``digest`` at ``seq``", signed (Ed25519, hex) over the canonical `signed_part`."""

    seq: int
    digest: str
    at: str
    signature: str

    def signed_part(self) -> dict[str, Any]:
        return {"at": self.at, "digest": self.digest, "kind": KIND, "seq": self.seq}

    def as_json(self) -> dict[str, Any]:
        return {**self.signed_part(), "signature": self.signature}

    def holds(self, public: bytes) -> bool:
        """Whether the signature is right under the PEM public key."""
        try:
            load_public(public).verify(bytes.fromhex(self.signature), serialise(self.signed_part()))
        except (InvalidSignature, ValueError):
            return False
        return True


def checkpoint(at: datetime) -> Statement:
    """Sign where the chain stands and keep it; the same statement again if nothing was logged since.

    An empty log is stated too (seq 0), but not kept.
    """
    with transaction.atomic():
        head = LogHead.objects.get(pk=1)
        kept = Checkpoint.objects.filter(seq=head.seq).first()
        if kept is not None and kept.digest == head.digest:
            return _statement(kept)
        made = sign(head.seq, head.digest, at)
        if head.seq and kept is None:
            row = Checkpoint(seq=made.seq, digest=made.digest, at=at, signature=made.signature)
            Checkpoint.objects.bulk_create([row], ignore_conflicts=True)
    return made


def sign(seq: int, digest: str, at: datetime) -> Statement:
    """A statement signed with the installation's key."""
    draft = Statement(seq, digest, timestamp(at), "")
    key = signing_key(Path(settings.KEYS_DIR))
    return Statement(seq, digest, draft.at, key.sign(serialise(draft.signed_part())).hex())


def statements() -> list[Statement]:
    """Every kept checkpoint, oldest first."""
    return [_statement(row) for row in Checkpoint.objects.order_by("seq")]


def _statement(row: Checkpoint) -> Statement:
    return Statement(row.seq, row.digest, timestamp(row.at), row.signature)
