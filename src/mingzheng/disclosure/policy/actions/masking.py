"""Separate treatment (区分处理): hide one finding in the text, or all personal data of an attachment."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.proof.log import append
from mingzheng.base.records.states import RecordState, WrongState

from .. import checks, policies
from ..findings import IN_TEXT, findings_of
from ..models import Attachment, Document
from ..treatment import masked_texts, swap_file
from .fields import put
from .locking import Changed, locked

_TEXTS = ("title", "abstract", "body")
"""What visitors read; a value hidden in one of them is hidden in all."""


@transaction.atomic
def mask_finding(*, by: Any, at: datetime, document_id: int, key: str, version: int) -> int:
    """Show the value of a finding in its masked form wherever it stands in title, abstract and body.

    Returns the number of places. The log keeps kind and number, never the value. Raises `Untreatable` for a finding
    that is gone, that stands in an attachment or that no mask makes publishable; `checks.Refused`; `Changed` if
    ``version`` is no longer the newest; `WrongState`, `NotPermitted`.
    """
    document = _open(document_id, by)
    if version != document.version:
        raise Changed("这份文件刚才被别人改过，请看过最新内容后再打码。")
    texts = {name: getattr(document, name) for name in _TEXTS}
    found, changed, count = masked_texts(texts, findings_of(document), key, IN_TEXT)
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

    The log keeps kinds, places and grounds, never the values. Raises what `swap_file` raises, `WrongState`,
    `NotPermitted`.
    """
    document = _open(document_id, by)
    attachment = document.attachments.select_related("file").filter(pk=attachment_id).first()
    detail = swap_file(attachment, document.attachments)
    append(
        by=by,
        at=at,
        action="policy.mask_attachment",
        subject=document.ref,
        organ=document.organ,
        detail=detail,
    )
    return attachment


def _open(document_id: int, by: Any) -> Document:
    document = locked(document_id, by)
    policies.require_draft(by, document)
    if document.state not in (RecordState.DRAFT, RecordState.RETURNED):
        raise WrongState(f"《{document.title}》现在是“{document.get_state_display()}”，不能打码。")
    return document
