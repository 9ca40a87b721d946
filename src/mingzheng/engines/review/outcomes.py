"""What a review leads to: each kind of record says, in its own room, what happens at each end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from .models import Review


@dataclass(frozen=True, slots=True)
class Outcome:
    """Called inside the review's transaction with the review, the person and the time.

    ``passed`` also gets the requested time of publication (None: at once).
    """

    passed: Callable[[Review, Any, datetime, datetime | None], None]
    returned: Callable[[Review, Any, datetime, str], None]
    recalled: Callable[[Review, Any, datetime], None]


_OUTCOMES: dict[str, Outcome] = {}


def register(record_key: str, outcome: Outcome) -> None:
    _OUTCOMES[record_key] = outcome


def outcome_of(review: Review) -> Outcome:
    """The outcome of the review's kind of record; raises KeyError if the kind has no review."""
    return _OUTCOMES[review.record_key]
