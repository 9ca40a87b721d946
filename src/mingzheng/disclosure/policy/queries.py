"""Reads of policy documents."""

from datetime import date
from typing import Any

from django.db.models import Q

from mingzheng.kernel.lex import normalize_doc_number

from .models import Document, DocumentQuerySet


def visible_to(user: Any) -> DocumentQuerySet:
    """The documents ``user`` may see in the desk; the only entrance to rows."""
    return Document.objects.visible_to(user)


def public() -> DocumentQuerySet:
    """The documents any visitor may see."""
    return Document.objects.public()


def public_by_id(public_id: str) -> Document | None:
    return public().with_outlet_data().filter(public_id=public_id).first()


def _saying(q: str) -> Q:
    """Rows whose title or number holds ``q``. Each part reads one narrow index from end to end and never the rows,
    whose texts are a hundred times longer."""
    found = Q(pk__in=Document.objects.filter(title__icontains=q).values("pk"))
    found |= Q(pk__in=Document.objects.filter(doc_number__icontains=q).values("pk"))
    return found | Q(pk__in=Document.objects.filter(index_number__icontains=q).values("pk"))


def lists_filter(rows: DocumentQuerySet, *, q: str = "", state: str = "", organ: str = "", year: int | None = None,
                 since: date | None = None, until: date | None = None) -> DocumentQuerySet:  # fmt: skip
    """Narrow the desk's list; an empty value does not narrow. A whole document number, however its brackets are
    written, is looked up in its index instead of searched for in every title."""
    if q and (number := normalize_doc_number(q)):
        rows = rows.filter(doc_number=number)
    elif q:
        rows = rows.filter(_saying(q))
    if state:
        rows = rows.filter(state=state)
    if organ:
        rows = rows.filter(organ__code=organ)
    if year:
        rows = rows.filter(written_date__year=year)
    if since:
        rows = rows.filter(written_date__gte=since)
    if until:
        rows = rows.filter(written_date__lte=until)
    return rows
