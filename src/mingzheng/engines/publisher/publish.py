"""Render what is pending: the daily work of the publisher."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, QuerySet

from . import site
from .batches import batch
from .families import family
from .listings import kept_rows
from .manifest import Manifest, Root
from .models import Pending
from .plan import state
from .rendering import remember, render
from .writer import SiteWriter

log = logging.getLogger(__name__)
GIVE_UP_AFTER = 12
_CHUNK = 500


@dataclass(slots=True)
class Outcome:
    """What a publication did: page files rendered, of them written, files removed, units that failed and why."""

    rendered: int = 0
    written: int = 0
    removed: int = 0
    failed: dict[str, str] = field(default_factory=dict)


def publish_pending(at: datetime, today: date) -> Outcome:
    """Render every pending unit once and seal the manifest; the caller holds `site.alone`.

    Order: page files, manifest, database. A crash anywhere leaves the units pending, and they are rendered again.
    Raises ManifestBroken if the manifest on disk is not the one that was signed.
    """
    outcome = Outcome()
    manifest = Manifest.load(site.folder(), site.key().public_key())
    writer = SiteWriter(site.folder(), manifest)
    with batch(), kept_rows():
        for rows in _chunks():
            _publish(rows, manifest, writer, outcome, at, today)
    outcome.written, outcome.removed = writer.written, writer.removed
    _log(manifest.root, at, outcome)
    return outcome


def stuck() -> QuerySet[Pending]:
    """Page units that could not be rendered; `doctor` shows them with their errors."""
    return Pending.objects.filter(attempts__gt=0).order_by("pk")


def _chunks() -> Iterator[list[Pending]]:
    """Every unit that is pending now, each once, however its rendering goes."""
    todo = Pending.objects.filter(attempts__lt=GIVE_UP_AFTER).order_by("pk")
    rows = list(todo[:_CHUNK])
    while rows:
        yield rows
        rows = list(todo.filter(pk__gt=rows[-1].pk)[:_CHUNK]) if len(rows) == _CHUNK else []


def _publish(
    rows: list[Pending], manifest: Manifest, writer: SiteWriter, outcome: Outcome, at: datetime, today: date
) -> None:
    by_family: dict[str, list[str]] = {}
    for row in rows:
        by_family.setdefault(row.family, []).append(row.target)
    results = []
    for name, targets in by_family.items():
        known = family(name)
        if known is not None:  # else left by a program that had more families: nothing to render
            results.append((known, targets, render(known, targets, today, writer)))
    if manifest.changed:
        site.seal(manifest, at)
    failed = {
        (known.name, target): error for known, _, done in results for target, error in done.failed.items()
    }
    with transaction.atomic():
        remember(results)
        _settle(rows, failed)
    outcome.rendered += sum(done.pages for _, _, done in results)
    outcome.failed |= {f"{name} {target}": error for (name, target), error in failed.items()}


def _settle(rows: list[Pending], failed: dict[tuple[str, str], str]) -> None:
    done = [row.pk for row in rows if (row.family, row.target) not in failed]
    Pending.objects.filter(pk__in=done).delete()
    for row in rows:
        error = failed.get((row.family, row.target))
        if error is not None:
            Pending.objects.filter(pk=row.pk).update(attempts=F("attempts") + 1, error=error)


def _log(root: Root | None, at: datetime, outcome: Outcome) -> None:
    """Note the manifest in the log if it is not the last one noted: also after a crash in between."""
    with transaction.atomic():
        if root and state().logged_root != root.digest:
            site.log_root(root, at, written=outcome.written, removed=outcome.removed)
