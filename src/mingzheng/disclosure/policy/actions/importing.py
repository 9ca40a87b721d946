"""Import stock (存量导入): documents that were public elsewhere, or come in bulk; idempotent by number and title."""

from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from mingzheng.base.organs.models import Organ
from mingzheng.base.proof.log import append
from mingzheng.base.records.models import Disclosure
from mingzheng.base.records.states import RecordState

from .. import checks
from ..models import Document
from ..models.document import EDITABLE
from .drafting import keep_clock
from .fields import identity_of, put, tidy
from .publishing import announce, publish
from .revisions import snapshot
from .validity import record_terms

Result = Literal["created", "updated", "skipped"]


@transaction.atomic
def import_document(
    *, by: Any, at: datetime, organ: Organ, fields: dict[str, Any], publish_now: bool,
    published_at: datetime | None = None,
) -> tuple[Document, Result]:  # fmt: skip
    """Take one document in. The same number and title again updates what differs, or does nothing.

    With ``publish_now`` an open document becomes public at once, as of ``published_at`` if it was public before.
    Raises `checks.Refused` (also for a document under review); nothing is kept then.
    """
    clean = tidy(fields)
    checks.demand(checks.save_problems({"disclosure": Disclosure.OPEN, **clean}, stock=True))
    identity = identity_of(clean.get("doc_number", ""), clean["title"], organ)
    document = Document.objects.select_for_update(of=("self",)).filter(identity=identity).first()
    if document is None:
        return _create(by, at, organ, clean, identity, publish_now, published_at), "created"
    _require_settled(document, clean)
    if document.state == RecordState.DRAFT and publish_now and document.disclosure == Disclosure.OPEN:
        _fill(document, clean)
        publish(document, by=by, at=at, published_at=published_at, verb="import")
        return document, "updated"
    if _fill(document, clean):
        _save_update(document, by, at)
        return document, "updated"
    return document, "skipped"


def _create(
    by: Any, at: datetime, organ: Organ, clean: dict[str, Any], identity: str, publish_now: bool,
    published_at: datetime | None,
) -> Document:  # fmt: skip
    document = Document(organ=organ, drafter=by, identity=identity)
    put(document, clean)
    if publish_now and document.disclosure == Disclosure.OPEN:
        publish(document, by=by, at=at, published_at=published_at, verb="import")
    else:
        document.save()
        keep_clock(document, at)
        append(
            by=by, at=at, action="policy.create", subject=document.ref, organ=organ,
            detail={"title": document.title, "origin": "import"},
        )  # fmt: skip
    return document


def _require_settled(document: Document, clean: dict[str, Any]) -> None:
    """What people are deciding on, or have signed, is not changed under their hands."""
    if document.state in (RecordState.IN_REVIEW, RecordState.SCHEDULED) and _changes(document, clean):
        state = document.get_state_display()
        raise checks.Refused(
            [checks.Problem("", f"《{document.title}》{state}，内容不能由导入改动；请办结后再导入。")]
        )


def _changes(document: Document, clean: dict[str, Any]) -> dict[str, Any]:
    """What the new reading knows and differs; values it does not know are left."""
    return {
        name: value
        for name, value in clean.items()
        if name in EDITABLE and value not in ("", None, []) and getattr(document, name) != value
    }


def _fill(document: Document, clean: dict[str, Any]) -> bool:
    """Set what differs; True if anything did."""
    changed = _changes(document, clean)
    if changed:
        put(document, changed)
        document.version += 1
    return bool(changed)


def _save_update(document: Document, by: Any, at: datetime) -> None:
    if document.is_public:
        document.revised_at = at
    document.save()
    if document.is_public:
        record_terms(document, by=by, at=at)
        announce("record.revised", document)
    snapshot(document, by=by, at=at, reason="再次导入", public=document.is_public)
    append(
        by=by, at=at, action="policy.import_update", subject=document.ref, organ=document.organ,
        detail={"version": document.version},
    )  # fmt: skip
