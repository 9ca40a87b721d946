"""Links between records (关联): basis, interpretation, amendment, whatever kinds the two are of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from .models import Link, LinkKind
from .registry import Listing, kinds

BACK_LABELS = {
    LinkKind.BASIS: "以本件为依据",
    LinkKind.INTERPRETS: "解读",
    LinkKind.AMENDS: "被修改",
    LinkKind.REPEALS: "被废止",
    LinkKind.RELATED: "相关",
}


@dataclass(frozen=True, slots=True)
class Linked:
    """The other end of a link as visitors see it: what it is to this record, and its listing."""

    label: str
    kind: str
    outgoing: bool
    listing: Listing


def link(*, source: str, kind: str, target: str) -> bool:
    """Record that ``source`` is ``kind`` to ``target`` (refs); returns False if it was known. In a transaction."""
    _, fresh = Link.objects.get_or_create(source=source, kind=LinkKind(kind), target=target)
    return fresh


def public_links(refs: Iterable[str], today: date) -> dict[str, list[Linked]]:
    """For each ref the links whose other end is public, in both directions; a constant number of queries."""
    wanted = set(refs)
    if not wanted:
        return {}
    rows = list(Link.objects.filter(Q(source__in=wanted) | Q(target__in=wanted)).order_by("pk"))
    listings = _public_listings({ref for row in rows for ref in (row.source, row.target)}, today)
    found: dict[str, list[Linked]] = defaultdict(list)
    for row in rows:
        kind = LinkKind(row.kind)
        if row.source in wanted and row.target in listings:
            found[row.source].append(Linked(kind.label, kind, True, listings[row.target]))
        if row.target in wanted and row.source in listings:
            found[row.target].append(Linked(BACK_LABELS[kind], kind, False, listings[row.source]))
    return found


def neighbours(ref: str) -> list[str]:
    """The refs linked with ``ref`` either way: whose pages change when this one comes or goes."""
    out = Link.objects.filter(source=ref).values_list("target", flat=True)
    back = Link.objects.filter(target=ref).values_list("source", flat=True)
    return sorted({*out, *back})


def _public_listings(refs: Iterable[str], today: date) -> dict[str, Listing]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        key, _, public_id = ref.partition(":")
        by_kind[key].append(public_id)
    found: dict[str, Any] = {}
    for kind in kinds():
        if kind.key in by_kind:
            for record in kind.rows().public_among(by_kind[kind.key]):
                found[record.ref] = kind.listing(record, today)
    return found
