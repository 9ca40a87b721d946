"""Findings and files of an article: treated, attached, taken away, downloaded."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from mingzheng.disclosure.columns.actions.articles import (
    answer_article_finding,
    attach_to_article,
    detach_from_article,
)
from mingzheng.disclosure.columns.actions.masking import mask_article_attachment, mask_article_finding
from mingzheng.engines.papers.examine import examine

from ..documents.forms import AnswerForm, AttachForm, MaskForm
from ..kit.access import desk_view, visible
from ..kit.files import send
from ..kit.forms import NothingForm
from ..kit.treat import FINDINGS, Page, detached, masked_copy
from .views import of, show

_PAGE = Page("desk:article", "article_id", of, show)


@desk_view
@require_POST
def answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """Accept a finding with a reason."""
    form = AnswerForm(request.POST)
    return _PAGE.treat(
        request, public_id, form, answer_article_finding, shown_as="answer_form", anchor=FINDINGS
    )


@desk_view
@require_POST
def mask(request: HttpRequest, public_id: str) -> HttpResponse:
    """Hide the value of a finding in the text."""
    return _PAGE.treat(
        request, public_id, MaskForm(request.POST), mask_article_finding, shown_as="answer_form", anchor=FINDINGS,
        said=lambda count: f"已打码 {count} 处，请核对标题、摘要和正文。",
    )  # fmt: skip


@desk_view
@require_POST
def attach_files(request: HttpRequest, public_id: str) -> HttpResponse:
    """Attach the sent files."""
    form = AttachForm(request.POST, request.FILES)
    return _PAGE.attach(request, public_id, form, _attach, said="附件已上传。")


def _attach(*, data: bytes, name: str, **common: Any) -> Any:
    seen = examine(data, name)
    return attach_to_article(
        data=data, name=name, format=seen.format, text=seen.text, hidden=seen.hidden, **common
    )


@desk_view
@require_POST
def detach_file(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Take an attachment away from a draft."""
    form, action = NothingForm(request.POST), detach_from_article
    return _PAGE.treat(
        request, public_id, form, action, attachment_id=pk, shown_as="attach_form", said=detached
    )


@desk_view
@require_POST
def mask_file(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Put a masked copy in the place of an attachment."""
    form, action = NothingForm(request.POST), mask_article_attachment
    return _PAGE.treat(
        request, public_id, form, action, attachment_id=pk, shown_as="attach_form", said=masked_copy
    )


@desk_view
def download(request: HttpRequest, public_id: str, pk: int) -> FileResponse:
    """A private download."""
    return send(visible(of(request, public_id).attachments.select_related("file"), pk=pk))
