"""Reads of policy documents."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from mingzheng.kernel.lex import normalize_doc_number

from .models import Document, DocumentQuerySet

_NAMES = ("title", "doc_number", "index_number")
_MANY = 10_000


def visible_to(user: Any) -> DocumentQuerySet:
    """The documents ``user`` may see in the desk; the only entrance to rows."""
    return Document.objects.visible_to(user)


def public() -> DocumentQuerySet:
    """The documents any visitor may see."""
    return Document.objects.public()


def public_by_id(public_id: str) -> Document | None:
    return public().with_outlet_data().filter(public_id=public_id).first()


def _saying(q: str) -> Q:
    """Rows whose title or number holds ``q``.

    Looked through once, in the narrow index ``document_names`` and never in the rows, whose texts are a hundred times
    longer; page and count then start from what was found. A text that stands in very many rows is met soon when the
    list is read in its order.
    """
    saying = reduce(or_, (Q(**{f"{column}__icontains": q}) for column in _NAMES))
    found = list(Document.objects.filter(saying).order_by().values_list("pk", flat=True)[:_MANY])
    return saying if len(found) == _MANY else Q(pk__in=found)


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
