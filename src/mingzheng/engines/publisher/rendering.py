"""Render page units and write their files, remembering what each of them read."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from .batches import batch
from .dependencies import recording
from .families import Family, Page
from .models import Dependency, PublicFile
from .writer import Copy, SiteWriter

log = logging.getLogger(__name__)
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


def remember(family: Family, targets: Sequence[str], result: Rendered, *, fresh: bool = False) -> None:
    """Keep what the targets read and which files they own; ``fresh`` if nothing is kept of them yet."""
    kept = [target for target in targets if target not in result.failed]
    with transaction.atomic():
        if not fresh:
            Dependency.objects.filter(family=family.name, target__in=kept).delete()
        Dependency.objects.bulk_create(
            [
                Dependency(key=key, family=family.name, target=target)
                for target in kept
                for key in result.reads.get(target, ())
                if key not in (target, "site")  # itself anyway; a change of the site builds everything
            ],
            batch_size=500,
        )
        if result.copied or family.name == FILE_OWNER:
            _remember_files(kept, result.copied, fresh=fresh)


def _remember_files(targets: Sequence[str], copied: Sequence[tuple[str, str]], *, fresh: bool) -> None:
    if not fresh:
        PublicFile.objects.filter(ref__in=targets).delete()
    files = [PublicFile(path=path, ref=ref) for path, ref in copied]
    PublicFile.objects.bulk_create(files, batch_size=500, ignore_conflicts=True)
