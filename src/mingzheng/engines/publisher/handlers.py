"""Where events reach the publisher. Handling the same events again changes nothing."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from mingzheng.base.events.bus import subscribe
from mingzheng.base.events.models import Event
from mingzheng.base.jobs.schedules import recur

from . import fixed, site
from .build import SUBSCRIBER, rebuild
from .families import register_family
from .manifest import ManifestBroken
from .memory import publication
from .plan import plan, state
from .publish import publish_pending, stuck
from .records import RecordPages
from .shelves import ShelfPages
from .sitemaps import SitemapPages

log = logging.getLogger(__name__)
KINDS = (
    "record.published",
    "record.revised",
    "record.withdrawn",
    "record.validity_changed",
    "record.linked",
    "organ.changed",
    "column.changed",
    "site.changed",
)


def connect() -> None:
    """Register the room's own families and subscribe to events; called once, when the application starts."""
    for family in (RecordPages(), ShelfPages(), SitemapPages(), fixed.FixedPages()):
        register_family(family)
    fixed.connect()
    subscribe(SUBSCRIBER, KINDS, handle, batch=500)
    recur("publisher.retry", timedelta(minutes=5), retry)


def handle(events: Sequence[Event]) -> None:
    """Bring the public site up to date after ``events``; only the files they concern are written.

    Builds the whole site instead if that is owed: the first time, after an interrupted build, after a change of the
    whole site, and when the manifest on disk is not the one that was signed (it is never signed over).
    """
    with site.alone(), publication():
        owed = state().needs_build or plan(events)
        _publish(timezone.now(), build=owed)


def retry(at: datetime) -> None:
    """Try again what could not be rendered before; a recurring job."""
    if stuck().exists():
        with site.alone():
            _publish(at, build=state().needs_build)


def _publish(at: datetime, *, build: bool) -> None:
    today = timezone.localdate(at)
    if build:
        rebuild(at, today)
        return
    try:
        publish_pending(at, today)
    except ManifestBroken as broken:
        log.error("rebuilding the whole site: %s", broken)
        rebuild(at, today)
