"""Record what happens to a document's force (时效登记)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from mingzheng.base.events.bus import emit
from mingzheng.base.proof.log import append

from .. import checks, policies
from ..models import Document, ValidityEvent
from ..models.validity import EventKind
from .locking import locked


def record_terms(document: Document, *, by: Any, at: datetime) -> None:
    """At publication: the document's own terms, when it takes effect and how long it lasts."""
    own = {
        EventKind.EFFECTIVE: document.effective_date or document.written_date,
        EventKind.EXPIRES: document.expires_date,
    }
    terms = [
        ValidityEvent(document=document, kind=kind, on=day, recorded_at=at, recorded_by=by, note="文件自定")
        for kind, day in own.items()
        if day is not None
    ]
    ValidityEvent.objects.bulk_create(terms, ignore_conflicts=True)  # known ones stay as they are


@transaction.atomic
def record_validity(
    *, by: Any, at: datetime, document_id: int, kind: str, on: date, by_document: Document | None = None,
    by_text: str = "", note: str = "",
) -> ValidityEvent:  # fmt: skip
    """Record that the document was amended, repealed, suspended, extended …; its state follows everywhere."""
    document = locked(document_id, by)
    policies.require_validity(by, document)
    if kind not in EventKind.values:
        raise checks.Refused([checks.Problem("kind", "请选择时效事件的种类。")])
    if (
        kind not in (EventKind.EFFECTIVE, EventKind.EXPIRES)
        and by_document is None
        and len(by_text.strip()) < 4
    ):
        raise checks.Refused([checks.Problem("by_text", "请写明依据哪份文件，例如它的标题或文号。")])
    event, fresh = ValidityEvent.objects.get_or_create(
        document=document, kind=kind, on=on,
        defaults={
            "recorded_at": at, "recorded_by": by, "by_document": by_document, "by_text": by_text.strip()[:300],
            "note": note.strip()[:300],
        },
    )  # fmt: skip
    if fresh:
        append(
            by=by, at=at, action="policy.validity", subject=document.ref, organ=document.organ,
            detail={"kind": kind, "on": on, "by": by_document.ref if by_document else by_text, "note": note},
        )  # fmt: skip
        emit("record.validity_changed", document.ref)
    return event
