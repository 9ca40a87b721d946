"""List, detail and deeds of documents."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mingzheng.disclosure.policy import queries
from mingzheng.disclosure.policy.models import Document

from ..kit.access import desk_view, visible
from ..kit.deed import do
from ..today.lists import drafting_organs
from .deeds import DEEDS
from .lists import DOCUMENTS
from .sight import sight


def of(request: HttpRequest, public_id: str) -> Document:
    """The document at this address, if this person may see it."""
    rows = queries.visible_to(request.user).select_related("organ__region", "drafter")
    return visible(rows, public_id=public_id)


@desk_view
def documents(request: HttpRequest) -> HttpResponse:
    """Documents of the person's organs, the last changed first."""
    actions = [("登记新文件", reverse("desk:document_new"))] if drafting_organs(request.user).exists() else []
    rows = queries.visible_to(request.user).select_related("organ").defer("body", "body_html", "outline")
    return DOCUMENTS.respond(request, rows, actions=actions)


@desk_view
def document(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everything about one document and what this person may do now."""
    return show(request, of(request, public_id))


def show(request: HttpRequest, row: Document, **forms: Any) -> HttpResponse:
    """The page of a document; a form that was refused comes in ``forms`` and keeps what was typed."""
    return render(
        request, "desk/documents/detail.html", sight(row, request.user, timezone.localdate()) | forms
    )


@desk_view
def deed(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """One of `DEEDS`, with its confirmation page."""
    row = of(request, public_id)
    if key not in DEEDS:
        raise Http404
    away = reverse("desk:documents") if key == "delete" else ""
    return do(DEEDS[key], request, row, back=reverse("desk:document", args=[public_id]), away=away)
