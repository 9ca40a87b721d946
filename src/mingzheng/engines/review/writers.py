"""Who wrote what is to be reviewed (参与起草的人): four eyes look past each of them, whoever hands it in."""

from typing import Any

from django.db.models import Max, Q, QuerySet

from mingzheng.base.accounts.models import User
from mingzheng.base.proof.models import LogEntry
from mingzheng.base.records.models import Record

from .models import Review, ReviewState

_WRITING = ("create", "edit", "attach", "answer", "propose_revision")


def writers_of(record: Record) -> QuerySet[User]:
    """The people who, by the log, wrote on ``record`` since it last passed a review."""
    acts = Q(pk__in=[])
    for verb in _WRITING:
        acts |= Q(action__endswith=f".{verb}")
    written = LogEntry.objects.filter(acts, subject=record.ref, **_since_last_passed(record))
    return User.objects.filter(username__in=written.values("actor"))


def _since_last_passed(record: Record) -> dict[str, Any]:
    passed = Review.objects.filter(subject=record.ref, state=ReviewState.PASSED).aggregate(
        last=Max("closed_at")
    )["last"]
    return {"at__gte": passed} if passed else {}
