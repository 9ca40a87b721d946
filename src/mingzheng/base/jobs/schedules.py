"""Recurring jobs (定时任务): declared in code, their next time kept in the database, each run by one worker."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from .models import Schedule

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Recurring:
    """A function called with the time, every ``every``."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


_RECURRING: dict[str, Recurring] = {}


def recur(name: str, every: timedelta, run: Callable[[datetime], object]) -> None:
    """Declare a recurring job; called from ``AppConfig.ready``. ``run`` must be idempotent."""
    _RECURRING[name] = Recurring(name, every, run)


def declared() -> dict[str, Recurring]:
    return _RECURRING


def run_due(now: datetime) -> int:
    """Run what is due at ``now`` and not claimed by another worker; returns how many ran."""
    known = dict(Schedule.objects.values_list("name", "next_run"))
    ran = 0
    for name, recurring in _RECURRING.items():
        if name not in known:
            Schedule.objects.get_or_create(name=name, defaults={"next_run": now})
            known[name] = now
        if known[name] <= now and _claim(recurring, known[name], now):
            ran += 1
            _run(recurring, now)
    return ran


def _claim(recurring: Recurring, old: datetime, now: datetime) -> bool:
    claimed = Schedule.objects.filter(name=recurring.name, next_run=old).update(
        next_run=now + recurring.every, last_run=now
    )
    return claimed == 1


def _run(recurring: Recurring, now: datetime) -> None:
    error = ""
    try:
        recurring.run(now)
    except Exception as problem:  # the next one must still run
        log.exception("recurring job %s failed", recurring.name)
        error = str(problem)[:2000]
    Schedule.objects.filter(name=recurring.name).update(last_error=error)
