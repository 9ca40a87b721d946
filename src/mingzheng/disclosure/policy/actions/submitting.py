"""Send a document into review, and take it back (送审与取回)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.proof.log import append
from mingzheng.base.records.states import target
from mingzheng.engines.review.actions import open_review
from mingzheng.engines.review.models import Review

from .. import checks, policies
from .locking import locked
from .revisions import snapshot


@transaction.atomic
def submit(*, by: Any, at: datetime, document_id: int, version: int) -> Review:
    """Hand the draft to the reviewers. Whoever submits becomes its drafter; four eyes look past all who wrote on it.

    Raises `checks.Refused` with what is missing, `WrongState`, `Changed`, `NotPermitted`.
    """
    document = locked(document_id, by, version=version)
    policies.require_draft(by, document)
    state = target("submit", document.state, document.title)
    checks.demand(checks.submit_problems(document))
    document.state, document.drafter = state, by
    document.save(update_fields=["state", "drafter", "changed_at"])
    snapshot(document, by=by, at=at, reason="送审")
    append(
        by=by, at=at, action="policy.submit", subject=document.ref, organ=document.organ,
        detail={"version": document.version, "disclosure": document.disclosure, "answers": document.answers},
    )  # fmt: skip
    return open_review(record=document, by=by, at=at)
