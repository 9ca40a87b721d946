"""This site's index: which engine the settings name, and what of the database belongs into it."""

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.utils import timezone

from mingzheng.base.organs.models import Organ
from mingzheng.base.records.models import RecordQuerySet
from mingzheng.base.records.registry import RecordType, SearchEntry, kinds
from mingzheng.kernel.statute.themes import THEMES

from . import analyzer, spelling
from .engine import Engine, IndexUnavailable, Progress
from .fields import DOCUMENTS, Layout
from .index import TantivyIndex
from .opensearch_engine import OpenSearchIndex
from .passages import PASSAGES

CHUNK = 500
Answer = TypeVar("Answer")
# An index this small is built while the visitor waits (well under a second).
_BUILT_ON_THE_SPOT = 500


def engine() -> Engine:
    """The index of records; one object for each process."""
    return _engine(settings.OPENSEARCH_URL, str(settings.INDEX_DIR), DOCUMENTS)


def passage_engine() -> Engine:
    """The index of passages, for questions."""
    return _engine(settings.OPENSEARCH_URL, str(settings.INDEX_DIR), PASSAGES)


@functools.cache
def _engine(url: str, folder: str, layout: Layout) -> Engine:
    return OpenSearchIndex(url, layout=layout) if url else TantivyIndex(Path(folder) / layout.name, layout)


def answered(chosen: Engine, ask: Callable[[Engine], Answer]) -> Answer:
    """What ``ask`` gets from the engine; a small index that is missing or unusable is built on the way.

    Raises `IndexUnavailable` if building it would take long: see `rebuild`.
    """
    learn_names()
    try:
        return ask(chosen)
    except IndexUnavailable:
        if chosen.trouble() is None or public_count() > _BUILT_ON_THE_SPOT:
            raise
    rebuild()
    return ask(chosen)


@functools.cache
def learn_names() -> None:
    """Teach the analyzer of this process the names of organs and themes, once."""
    analyzer.learn(Organ.objects.values_list("name", flat=True))
    analyzer.learn(name for theme in THEMES for name in (theme.name, *theme.children))


def trouble() -> str | None:
    """Why an index must be rebuilt, as a Chinese sentence, or None if both are fit for use."""
    return engine().trouble() or passage_engine().trouble()


def public_count() -> int:
    return sum(kind.public_rows().count() for kind in kinds())


def entry_of(kind: RecordType, row: Any, today: date) -> SearchEntry:
    """All that search knows of a row; a kind that leaves the state to the day gets the state of today."""
    entry = kind.search(row)
    validity = entry.validity or kind.listing(row, today).validity
    return replace(entry, validity=validity, attachments=attachments_of(kind, row))


def attachments_of(kind: RecordType, row: Any) -> tuple[tuple[str, str], ...]:
    """Names and texts of the public files of a row."""
    return tuple((each.name, each.file.text) for each in kind.public_files(row))


def rebuild(progress: Progress | None = None) -> int:
    """Build both indexes anew from every public row of every kind; returns how many records there are.

    ``progress`` is told how many records are done, of twice `public_count`.
    """
    learn_names()
    today = timezone.localdate()
    number = engine().rebuild(_all_entries(today), progress)
    spelling.prepare(engine())
    again = (lambda done: progress(number + done)) if progress else None
    return passage_engine().rebuild(_all_entries(today), again)


def _all_entries(today: date) -> Iterator[SearchEntry]:
    for kind in kinds():
        for row in kind.rows_to_index().public().order_by("pk").iterator(chunk_size=CHUNK):
            yield entry_of(kind, row, today)


def refresh(refs: Iterable[str], organs: Iterable[str] = ()) -> None:
    """Bring records (``kind:public_id``) and those of organs (codes) up to date: in if public, else out.

    The records named go in one commit of each index; those of organs, which may be many, in as many as they need.
    """
    if trouble():
        rebuild()
        return
    learn_names()
    wanted, today = dict.fromkeys(refs), timezone.localdate()
    entries = [entry_of(kind, row, today) for kind, row in public_rows(wanted, RecordType.rows_to_index)]
    if wanted:
        _apply(entries, wanted.keys() - {entry.ref for entry in entries})
    for chunk in _chunks(_entries_of_organs(set(organs), today)):
        _apply(chunk, ())
    if spelling.outgrown(engine()):
        spelling.prepare(engine())


def _apply(entries: list[SearchEntry], gone: Iterable[str]) -> None:
    for each in (engine(), passage_engine()):
        each.apply(entries, gone)


def _entries_of_organs(codes: set[str], today: date) -> Iterator[SearchEntry]:
    if codes:
        analyzer.learn(Organ.objects.filter(code__in=codes).values_list("name", flat=True))
        for kind in kinds():
            rows = kind.rows_to_index().public().filter(organ__code__in=codes)
            for row in rows.iterator(chunk_size=CHUNK):
                yield entry_of(kind, row, today)


def _chunks(entries: Iterator[SearchEntry]) -> Iterator[list[SearchEntry]]:
    while chunk := list(islice(entries, CHUNK)):
        yield chunk


def public_rows(
    refs: Iterable[str], rows: Callable[[RecordType], RecordQuerySet] = RecordType.rows_to_search
) -> Iterator[tuple[RecordType, Any]]:
    """The rows behind refs that are public at this moment, in one query for each kind among them (and its joins)."""
    ids: dict[str, list[str]] = {}
    for ref in refs:
        key, _, public_id = ref.partition(":")
        ids.setdefault(key, []).append(public_id)
    for kind in kinds():
        if kind.key in ids:
            for row in rows(kind).public_among(ids[kind.key]):
                yield kind, row
