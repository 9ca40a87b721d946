"""Link records (建立关联)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.accounts import policies
from mingzheng.base.events.bus import emit
from mingzheng.base.proof.log import append

from .links import link
from .models import Record


@transaction.atomic
def link_records(*, by: Any, at: datetime, source: Record, kind: str, target: Record) -> bool:
    """Say what ``source`` is to ``target``; both pages show it as soon as both are public. False if known."""
    policies.require(policies.may_draft, by, source, f"只有{source.organ.name}的信息员能登记关联。")
    if not link(source=source.ref, kind=kind, target=target.ref):
        return False
    append(
        by=by, at=at, action="record.link", subject=source.ref, organ=source.organ,
        detail={"kind": kind, "target": target.ref},
    )  # fmt: skip
    for record in (source, target):
        emit("record.linked", record.ref)
    return True
