"""Emit and subscribe.

``emit`` writes an event and one delivery for each subscriber in the caller's transaction: either the change and
its consequences are both recorded, or neither. A subscriber may be called twice with the same event (after a
crash) and must then do nothing new.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from .models import Delivery, Event

Handler = Callable[[Sequence[Event]], None]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Who handles which kinds of event. Deliveries of one subscriber never run twice at the same time."""

    name: str
    kinds: frozenset[str]
    handle: Handler
    batch: int


_SUBSCRIBERS: dict[str, Subscriber] = {}


def subscribe(name: str, kinds: Iterable[str], handle: Handler, *, batch: int = 200) -> None:
    """Register ``handle`` for events of ``kinds``; it gets up to ``batch`` events at once, oldest first."""
    _SUBSCRIBERS[name] = Subscriber(name, frozenset(kinds), handle, batch)


def subscribers() -> dict[str, Subscriber]:
    return _SUBSCRIBERS


def emit(
    kind: str, subject: str, *, keys: Iterable[str] = (), payload: dict[str, Any] | None = None
) -> Event:
    """Record that something happened. Must be called inside a transaction; raises RuntimeError otherwise."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"event {kind} emitted outside a transaction")
    event = Event.objects.create(kind=kind, subject=subject, keys=list(keys), payload=payload or {})
    wanted = [name for name, subscriber in _SUBSCRIBERS.items() if kind in subscriber.kinds]
    Delivery.objects.bulk_create([Delivery(event=event, subscriber=name) for name in wanted])
    return event
