"""Deliver pending events to their subscribers; called by the worker, and by commands that want to see effects."""

import logging
import time
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from .bus import Subscriber, subscribers
from .lanes import lane
from .models import Delivery

log = logging.getLogger(__name__)
GIVE_UP_AFTER = 12
LONGEST_PAUSE = timedelta(minutes=30)


def pending(name: str, at: datetime) -> QuerySet[Delivery]:
    """Deliveries of one subscriber that may be tried at ``at``, oldest first."""
    ready = Q(not_before__isnull=True) | Q(not_before__lte=at)
    return Delivery.objects.filter(ready, subscriber=name, done_at=None, attempts__lt=GIVE_UP_AFTER).order_by(
        "event_id"
    )


def deliver_pending(names: tuple[str, ...] = ()) -> int:
    """Handle what is pending now for the named (default: all) subscribers; returns how many were handled.

    One batch of each in turn: however long the queue of one is, the others need not wait for its end.
    """
    handled = 0
    waiting = [subscriber for name, subscriber in subscribers().items() if not names or name in names]
    while waiting:
        served = [(subscriber, _serve(subscriber)) for subscriber in waiting]
        handled += sum(count or 0 for _, count in served)
        waiting = [subscriber for subscriber, count in served if count is not None]
    return handled


def _serve(subscriber: Subscriber) -> int | None:
    """Handle one batch; how many of it were handled, or None if there was nothing to do, or another process at it."""
    if not pending(subscriber.name, timezone.now()).exists():
        return None
    with lane(f"events/{subscriber.name}") as held:
        batch = _next_batch(subscriber) if held else []
        return _handle(subscriber, batch) if batch else None


def _next_batch(subscriber: Subscriber) -> list[Delivery]:
    rows = pending(subscriber.name, timezone.now()).select_related("event")
    found = list(rows[: subscriber.batch])
    # One that failed before is tried alone, so that it cannot hold the others up.
    return found[:1] if found and found[0].attempts else [row for row in found if not row.attempts]


def _handle(subscriber: Subscriber, batch: list[Delivery]) -> int:
    ids = [delivery.pk for delivery in batch]
    try:
        subscriber.handle([delivery.event for delivery in batch])
    except Exception as error:  # a subscriber may fail in any way; it must not take the others with it
        log.exception("subscriber %s failed on %d event(s)", subscriber.name, len(batch))
        _postpone(ids, error)
        return 0
    with transaction.atomic():
        Delivery.objects.filter(pk__in=ids).update(done_at=timezone.now(), error="")
    return len(batch)


def _postpone(ids: list[int], error: Exception) -> None:
    now = timezone.now()
    if len(ids) > 1:  # try each alone at once: most of them are innocent
        Delivery.objects.filter(pk__in=ids).update(
            attempts=F("attempts") + 1, error=str(error)[:2000], not_before=now
        )
        return
    attempts = Delivery.objects.get(pk=ids[0]).attempts + 1
    pause = min(timedelta(seconds=2**attempts), LONGEST_PAUSE)
    Delivery.objects.filter(pk=ids[0]).update(
        attempts=attempts, error=str(error)[:2000], not_before=now + pause
    )


def failed() -> QuerySet[Delivery]:
    """Deliveries given up; `doctor` shows them and ``mingzheng worker --retry`` tries them again."""
    return Delivery.objects.filter(done_at=None, attempts__gte=GIVE_UP_AFTER)


def retry_failed() -> int:
    """Try again what was given up; returns how many."""
    return failed().update(attempts=1, not_before=None)


def settle(seconds: float = 300.0) -> bool:
    """Deliver until nothing is pending, here or in a worker that holds the lane; False if time ran out."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        deliver_pending()
        if not Delivery.objects.filter(done_at=None, attempts=0).exists():
            return True
        time.sleep(0.1)
    return False
