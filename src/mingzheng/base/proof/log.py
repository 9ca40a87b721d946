"""Write to the log. Every action calls `append` in its own transaction: either both are kept or neither."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from .canonical import digest, plain
from .models import LogEntry, LogHead

SYSTEM = "系统"


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be logged: see `append` for the meaning of the fields."""

    action: str
    subject: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    organ: Any = None


def append(
    *,
    by: Any,
    action: str,
    subject: str,
    at: datetime,
    detail: Mapping[str, Any] | None = None,
    organ: Any = None,
) -> LogEntry:
    """Add one entry and return it.

    ``by`` is the user, or None for the system itself; ``subject`` is ``kind:public_id`` or empty; ``organ``
    is the organ the act belongs to, for the organ's own view of the log. Must be called inside a
    transaction (RuntimeError otherwise): other writers wait until it ends, so call it as the last step of
    an action.
    """
    return append_many(by=by, at=at, acts=[Act(action, subject, detail or {}, organ)])[0]


def append_many(*, by: Any, at: datetime, acts: Sequence[Act]) -> list[LogEntry]:
    """Add entries in the given order, by the same person at the same time, for the cost of one lock."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("log entry written outside a transaction")
    if not acts:
        return []
    head = LogHead.objects.select_for_update().get(pk=1)
    entries = _chain(head, by, at, acts)
    if len(entries) == 1:
        entries[0].save(force_insert=True)
    else:
        LogEntry.objects.bulk_create(entries, batch_size=500)
    LogHead.objects.filter(pk=1).update(seq=entries[-1].seq, digest=entries[-1].digest)
    return entries


def _chain(head: LogHead, by: Any, at: datetime, acts: Sequence[Act]) -> list[LogEntry]:
    actor, actor_name = (by.get_username(), by.display_name) if by is not None else (SYSTEM, "")
    entries: list[LogEntry] = []
    previous = head.digest
    for seq, act in enumerate(acts, start=head.seq + 1):
        entry = LogEntry(
            seq=seq,
            at=at,
            actor=actor,
            actor_name=actor_name,
            action=act.action,
            subject=act.subject,
            organ_code=act.organ.code if act.organ is not None else "",
            detail=plain(act.detail),
            previous=previous,
        )
        entry.digest = previous = digest(entry.content())
        entries.append(entry)
    return entries
