"""What happened to a record (办理过程), read from the log: review steps, changes and publication in one order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mingzheng.base.proof.models import LogEntry
from mingzheng.kernel.lex.scan.finding import KIND_NAMES

from .acts import act_name
from .labels import FIELD_NAMES

MOST = 200


@dataclass(frozen=True, slots=True)
class Happening:
    """One act: when, who, what, in which words; ``seq`` and ``digest`` lead to the log."""

    at: datetime
    who: str
    what: str
    words: str
    seq: int
    digest: str


def timeline(subject: str) -> list[Happening]:
    """The acts on ``subject``, newest first."""
    return [happening(entry) for entry in LogEntry.objects.filter(subject=subject).order_by("-seq")[:MOST]]


def happening(entry: LogEntry) -> Happening:
    who = entry.actor_name or entry.actor
    return Happening(entry.at, who, act_name(entry.action), words(entry.detail), entry.seq, entry.digest)


def words(detail: Mapping[str, Any]) -> str:
    """The part of an entry that a person wrote or wants to read."""
    parts = [str(detail[key]) for key in ("opinion", "reason", "note", "source") if detail.get(key)]
    if changed := detail.get("changed"):
        parts.append("改动：" + "、".join(FIELD_NAMES.get(name, name) for name in changed))
    if count := detail.get("count"):
        parts.append(f"{KIND_NAMES.get(detail.get('kind', ''), '共')} {count} 处")
    if name := detail.get("name"):
        parts.append(str(name))
    return "；".join(parts)
