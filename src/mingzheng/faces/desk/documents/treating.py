"""Findings and files of a document: treated, attached, taken away, downloaded."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingzheng.disclosure.policy.actions.attaching import detach
from mingzheng.disclosure.policy.actions.drafting import answer_finding
from mingzheng.disclosure.policy.actions.masking import mask_attachment, mask_finding

from ..kit.access import desk_view, visible
from ..kit.files import send
from ..kit.forms import NothingForm
from ..kit.treat import FINDINGS, Page, detached, masked_copy
from .forms import AnswerForm, AttachForm, MaskForm
from .intake import add_attachment
from .views import of, show

_PAGE = Page("desk:document", "document_id", of, show)


@desk_view
@require_POST
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Accept a finding with a reason."""
    form = AnswerForm(request.POST)
    return _PAGE.treat(request, public_id, form, answer_finding, shown_as="answer_form", anchor=FINDINGS)


@desk_view
@require_POST
def mask(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hide the value of a finding in the text."""
    return _PAGE.treat(
        request, public_id, MaskForm(request.POST), mask_finding, shown_as="answer_form", anchor=FINDINGS,
        said=lambda count: f"已打码 {count} 处，请核对标题、概述和正文。",
    )  # fmt: skip


@desk_view
@require_POST
def attach_files(request: HttpRequest, public_id: str) -> HttpResponse:
    """Attach the sent files."""
    form = AttachForm(request.POST, request.FILES)
    return _PAGE.attach(request, public_id, form, add_attachment, said="附件已上传，并已检查其中的文字。")


@desk_view
@require_POST
def detach_file(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Take an attachment away from a draft."""
    form = NothingForm(request.POST)
    return _PAGE.treat(
        request, public_id, form, detach, attachment_id=pk, shown_as="attach_form", said=detached
    )


@desk_view
@require_POST
def mask_file(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Put a masked copy in the place of an attachment."""
    form = NothingForm(request.POST)
    return _PAGE.treat(
        request, public_id, form, mask_attachment, attachment_id=pk, shown_as="attach_form", said=masked_copy
    )


@desk_view
def download(request: HttpRequest, public_id: str, pk: int) -> FileResponse:
    """A private download: only who sees the document gets its files, whatever its state."""
    return send(visible(of(request, public_id).attachments.select_related("file"), pk=pk))
