"""Publish, schedule, withdraw and reopen (公开、定时、撤回、重新起草)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.clocks.service import local_day
from mingzheng.base.duties.actions import meet
from mingzheng.base.events.bus import emit
from mingzheng.base.proof.log import append
from mingzheng.base.records.due import publish_each
from mingzheng.base.records.states import RecordState, WrongState, target
from mingzheng.engines.review.actions import end_review

from .. import checks, policies
from ..models import Document
from ..shelves import shelves_of
from .drafting import PUBLICATION, keep_clock
from .indexing import give_index_number
from .locking import locked
from .revisions import snapshot
from .validity import record_terms


def publish(
    document: Document, *, by: Any, at: datetime, published_at: datetime | None = None, verb: str = "publish"
) -> None:
    """Make a locked or new document public. ``published_at`` differs from ``at`` only for stock that was public before.

    Runs in the caller's transaction; the site, the index and the feeds follow by the event.
    """
    document.state = target(verb, document.state, document.title)
    checks.demand(checks.publish_problems(document))
    document.published_at = published_at or at
    document.publish_at = None
    if not document.index_number:
        document.index_number = give_index_number(document)
    document.save()
    record_terms(document, by=by, at=at)
    snapshot(document, by=by, at=at, reason="公开" if verb == "publish" else "存量导入", public=True)
    meet(rule=PUBLICATION, subject=document.ref, on=local_day(document.published_at), evidence="已在网站公开")
    append(
        by=by, at=at, action=f"policy.{verb}", subject=document.ref, organ=document.organ,
        detail={
            "title": document.title, "doc_number": document.doc_number, "index_number": document.index_number,
            "published_at": document.published_at, "version": document.version,
        },
    )  # fmt: skip
    announce("record.published", document)


def announce(kind: str, document: Document, **payload: Any) -> None:
    """Tell whoever listens; the keys are the lists the document stands in.

    Documents whose validity this one changed name it on their pages, as long as it is public.
    """
    keys = [*(shelf.key for shelf in shelves_of(document)), f"organ:{document.organ.code}"]
    emit(kind, document.ref, keys=keys, payload=payload)
    affected = Document.objects.public().filter(validity_events__by_document=document)
    for public_id in affected.values_list("public_id", flat=True).distinct():
        emit("record.validity_changed", f"{Document.record_key}:{public_id}")


def publish_due(at: datetime) -> int:
    """Publish everything whose time has come; raises `NotAllPublished` after the rest if something failed."""
    keys = Document.objects.due(at).order_by("publish_at", "pk").values_list("pk", flat=True)[:500]
    return publish_each(list(keys), lambda key: _publish_scheduled(key, at))


def _publish_scheduled(key: int, at: datetime) -> bool:
    rows = Document.objects.select_for_update(of=("self",), skip_locked=True)
    document = rows.filter(pk=key, state=RecordState.SCHEDULED).first()
    if document is None:
        return False
    publish(document, by=None, at=at)
    return True


@transaction.atomic
def unschedule(*, by: Any, at: datetime, document_id: int, reason: str) -> Document:
    """Take a scheduled document back to its drafter, with the reason."""
    document = locked(document_id, by)
    policies.require_unschedule(by, document)
    _need_reason(reason)
    document.state = target("unschedule", document.state, document.title)
    document.publish_at = None
    document.save(update_fields=["state", "publish_at", "changed_at"])
    detail = {"reason": reason.strip()}
    append(
        by=by, at=at, action="policy.unschedule", subject=document.ref, organ=document.organ, detail=detail
    )
    return document


@transaction.atomic
def withdraw(*, by: Any, at: datetime, document_id: int, reason: str) -> Document:
    """Take a public document off every outlet; log and revisions keep what was public, when and why it went."""
    document = locked(document_id, by)
    policies.require_withdraw(by, document)
    _need_reason(reason)
    document.state = target("withdraw", document.state, document.title)
    document.withdrawn_at = at
    document.pending = None
    document.save(update_fields=["state", "withdrawn_at", "pending", "changed_at"])
    end_review(record=document, at=at)
    append(
        by=by, at=at, action="policy.withdraw", subject=document.ref, organ=document.organ,
        detail={"reason": reason.strip(), "title": document.title},
    )  # fmt: skip
    announce("record.withdrawn", document)
    return document


@transaction.atomic
def reopen(*, by: Any, at: datetime, document_id: int) -> Document:
    """Work on a withdrawn document again; it keeps its address and goes through review anew."""
    document = locked(document_id, by)
    policies.require_draft(by, document)
    document.state = target("reopen", document.state, document.title)
    document.version += 1
    document.save(update_fields=["state", "version", "changed_at"])
    keep_clock(document, at)
    append(by=by, at=at, action="policy.reopen", subject=document.ref, organ=document.organ, detail={})
    return document


def _need_reason(reason: str) -> None:
    if len(reason.strip()) < 4:
        raise WrongState("请写明理由（至少四个字），它会留在存证日志里。")
