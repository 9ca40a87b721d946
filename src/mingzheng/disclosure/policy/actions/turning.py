"""When a day begins, some documents come into force and others lapse: tell the site and the index (时效更替)."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from mingzheng.base.clocks.service import local_day
from mingzheng.base.events.bus import emit

from ..models import Document, TurnedDay
from ..models.validity import EventKind

_LAST_DAYS = (EventKind.EXPIRES, EventKind.EXTENDED)
LONGEST_ABSENCE = 400


def announce_turns(at: datetime) -> int:
    """Announce every document whose state turned since the last day announced; returns how many.

    Idempotent: a day is announced once, in the transaction that emits its events. After a long stop all the days
    missed are made up, up to 400.
    """
    today = local_day(at)
    last = TurnedDay.objects.order_by("-day").values_list("day", flat=True).first() or today - timedelta(
        days=1
    )
    first = max(last + timedelta(days=1), today - timedelta(days=LONGEST_ABSENCE))
    return sum(
        _announce(date.fromordinal(number)) for number in range(first.toordinal(), today.toordinal() + 1)
    )


@transaction.atomic
def _announce(day: date) -> int:
    _, fresh = TurnedDay.objects.get_or_create(day=day)
    if not fresh:
        return 0
    turned = _turning_on(day)
    for document in turned:
        emit("record.validity_changed", document.ref)
    return len(turned)


def _turning_on(day: date) -> list[Document]:
    """Public documents with an event that takes effect on ``day``; a last day of validity turns the day after."""
    starts = Q(validity_events__on=day) & ~Q(validity_events__kind__in=_LAST_DAYS)
    ends = Q(validity_events__on=day - timedelta(days=1), validity_events__kind__in=_LAST_DAYS)
    return list(Document.objects.public().filter(starts | ends).distinct().order_by("pk"))
