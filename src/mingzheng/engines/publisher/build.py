"""The full build (整站重建): every page from the database, and nothing else left in the public folder."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from itertools import islice

from django.db import transaction

from mingzheng.base.events.models import Delivery

from . import shelves, site, sitemaps
from .batches import batch
from .families import Family, families
from .listings import kept_rows
from .manifest import Manifest
from .memory import publication
from .models import Dependency, Pending, Placement, PublicFile, Series, SiteState
from .numbering import number_pages
from .plan import mark, state
from .publish import Outcome
from .rendering import remember, render
from .writer import SiteWriter

SUBSCRIBER = "publisher.site"
_CHUNK = 500
Progress = Callable[[int, int], None]


def build_all(at: datetime, today: date, progress: Progress | None = None) -> Outcome:
    """Render every page, write those that differ from what lies on the disk, remove all that is unknown.

    ``progress(done, total)`` is called with counts of page units. Waits for other writers, or raises SiteBusy.
    Interrupted at any point, the next publication starts it again.
    """
    with site.alone():
        return rebuild(at, today, progress)


def rebuild(at: datetime, today: date, progress: Progress | None = None) -> Outcome:
    """`build_all` for a caller that holds `site.alone`."""
    covered = _begin()
    number_pages()
    total = _estimate()
    site.folder().mkdir(parents=True, exist_ok=True)
    manifest = Manifest.fresh(site.folder(), total * 2)
    writer = SiteWriter(site.folder(), manifest, thorough=True)
    with publication(), kept_rows(), batch():
        outcome = _render_everything(writer, today, progress or (lambda done, of: None), total)
    writer.remove_unknown()
    outcome.written, outcome.removed = writer.written, writer.removed
    _finish(manifest, outcome, covered, at)
    return outcome


def _begin() -> list[int]:
    """Forget what was remembered; the deliveries that this build covers, because they were there before it."""
    state()
    covered = list(Delivery.objects.filter(subscriber=SUBSCRIBER, done_at=None).values_list("pk", flat=True))
    with transaction.atomic():
        SiteState.objects.update(needs_build=True)
        for model in (Dependency, Pending, Placement, PublicFile, Series):
            model.objects.all().delete()
    return covered


def _estimate() -> int:
    records = sum(Series.objects.filter(family=sitemaps.FAMILY).values_list("total", flat=True))
    pages = sum(Series.objects.filter(family=shelves.FAMILY).values_list("last", flat=True))
    return records + pages


def _render_everything(writer: SiteWriter, today: date, progress: Progress, total: int) -> Outcome:
    outcome = Outcome()
    done = 0
    for family in families():
        for targets in _chunks(family):
            result = render(family, targets, today, writer)
            with transaction.atomic():
                remember([(family, targets, result)], fresh=True)
                mark((family.name, target) for target in result.failed)
            outcome.failed |= {f"{family.name} {target}": error for target, error in result.failed.items()}
            outcome.rendered += result.pages
            done += len(targets)
            progress(done, max(done, total))
    return outcome


def _chunks(family: Family) -> Iterator[Sequence[str]]:
    targets = iter(family.all_targets())
    while chunk := list(islice(targets, _CHUNK)):
        yield chunk


def _finish(manifest: Manifest, outcome: Outcome, covered: list[int], at: datetime) -> None:
    root = site.seal(manifest, at)
    with transaction.atomic():
        site.log_root(root, at, written=outcome.written, removed=outcome.removed)
        SiteState.objects.update(needs_build=False, built_at=at)
        for start in range(0, len(covered), _CHUNK):
            Delivery.objects.filter(pk__in=covered[start : start + _CHUNK]).update(done_at=at)
