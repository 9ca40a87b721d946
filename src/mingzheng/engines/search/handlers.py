"""Where events reach search. Handling the same events again changes nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from mingzheng.base.events.bus import subscribe
from mingzheng.base.events.models import Event
from mingzheng.base.jobs.schedules import recur

SUBSCRIBER = "search.index"
ORGAN_CHANGED = "organ.changed"
KINDS = ("record.published", "record.revised", "record.withdrawn", "record.validity_changed", ORGAN_CHANGED)
LOG_KEPT = timedelta(days=400)


def connect() -> None:
    """Subscribe to events and declare the recurring job; called once, when the application starts."""
    subscribe(SUBSCRIBER, KINDS, handle, batch=200)
    recur("search.forget", timedelta(days=1), forget)


def handle(events: Sequence[Event]) -> None:
    """Read the records the events name again and bring the index up to date; an organ's name is in all of its own."""
    from . import site  # the engine and the dictionary; no process needs them to start

    organs = {event.subject.partition(":")[2] for event in events if event.kind == ORGAN_CHANGED}
    site.refresh((event.subject for event in events if event.kind != ORGAN_CHANGED), organs)


def forget(at: datetime) -> None:
    """Delete what was searched too long ago."""
    from . import querylog

    querylog.forget_before(timezone.localdate(at) - LOG_KEPT)
