"""Separate treatment (区分处理): hide one finding in the text, or all personal data of an attachment."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.files.store import FileRefused, clean_name, keep
from mingzheng.base.proof.log import append
from mingzheng.base.records.states import RecordState, WrongState

from .. import checks, policies
from ..findings import IN_TEXT, Noted, findings_of
from ..models import Attachment, Document
from .fields import put
from .locking import Changed, locked

_TEXTS = ("title", "abstract", "body")
"""What visitors read; a value hidden in one of them is hidden in all."""


@transaction.atomic
def mask_finding(*, by: Any, at: datetime, document_id: int, key: str, version: int) -> int:
    """Show the value of a finding in its masked form wherever it stands in title, abstract and body.

    Returns the number of places. The log keeps kind and number, never the value. Raises `checks.Refused` for a
    finding that is gone, that stands in an attachment or that no mask makes publishable; `Changed` if ``version`` is
    no longer the newest; `WrongState`, `NotPermitted`.
    """
    document = _open(document_id, by)
    if version != document.version:
        raise Changed("这份文件刚才被别人改过，请看过最新内容后再打码。")
    found = _maskable(document, key)
    texts = {name: getattr(document, name) for name in _TEXTS}
    count = sum(text.count(found.value) for text in texts.values())
    masked = {name: text.replace(found.value, found.masked) for name, text in texts.items()}
    changed = {name: text for name, text in masked.items() if text != texts[name]}
    if not changed:
        raise _refused("没能在正文里准确找到这一处，请点“修改”，在正文里手工处理。")
    checks.demand(checks.save_problems({"title": document.title, **changed}, stock=True))
    put(document, changed)
    document.version += 1
    document.save()
    append(
        by=by, at=at, action="policy.mask", subject=document.ref, organ=document.organ,
        detail={"kind": found.kind, "count": count, "changed": sorted(changed)},
    )  # fmt: skip
    return count


@transaction.atomic
def mask_attachment(*, by: Any, at: datetime, document_id: int, attachment_id: int) -> Attachment:
    """Put a masked copy in the place of an attachment, under the same name.

    What is laid out for print (pdf, ofd) and pictures become a newly set PDF, and personal data in the name is masked
    too. The log keeps kinds, places and grounds, never the values. Raises `FileRefused` without such an attachment,
    `MaskingRefused` or another `PaperError` if there is no safe copy, `WrongState`, `NotPermitted`.
    """
    document = _open(document_id, by)
    attachment = document.attachments.select_related("file").filter(pk=attachment_id).first()
    if attachment is None or not attachment.file.path.is_file():
        raise FileRefused("没有找到这个附件，它可能已被删除，请刷新页面。")
    before = attachment.file.digest
    ledger = _swap(attachment)
    append(
        by=by, at=at, action="policy.mask_attachment", subject=document.ref, organ=document.organ,
        detail={
            "name": attachment.name, "sha256": attachment.file.digest, "original": before,
            "basis": ledger["basis"], "masked": _summary(ledger["entries"]),
        },
    )  # fmt: skip
    return attachment


def _open(document_id: int, by: Any) -> Document:
    document = locked(document_id, by)
    policies.require_draft(by, document)
    if document.state not in (RecordState.DRAFT, RecordState.RETURNED):
        raise WrongState(f"《{document.title}》现在是“{document.get_state_display()}”，不能打码。")
    return document


def _maskable(document: Document, key: str) -> Noted:
    found = next((noted for noted in findings_of(document) if noted.key == key), None)
    if found is None:
        raise _refused("没有找到这条提示，它可能已经处理过，请看最新的审查提示。")
    if found.place not in IN_TEXT:
        raise _refused(f"这一处在附件“{found.place}”里，请用打过码的文件替换附件，或者在附件一栏点“打码”。")
    if not found.masked:
        raise _refused("这一处不是能靠打码公开的个人信息，请修改正文，或写明可以公开的理由。")
    return found


def _swap(attachment: Attachment) -> dict[str, Any]:
    """Keep the masked copy instead of the file; returns the ledger of the copy."""
    # The readers and writers of all formats are loaded when the first file is masked.
    from mingzheng.engines.papers.examine import examine
    from mingzheng.engines.papers.masking import mask_bytes

    old = attachment.file
    if old.format == "csv":
        raise FileRefused("csv 表格不能直接打码，请另存为 xlsx 再上传，然后打码。")
    copy = mask_bytes(old.path.read_bytes(), attachment.name)
    name = f"{copy.stem}{copy.suffix}"
    seen = examine(copy.data, name)
    shown = clean_name(name, seen.format)
    if attachment.document.attachments.exclude(pk=attachment.pk).filter(name=shown).exists():
        raise FileRefused(f"已有同名附件“{shown}”，请先删除或改名后再打码。")
    attachment.file = keep(copy.data, format=seen.format, text=seen.text, hidden=seen.hidden)
    attachment.name = shown
    attachment.save(update_fields=["file", "name"])
    return copy.ledger


def _summary(entries: Any) -> list[dict[str, Any]]:
    """The ledger without its masked forms: each kind in each part once, with its number and grounds."""
    counts = Counter((entry["kind"], entry["part_name"], tuple(entry["grounds"])) for entry in entries)
    return [
        {"kind": kind, "part": part, "count": count, "grounds": list(grounds)}
        for (kind, part, grounds), count in counts.items()
    ]


def _refused(message: str) -> checks.Refused:
    return checks.Refused([checks.Problem("", message)])
