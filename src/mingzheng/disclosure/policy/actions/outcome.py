"""What a review of a document leads to (审查结果): publish, schedule, return, apply a revision."""

from datetime import datetime
from typing import Any

from mingzheng.base.proof.log import append
from mingzheng.base.records.models import Disclosure
from mingzheng.base.records.states import target
from mingzheng.engines.review.models import Purpose, Review
from mingzheng.engines.review.outcomes import Outcome

from ..models import Document
from .publishing import publish
from .revising import apply_revision, drop_revision


def _document(review: Review) -> Document:
    public_id = review.subject.partition(":")[2]
    return Document.objects.select_for_update(of=("self",)).select_related("organ").get(public_id=public_id)


def passed(review: Review, by: Any, at: datetime, publish_at: datetime | None) -> None:
    document = _document(review)
    if review.purpose == Purpose.REVISE:
        apply_revision(document, by=by, at=at)
    elif document.disclosure != Disclosure.OPEN:
        _settle(document, "approve", by, at)
    elif publish_at is not None and publish_at > at:
        document.publish_at = publish_at
        _settle(document, "schedule", by, at, publish_at=publish_at)
    else:
        publish(document, by=by, at=at)


def returned(review: Review, by: Any, at: datetime, reason: str) -> None:
    document = _document(review)
    if review.purpose == Purpose.REVISE:
        drop_revision(document)
    else:
        _settle(document, "return", by, at, reason=reason)


def recalled(review: Review, by: Any, at: datetime) -> None:
    document = _document(review)
    if review.purpose == Purpose.REVISE:
        drop_revision(document)
    else:
        _settle(document, "recall", by, at)


def _settle(document: Document, verb: str, by: Any, at: datetime, **detail: Any) -> None:
    document.state = target(verb, document.state, document.title)
    document.version += 1
    document.save()
    append(by=by, at=at, action=f"policy.{verb}", subject=document.ref, organ=document.organ, detail=detail)


OUTCOME = Outcome(passed=passed, returned=returned, recalled=recalled)
