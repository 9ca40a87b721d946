"""List, detail, files and deeds of documents."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingzheng.disclosure.policy import queries
from mingzheng.disclosure.policy.actions.attaching import detach
from mingzheng.disclosure.policy.actions.drafting import answer_finding
from mingzheng.disclosure.policy.actions.masking import mask_attachment, mask_finding
from mingzheng.disclosure.policy.models import Document

from ..kit.access import desk_view, visible
from ..kit.attempt import attempt
from ..kit.deed import do
from ..kit.files import send
from ..kit.forms import NothingForm
from ..today.lists import drafting_organs
from .deeds import DEEDS
from .forms import AnswerForm, AttachForm, MaskForm
from .intake import add_attachment
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


@desk_view
@require_POST
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Accept a finding with a reason."""
    row, form = of(request, public_id), AnswerForm(request.POST)
    if form.is_valid():
        # The action names the whole set of answers; on this page the reason field stands for it.
        arguments = {"key": form.cleaned_data["key"], "reason": form.cleaned_data["reason"]}
        if attempt(form, answer_finding, by=request.user, at=timezone.now(), document_id=row.pk, **arguments):
            return redirect(reverse("desk:document", args=[public_id]) + "#findings")
    return show(request, row, answer_form=form)


@desk_view
@require_POST
def mask(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hide the value of a finding in the text."""
    row, form = of(request, public_id), MaskForm(request.POST)
    if form.is_valid():
        common = {"by": request.user, "at": timezone.now(), "document_id": row.pk}
        if count := attempt(form, mask_finding, **common, **form.typed()):
            messages.success(request, f"已打码 {count} 处，请核对标题、概述和正文。")
            return redirect(reverse("desk:document", args=[public_id]) + "#findings")
    return show(request, row, answer_form=form)


@desk_view
@require_POST
def attach_files(request: HttpRequest, public_id: str) -> HttpResponse:
    """Attach the sent files; the first that is refused stops, with its reason."""
    row, form = of(request, public_id), AttachForm(request.POST, request.FILES)
    if form.is_valid():
        common = {"by": request.user, "at": timezone.now(), "document_id": row.pk}
        for file in form.cleaned_data["files"]:
            if not attempt(form, add_attachment, data=file.read(), name=file.name, **common):
                return show(request, row, attach_form=form)
        messages.success(request, "附件已上传，并已检查其中的文字。")
        return redirect("desk:document", public_id)
    return show(request, row, attach_form=form)


@desk_view
@require_POST
def detach_file(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Take an attachment away from a draft."""
    row, form = of(request, public_id), NothingForm(request.POST)
    common = {"by": request.user, "at": timezone.now()}
    if attempt(form, detach, document_id=row.pk, attachment_id=pk, **common):
        messages.success(request, "附件已删除。")
        return redirect("desk:document", public_id)
    return show(request, row, attach_form=form)


@desk_view
@require_POST
def mask_file(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Put a masked copy in the place of an attachment."""
    row, form = of(request, public_id), NothingForm(request.POST)
    common = {"by": request.user, "at": timezone.now(), "document_id": row.pk}
    if copy := attempt(form, mask_attachment, attachment_id=pk, **common):
        messages.success(request, f"附件已换成打过码的“{copy.name}”，请下载核对；版式文件和图片已重新排版。")
        return redirect("desk:document", public_id)
    return show(request, row, attach_form=form)


@desk_view
def download(request: HttpRequest, public_id: str, pk: int) -> FileResponse:
    """A private download: only who sees the document gets its files, whatever its state."""
    return send(visible(of(request, public_id).attachments.select_related("file"), pk=pk))
