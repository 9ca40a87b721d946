"""Attach and detach files (附件)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.files.store import FileRefused, Hidden, clean_name, keep
from mingzheng.base.proof.log import append
from mingzheng.base.records.states import RecordState, WrongState

from .. import policies
from ..models import Attachment, Document
from .locking import locked

MOST_ATTACHMENTS = 50


@transaction.atomic
def attach(
    *,
    by: Any,
    at: datetime,
    document_id: int,
    data: bytes,
    name: str,
    format: str,
    text: str = "",
    hidden: Hidden = (),
) -> Attachment:
    """Attach a file that was examined before (`engines.papers.examine`).

    Raises `FileRefused`, `WrongState`, `NotPermitted`.
    """
    document = locked(document_id, by)
    policies.require_draft(by, document)
    _require_open(document)
    count = document.attachments.count()
    if count >= MOST_ATTACHMENTS:
        raise FileRefused(f"一份文件最多带 {MOST_ATTACHMENTS} 个附件，请合并后再上传。")
    stored = keep(data, format=format, text=text, hidden=hidden)
    shown = clean_name(name, format)
    if document.attachments.filter(name=shown).exists():
        raise FileRefused(f"已有同名附件“{shown}”，请先删除旧的，或改名后再上传。")
    attachment = Attachment.objects.create(document=document, file=stored, name=shown, order=count)
    append(
        by=by, at=at, action="policy.attach", subject=document.ref, organ=document.organ,
        detail={"name": shown, "sha256": stored.digest, "size": stored.size},
    )  # fmt: skip
    return attachment


@transaction.atomic
def detach(*, by: Any, at: datetime, document_id: int, attachment_id: int) -> None:
    """Take an attachment away from a draft; the stored bytes stay until nothing refers to them."""
    document = locked(document_id, by)
    policies.require_draft(by, document)
    _require_open(document)
    attachment = document.attachments.filter(pk=attachment_id).first()
    if attachment is None:
        return
    append(
        by=by, at=at, action="policy.detach", subject=document.ref, organ=document.organ,
        detail={"name": attachment.name, "sha256": attachment.file.digest},
    )  # fmt: skip
    attachment.delete()


def _require_open(document: Document) -> None:
    if document.state not in (RecordState.DRAFT, RecordState.RETURNED):
        raise WrongState(f"《{document.title}》现在是“{document.get_state_display()}”，不能改动附件。")
