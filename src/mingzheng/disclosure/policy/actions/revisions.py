"""Keep what a document said (历次版本)."""

from datetime import datetime
from typing import Any

from ..models import Document, Revision


def snapshot(document: Document, *, by: Any, at: datetime, reason: str, public: bool = False) -> Revision:
    """Keep the present values as a revision; the newest one is reused when it says the same."""
    fields = document.as_fields()
    newest = document.revisions.order_by("-number").first()
    if newest is not None and newest.fields == fields:
        if public and not newest.public:
            newest.public = True
            newest.save(update_fields=["public"])
        return newest
    number = newest.number + 1 if newest else 1
    return Revision.objects.create(
        document=document, number=number, fields=fields, reason=reason[:300], public=public, by=by, at=at
    )
