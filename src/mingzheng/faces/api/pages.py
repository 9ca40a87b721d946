"""Keyset pages of the API: stable while new records appear."""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from ninja.errors import HttpError

from mingzheng.base.records.models import RecordQuerySet


@dataclass(frozen=True, slots=True)
class Page:
    """Rows, and the cursor of the page after them (empty at the end)."""

    rows: list[Any]
    next: str


def read_page(rows: RecordQuerySet, cursor: str, limit: int) -> Page:
    """The page after ``cursor``, newest publication first; raises 400 for a cursor that is not ours."""
    if cursor:
        at, pk = _decode(cursor)
        rows = rows.filter(Q(published_at__lt=at) | Q(published_at=at, pk__lt=pk))
    found = list(rows.order_by("-published_at", "-pk")[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], _encode(found[limit - 1]) if more else "")


def _encode(record: Any) -> str:
    return (
        base64.urlsafe_b64encode(f"{record.published_at.isoformat()}|{record.pk}".encode())
        .decode()
        .rstrip("=")
    )


def _decode(cursor: str) -> tuple[datetime, int]:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
        at, _, pk = text.partition("|")
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None or not 0 < int(pk) < 2**63:
            raise ValueError
        return moment, int(pk)
    except (ValueError, binascii.Error):
        raise HttpError(400, "cursor 不对，请用上一页给出的 next，不要自己拼。") from None
