"""What this room does when something happens elsewhere. Handling the same events again changes nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from mingzheng.base.events.bus import subscribe
from mingzheng.base.events.models import Event
from mingzheng.base.jobs.schedules import recur
from mingzheng.engines.search.learning import encoder_large

SUBSCRIBER = "answers.questions"
KINDS = ("question.judged", "answer.confirmed", "answer.withdrawn")
LOG_KEPT = timedelta(days=400)
FILL_EVERY = timedelta(seconds=5)


def connect() -> None:
    """Subscribe to events and declare the recurring jobs; called once, when the application starts."""
    subscribe(SUBSCRIBER, KINDS, handle, batch=200)
    recur("answers.forget", timedelta(days=1), forget)
    if encoder_large.installed():
        recur("answers.vectors", FILL_EVERY, fill)


def handle(events: Sequence[Event]) -> None:
    """Bring the index of questions up to date; the events name their rows in the payload."""
    from . import learned

    learned.refresh(event.payload["question"] for event in events)


def forget(at: datetime) -> None:
    """Delete what was asked too long ago; the index of questions forgets it as well, and is mended if need be."""
    from . import learned, questionlog

    if questionlog.forget_before(timezone.localdate(at) - LOG_KEPT):
        learned.rebuild()
    learned.mended()


def fill(at: datetime) -> None:
    """Compute sentence vectors for a moment, so that none has to be while a visitor waits."""
    from . import vectors

    vectors.fill(at, busy=vectors.something_to_deliver)
