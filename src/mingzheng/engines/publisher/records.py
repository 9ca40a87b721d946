"""Record pages (信息页): the HTML page, its JSON twin and its attachments, from the registry of kinds."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q

from mingzheng.base.records.links import Linked, public_links
from mingzheng.base.records.models import Link, Record, RecordQuerySet
from mingzheng.base.records.registry import RecordType, kind_of, kinds

from .dependencies import depends
from .families import Changes, Page, PageContext, renderer
from .listings import keep_row
from .memory import memory
from .models import PublicFile
from .writer import Copy

_JSON = json.JSONEncoder(ensure_ascii=False).encode
_QUOTED = json.encoder.encode_basestring  # what the encoder does with a text, without the encoder around it


class RecordPages:
    """A target is a record's ref. What is not public gives pages without content, so that they are removed."""

    name = "record"

    def all_targets(self) -> Iterator[str]:
        for kind in kinds():
            for public_id in kind.public_rows().values_list("public_id", flat=True).iterator(chunk_size=2000):
                yield f"{kind.key}:{public_id}"

    def touched(self, changes: Changes) -> Iterable[str]:
        return changes.refs

    def render_many(self, targets: Sequence[str], today: date) -> Iterator[Page]:
        records = _records(targets)
        filed = _filed(targets)
        linked = _linked(targets)
        links = public_links([target for target in targets if target in linked], today)
        for target in targets:
            kind = _kind_of(target)
            if kind is None:
                continue
            record = records.get(target)
            if record is None:
                yield from _withdrawn(kind, target)
            else:
                depends(*linked[target])
                yield from _pages(kind, record, today, links.get(target, ()))
                keep_row(record, today)
        yield from _orphans(filed, records)


def load(
    refs: Iterable[str], rows: Callable[[RecordType], RecordQuerySet] = lambda kind: kind.rows()
) -> dict[str, Record]:
    """The public records among ``refs``, one query for each kind."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        key, _, public_id = ref.partition(":")
        wanted[key].append(public_id)
    return {
        record.ref: record
        for kind in kinds()
        if kind.key in wanted
        for record in rows(kind).public_among(wanted[kind.key])
    }


def _records(targets: Sequence[str]) -> dict[str, Record]:
    """The public records among the targets, those noted in this publication as they were then."""
    noted = memory().records
    known = {ref: noted[ref] for ref in targets if noted.get(ref) is not None}
    return known | load(ref for ref in targets if ref not in noted)


def _pages(kind: RecordType, record: Any, today: date, links: Sequence[Linked]) -> Iterator[Page]:
    render = renderer(f"record:{kind.key}")
    depends(f"organ:{record.organ.code}")
    if render is not None:
        path = kind.address(record.public_id)
        context = PageContext(path, today, settings.SITE_URL, links)
        html = render(record, context)
        yield Page(record.ref, path, html.encode(), context.recorded)
    yield Page(record.ref, kind.address(record.public_id, "json"), _twin(kind, record, today))
    for file in kind.public_files(record):
        yield Page(record.ref, file.public_path, Copy(file.file.path, file.file.digest))


def _twin(kind: RecordType, record: Any, today: date) -> bytes:
    """One member a line: to be read and compared by people, too, and yet made by the fast encoder."""
    members = (f"{_QUOTED(name)}: {_value(value)}" for name, value in kind.twin(record, today).items())
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


def _value(value: Any) -> str:
    return _QUOTED(value) if type(value) is str else _JSON(value)


def _withdrawn(kind: RecordType, target: str) -> Iterator[Page]:
    public_id = target.partition(":")[2]
    for ending in ("html", "json"):
        yield Page(target, kind.address(public_id, ending), None)


def _kind_of(target: str) -> RecordType | None:
    key = target.partition(":")[0]
    return next((kind for kind in kinds() if kind.key == key), None)


def _orphans(filed: dict[str, set[str]], records: dict[str, Record]) -> Iterator[Page]:
    """Files of the targets that no public record has any more, whoever else was noted as having them."""
    own = {ref: filed[ref] - _file_paths(records.get(ref)) for ref in filed}
    gone = {path: ref for ref, paths in own.items() for path in paths}
    if not gone:
        return
    others = PublicFile.objects.filter(path__in=gone).values_list("ref", flat=True)
    owned = {path for record in {**load(others), **records}.values() for path in _file_paths(record)}
    for path in sorted(gone.keys() - owned):
        yield Page(gone[path], path, None)


def _file_paths(record: Record | None) -> set[str]:
    return {file.public_path for file in kind_of(record).public_files(record)} if record else set()


def _filed(targets: Sequence[str]) -> dict[str, set[str]]:
    filed: dict[str, set[str]] = defaultdict(set)
    for ref, path in PublicFile.objects.filter(ref__in=targets).values_list("ref", "path"):
        filed[ref].add(path)
    return filed


def _linked(refs: Sequence[str]) -> dict[str, set[str]]:
    """The refs each is linked with either way, public or not: whose coming and going changes its page."""
    linked: dict[str, set[str]] = defaultdict(set)
    rows = Link.objects.filter(Q(source__in=refs) | Q(target__in=refs))
    for source, target in rows.values_list("source", "target"):
        linked[source].add(target)
        linked[target].add(source)
    return linked
