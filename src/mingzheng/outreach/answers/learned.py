"""The index of questions that people have judged or staff have answered (问题索引), to find the nearest of a new one.

The same engines as search: a folder of its own on one box, an index of its own on the cluster.
"""

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from mingzheng.base.records.registry import SearchEntry
from mingzheng.engines.search import analyzer
from mingzheng.engines.search.engine import Engine, IndexUnavailable, Request
from mingzheng.engines.search.fields import Field, Layout, Values
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.opensearch_engine import OpenSearchIndex
from mingzheng.engines.search.passages import question_tree

from .models import AskedQuestion, ConfirmedAnswer

NEAREST = 60
# An index this small is built while the visitor waits.
_BUILT_ON_THE_SPOT = 500
ASKED, CONFIRMED = "asked", "confirmed"


def _documents(entry: SearchEntry) -> Iterator[Values]:
    yield {"ref": [entry.ref], "pg": [" ".join(analyzer.characters(entry.title))]}


QUESTIONS = Layout("questions", 1, (Field("ref", "key", stored=True), Field("pg", "words")), _documents)


def engine() -> Engine:
    """The index of questions; one object for each process."""
    return _engine(settings.OPENSEARCH_URL, str(settings.INDEX_DIR))


@functools.cache
def _engine(url: str, folder: str) -> Engine:
    return (
        OpenSearchIndex(url, layout=QUESTIONS)
        if url
        else TantivyIndex(Path(folder) / QUESTIONS.name, QUESTIONS)
    )


def nearest(question: str) -> list[str]:
    """The refs of the nearest questions, best first; none while a large index is missing."""
    request = Request(question_tree(question), limit=NEAREST)
    try:
        found = engine().find(request)
    except IndexUnavailable:
        if not mended(_BUILT_ON_THE_SPOT):
            return []
        found = engine().find(request)
    return [hit.ref for hit in found.hits]


def mended(most: int | None = None) -> bool:
    """Build the index if it cannot be used, unless that would be more than ``most`` questions; True if it was."""
    if engine().trouble() is None:
        return False
    if most is not None and sum(rows.count() for rows in _rows()) > most:
        return False
    try:
        rebuild()
    except IndexUnavailable:  # another process is at it
        return False
    return True


def refresh(refs: Iterable[str]) -> None:
    """Bring these questions up to date in the index, or build it anew if it cannot be used."""
    if engine().trouble():
        rebuild()
        return
    wanted = set(refs)
    found = list(entries(wanted))
    engine().apply(found, wanted - {entry.ref for entry in found})


def rebuild() -> int:
    """Build the index anew; returns how many questions it holds."""
    return engine().rebuild(entries(None))


def refs_after(kind: str, after: int, limit: int) -> list[tuple[int, str]]:
    """The next questions of one kind in the order of their keys: key and ref."""
    rows = _rows()[(ASKED, CONFIRMED).index(kind)].filter(pk__gt=after).order_by("pk")
    return [(pk, f"{kind}:{pk}") for pk in rows.values_list("pk", flat=True)[:limit]]


def entries(refs: set[str] | None) -> Iterator[SearchEntry]:
    """Judged questions and confirmed answers in use; of these refs, or all."""
    judged, confirmed = _rows()
    if refs is not None:
        judged, confirmed = (
            judged.filter(pk__in=ids(refs, ASKED)),
            confirmed.filter(pk__in=ids(refs, CONFIRMED)),
        )
    for pk, text in judged.values_list("pk", "text"):
        yield _entry(f"{ASKED}:{pk}", text)
    for pk, text in confirmed.values_list("pk", "question"):
        yield _entry(f"{CONFIRMED}:{pk}", text)


def _rows() -> "tuple[QuerySet[AskedQuestion], QuerySet[ConfirmedAnswer]]":
    return AskedQuestion.objects.filter(helpful__isnull=False), ConfirmedAnswer.objects.filter(
        withdrawn_at=None
    )


def _entry(ref: str, text: str) -> SearchEntry:
    return SearchEntry(ref=ref, kind="question", title=text, body="", url="")


def ids(refs: Iterable[str], kind: str) -> list[int]:
    """The keys of one kind among refs."""
    pairs = (ref.partition(":") for ref in refs)
    return [int(pk) for name, _, pk in pairs if name == kind]
