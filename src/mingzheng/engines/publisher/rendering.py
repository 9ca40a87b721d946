"""Render page units and write their files, remembering what each of them read."""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from .batches import batch
from .dependencies import recording
from .families import Family, Page
from .models import Dependency, PublicFile
from .writer import Copy, SiteWriter

log = logging.getLogger(__name__)
Unit = tuple[str, str]  # family, target
FILE_OWNER = "record"  # the family whose pages bring private files onto the site


@dataclass(slots=True)
class Rendered:
    """What came of rendering some targets of one family."""

    reads: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    copied: list[tuple[str, str]] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    pages: int = 0


def render(family: Family, targets: Sequence[str], today: date, writer: SiteWriter) -> Rendered:
    """Write the files of ``targets``. One that cannot be rendered does not hold the others up: see ``failed``."""
    result = Rendered()
    try:
        _render(family, targets, today, writer, result)
    except Exception:  # a renderer may fail in any way: find out which target it was
        result = Rendered()
        for target in targets:
            _render_alone(family, target, today, writer, result)
    return result


def _render_alone(family: Family, target: str, today: date, writer: SiteWriter, result: Rendered) -> None:
    try:
        _render(family, [target], today, writer, result)
    except Exception as error:
        log.exception("cannot render %s %s", family.name, target)
        result.failed[target] = f"{type(error).__name__}: {error}"[:2000]


def _render(
    family: Family, targets: Sequence[str], today: date, writer: SiteWriter, result: Rendered
) -> None:
    with batch():
        for page, keys in _listened(family.render_many(targets, today)):
            result.reads[page.target] |= keys
            result.pages += 1
            _write(page, writer, result)


def _write(page: Page, writer: SiteWriter, result: Rendered) -> None:
    if page.content is None:
        writer.remove(page.path)
    elif isinstance(page.content, Copy):
        writer.copy(page.path, page.content)
        result.copied.append((page.path, page.target))
    else:
        writer.put(page.path, page.content, page.fingerprint)


def _listened(pages: Iterator[Page]) -> Iterator[tuple[Page, set[str]]]:
    while True:
        with recording() as keys:
            page = next(pages, None)
        if page is None:
            return
        yield page, keys


def remember(done: Sequence[tuple[Family, Sequence[str], Rendered]], *, fresh: bool = False) -> None:
    """Keep what the targets of each family read and which files they own, in a transaction of the caller.

    ``fresh`` if nothing is kept of them yet. Otherwise only what differs is written: mostly nothing does.
    """
    reads: dict[Unit, set[str]] = {}
    owners: list[str] = []
    for family, targets, result in done:
        kept = [target for target in targets if target not in result.failed]
        reads |= {(family.name, target): result.reads.get(target, set()) for target in kept}
        owners += kept if family.name == FILE_OWNER or result.copied else []
    # A page depends on its own record anyway, and a change of the site builds everything.
    wanted = {(*unit, key) for unit, keys in reads.items() for key in keys if key not in (unit[1], "site")}
    if not fresh:
        wanted -= _forget(reads, wanted)
    _insert(wanted)
    _remember_files(owners, [pair for _, _, result in done for pair in result.copied], fresh=fresh)


def _insert(reads: Collection[tuple[str, str, str]]) -> None:
    """Write what was read. A full build has some rows for each page, for which model instances would cost too much."""
    if reads:
        with connection.cursor() as cursor:
            cursor.executemany(
                'INSERT INTO publisher_dependency (family, target, "key") VALUES (%s, %s, %s)', sorted(reads)
            )


def _forget(units: Collection[Unit], wanted: set[tuple[str, str, str]]) -> set[tuple[str, str, str]]:
    """Delete what the units read before and do not any more; what is kept of ``wanted``."""
    known, stale = set(), []
    rows = Dependency.objects.filter(target__in={target for _, target in units})
    for pk, *read in rows.values_list("pk", "family", "target", "key"):
        family, target, key = read
        if (family, target, key) in wanted and (family, target, key) not in known:
            known.add((family, target, key))
        elif (family, target) in units:
            stale.append(pk)
    if stale:
        Dependency.objects.filter(pk__in=stale).delete()
    return known


def _remember_files(targets: Sequence[str], copied: Sequence[tuple[str, str]], *, fresh: bool) -> None:
    if targets and not fresh:
        PublicFile.objects.filter(ref__in=targets).delete()
    files = [PublicFile(path=path, ref=ref) for path, ref in copied]
    if files:
        PublicFile.objects.bulk_create(files, batch_size=500, ignore_conflicts=True)
