"""Create, edit and delete drafts (起草)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.clocks.service import local_day
from mingzheng.base.duties.actions import drop, owe
from mingzheng.base.organs.models import Organ
from mingzheng.base.proof.log import append
from mingzheng.base.records.models import Disclosure
from mingzheng.base.records.states import RecordState, WrongState

from .. import checks, policies
from ..models import Document
from ..models.document import EDITABLE
from .fields import put, tidy
from .locking import locked

PUBLICATION = "publication"
"""The rule of 条例第二十六条: 20 working days from formation."""


@transaction.atomic
def create_draft(*, by: Any, at: datetime, organ: Organ, fields: dict[str, Any]) -> Document:
    """A new draft of ``organ``. Raises `checks.Refused` or `NotPermitted`; nothing is kept then."""
    document = Document(organ=organ, drafter=by)
    policies.require_draft(by, document)
    _set(document, fields)
    document.save()
    keep_clock(document, at)
    append(
        by=by,
        at=at,
        action="policy.create",
        subject=document.ref,
        organ=organ,
        detail={"title": document.title},
    )
    return document


@transaction.atomic
def edit_draft(*, by: Any, at: datetime, document_id: int, version: int, fields: dict[str, Any]) -> Document:
    """Change a draft or a returned document. Raises also `Changed` if ``version`` is no longer the newest."""
    document = locked(document_id, by, version=version)
    policies.require_draft(by, document)
    if document.state not in (RecordState.DRAFT, RecordState.RETURNED):
        raise WrongState(f"《{document.title}》现在是“{document.get_state_display()}”，不能直接修改。")
    before = document.as_fields()
    _set(document, fields)
    document.version += 1
    document.save()
    keep_clock(document, at)
    after = document.as_fields()
    changed = sorted(name for name in EDITABLE if before[name] != after[name])
    append(
        by=by,
        at=at,
        action="policy.edit",
        subject=document.ref,
        organ=document.organ,
        detail={"changed": changed},
    )
    return document


@transaction.atomic
def answer_finding(*, by: Any, at: datetime, document_id: int, key: str, reason: str) -> Document:
    """Say why a finding of the scan may stay as it is; the reason is logged (区分处理的说明)."""
    document = locked(document_id, by)
    policies.require_draft(by, document)
    reason = reason.strip()[:300]
    if len(reason) < 4:
        raise checks.Refused([checks.Problem("answers", "请写明可以公开的理由（至少四个字）。")])
    document.answers = {**document.answers, key: reason}
    document.save(update_fields=["answers", "changed_at"])
    detail = {"finding": key, "reason": reason}
    append(by=by, at=at, action="policy.answer", subject=document.ref, organ=document.organ, detail=detail)
    return document


@transaction.atomic
def delete_draft(*, by: Any, at: datetime, document_id: int) -> None:
    """Delete a draft that was never reviewed; the log keeps that it existed."""
    document = locked(document_id, by)
    policies.require_draft(by, document)
    if document.state != RecordState.DRAFT or document.revisions.exists():
        raise WrongState("只有从未送审的草稿能删除；送审过的请保留，作为办理记录。")
    drop(rule=PUBLICATION, subject=document.ref, on=local_day(at), why="草稿已删除")
    append(
        by=by, at=at, action="policy.delete", subject=document.ref, organ=document.organ,
        detail={"title": document.title},
    )  # fmt: skip
    document.delete()


def keep_clock(document: Document, at: datetime) -> None:
    """The publication clock of 条例第二十六条 runs from formation, and only for what is to be open."""
    if document.disclosure != Disclosure.OPEN:
        drop(
            rule=PUBLICATION,
            subject=document.ref,
            on=local_day(at),
            why=f"{document.get_disclosure_display()}",
        )
    elif document.formed_on is not None:
        owe(
            rule=PUBLICATION, subject=document.ref, organ=document.organ, title=document.title,
            started_on=document.formed_on,
        )  # fmt: skip


def _set(document: Document, fields: dict[str, Any]) -> None:
    try:
        clean = tidy(fields)
    except ValueError:
        raise checks.Refused(
            [checks.Problem("written_date", "日期的写法不对，应当像 2026-05-08 这样。")]
        ) from None
    if clean.get("disclosure", document.disclosure) == Disclosure.OPEN:
        clean |= {"ground": "", "ground_note": ""}
    checks.demand(checks.save_problems({**{name: getattr(document, name) for name in EDITABLE}, **clean}))
    put(document, clean)
