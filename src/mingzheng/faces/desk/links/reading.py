"""The records a record is linked with, as far as this person or any visitor may see them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from mingzheng.base.records.links import BACK_LABELS
from mingzheng.base.records.models import Disclosure, Link, LinkKind, Record
from mingzheng.base.records.registry import kind, kinds
from mingzheng.base.records.states import RecordState

from ..kit.refs import screen_of


@dataclass(frozen=True, slots=True)
class Linked:
    """The other end: what it is to this record, its title, and its screen (empty for a foreign one)."""

    label: str
    title: str
    url: str


def linked(record: Record, user: Any) -> list[Linked]:
    """Links in both directions; an end that is neither public nor this person's to see is left out."""
    rows = list(Link.objects.filter(Q(source=record.ref) | Q(target=record.ref)).order_by("pk"))
    others = {row.target if row.source == record.ref else row.source for row in rows}
    titles = _titles(others, user)
    found = []
    for row in rows:
        outgoing = row.source == record.ref
        other = row.target if outgoing else row.source
        if other in titles:
            title, own = titles[other]
            label = row.get_kind_display() if outgoing else BACK_LABELS[LinkKind(row.kind)]
            found.append(Linked(label, title, screen_of(other) if own else ""))
    return found


def resolve(text: str, user: Any) -> list[Record]:
    """The records that ``text`` may mean: a document number, an identifier or a whole title; at most three."""
    exact = text.strip().strip("《》")
    found: list[Record] = []
    for entry in kinds():
        means = Q(title=exact) | Q(public_id=exact)
        if any(field.name == "doc_number" for field in entry.rows().model._meta.fields):
            means |= Q(doc_number=exact)
        found += entry.rows().filter(means).filter(_seen_by(entry.rows(), user))[:3]
    return found[:3]


def _titles(refs: set[str], user: Any) -> dict[str, tuple[str, bool]]:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        by_kind[ref.partition(":")[0]].append(ref.partition(":")[2])
    found: dict[str, tuple[str, bool]] = {}
    for key, ids in by_kind.items():
        model = kind(key).rows().model
        rows = model.objects.filter(public_id__in=ids)
        own = set(rows.visible_to(user).values_list("public_id", flat=True))
        for row in rows.filter(_seen_by(rows, user)).only("public_id", "title"):
            found[row.ref] = (row.title, row.public_id in own)
    return found


def _seen_by(rows: Any, user: Any) -> Q:
    public = Q(state=RecordState.PUBLISHED, disclosure=Disclosure.OPEN)
    return public | Q(pk__in=rows.model.objects.visible_to(user).values("pk"))
