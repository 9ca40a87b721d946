"""Read the whole log again and name what was tampered with."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from .checkpoints import Statement, statements
from .keys import public_pem, signing_key
from .models import LogEntry, LogHead
from .walk import ChainWalk, Fault


@dataclass(frozen=True, slots=True)
class LogReport:
    """What a check found: how many entries were read and, in order, everything wrong with them."""

    entries: int
    faults: list[Fault]


def check_log(witnesses: tuple[Statement, ...] = ()) -> list[Fault]:
    """Everything wrong with the log, in order of ``seq``; empty if it is whole.

    ``witnesses`` are signed statements kept elsewhere (the site's manifest, a copy in a safe): they find a
    chain that was rewritten together with its checkpoints.
    """
    return read_log(witnesses).faults


def read_log(witnesses: tuple[Statement, ...] = ()) -> LogReport:
    """`check_log` with the number of entries read. Rows come in chunks: constant memory."""
    public = public_pem(signing_key(Path(settings.KEYS_DIR)))
    signed = [*statements(), *witnesses]
    holding = [item for item in signed if item.holds(public)]
    faults = [
        Fault("signature", item.seq, f"第 {item.seq} 条处的检查点签名无效，检查点被改动或不是本站签发。")
        for item in signed
        if item not in holding
    ]
    walk = ChainWalk({item.seq: item.digest for item in holding})
    for entry in _entries():
        walk.see(entry.content(), entry.digest)
    head = LogHead.objects.filter(pk=1).first()
    walk.finish((head.seq, head.digest) if head else (0, ""))
    return LogReport(walk.seen, sorted([*faults, *walk.faults], key=lambda fault: fault.seq))


def _entries() -> Iterator[LogEntry]:
    return LogEntry.objects.order_by("seq").iterator(chunk_size=2000)
