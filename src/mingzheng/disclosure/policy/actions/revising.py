"""Revise a public document (修订已公开的信息): proposed values are reviewed while the old ones stay public."""

from copy import copy
from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.proof.log import append
from mingzheng.base.records.states import target
from mingzheng.engines.review.actions import open_review
from mingzheng.engines.review.models import Purpose, Review

from .. import checks, policies
from ..models import Document
from ..models.document import EDITABLE, plain
from .fields import put, tidy
from .locking import locked
from .publishing import announce
from .revisions import snapshot
from .validity import record_terms

# A change of the disclosure attribute is a withdrawal, not a revision.
REVISABLE = tuple(name for name in EDITABLE if name not in ("disclosure", "ground", "ground_note"))


@transaction.atomic
def propose_revision(
    *, by: Any, at: datetime, document_id: int, version: int, fields: dict[str, Any], reason: str
) -> Review:
    """Propose new values for a public document and send them into review; visitors see nothing of it yet."""
    document = locked(document_id, by, version=version)
    policies.require_draft(by, document)
    target("revise", document.state, document.title)
    clean = {name: value for name, value in tidy(fields).items() if name in REVISABLE}
    checks.demand(checks.save_problems({**{name: getattr(document, name) for name in EDITABLE}, **clean}))
    changed = {name: plain(value) for name, value in clean.items() if getattr(document, name) != value}
    if not changed:
        raise checks.Refused([checks.Problem("", "没有任何改动，不需要送审。")])
    if len(reason.strip()) < 4:
        raise checks.Refused([checks.Problem("reason", "请写明修订的原因（至少四个字）。")])
    checks.demand(_proposal_problems(document, clean))
    document.pending = {"fields": changed, "reason": reason.strip()[:300]}
    document.save(update_fields=["pending", "changed_at"])
    append(
        by=by, at=at, action="policy.propose_revision", subject=document.ref, organ=document.organ,
        detail={"changed": sorted(changed), "reason": reason.strip()[:300]},
    )  # fmt: skip
    return open_review(record=document, by=by, at=at, purpose=Purpose.REVISE)


def _proposal_problems(document: Document, clean: dict[str, Any]) -> list[checks.Problem]:
    """What would be wrong with the public document if the proposal were applied."""
    proposed = copy(document)
    put(proposed, clean)
    return checks.publish_problems(proposed) + checks.finding_problems(proposed)


def apply_revision(document: Document, *, by: Any, at: datetime) -> None:
    """The review passed: the proposed values become the public ones. Runs in the review's transaction."""
    pending = document.pending or {"fields": {}, "reason": ""}
    before = document.as_fields()
    put(document, tidy(pending["fields"]))
    document.pending = None
    document.revised_at = at
    document.version += 1
    document.save()
    record_terms(document, by=by, at=at)
    snapshot(document, by=by, at=at, reason=pending["reason"], public=True)
    append(
        by=by, at=at, action="policy.revise", subject=document.ref, organ=document.organ,
        detail={"changed": sorted(pending["fields"]), "reason": pending["reason"], "version": document.version},
    )  # fmt: skip
    announce("record.revised", document, before_year=str(before["written_date"] or "")[:4])


def drop_revision(document: Document) -> None:
    """The proposal was returned or recalled: the public text stays; the review keeps the reasons."""
    document.pending = None
    document.save(update_fields=["pending", "changed_at"])
