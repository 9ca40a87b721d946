"""Files of an article: attached, taken away, downloaded."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingzheng.disclosure.columns.actions.articles import attach_to_article, detach_from_article
from mingzheng.disclosure.columns.actions.masking import mask_article_attachment
from mingzheng.engines.papers.examine import examine

from ..documents.forms import AttachForm
from ..kit.access import desk_view, visible
from ..kit.attempt import attempt
from ..kit.files import send
from ..kit.forms import NothingForm
from .views import of, show


@desk_view
@require_POST
def attach_files(request: HttpRequest, public_id: str) -> HttpResponse:
    """Attach the sent files."""
    row, form = of(request, public_id), AttachForm(request.POST, request.FILES)
    for file in form.cleaned_data["files"] if form.is_valid() else ():
        data, common = file.read(), {"by": request.user, "at": timezone.now(), "article_id": row.pk}
        if not attempt(form, _attach, data=data, name=file.name, **common):
            break
    if form.errors:
        return show(request, row, attach_form=form)
    messages.success(request, "附件已上传。")
    return redirect("desk:article", public_id)


@desk_view
@require_POST
def detach_file(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Take an attachment away from a draft."""
    row, form = of(request, public_id), NothingForm(request.POST)
    common = {"by": request.user, "at": timezone.now(), "article_id": row.pk}
    if attempt(form, detach_from_article, attachment_id=pk, **common):
        messages.success(request, "附件已删除。")
        return redirect("desk:article", public_id)
    return show(request, row, attach_form=form)


@desk_view
@require_POST
def mask_file(request: HttpRequest, public_id: str, pk: int) -> HttpResponse:
    """Put a masked copy in the place of an attachment."""
    row, form = of(request, public_id), NothingForm(request.POST)
    common = {"by": request.user, "at": timezone.now(), "article_id": row.pk}
    if copy := attempt(form, mask_article_attachment, attachment_id=pk, **common):
        messages.success(request, f"附件已换成打过码的“{copy.name}”，请下载核对；版式文件和图片已重新排版。")
        return redirect("desk:article", public_id)
    return show(request, row, attach_form=form)


def _attach(*, data: bytes, name: str, **common: Any) -> Any:
    seen = examine(data, name)
    return attach_to_article(
        data=data, name=name, format=seen.format, text=seen.text, hidden=seen.hidden, **common
    )


@desk_view
def download(request: HttpRequest, public_id: str, pk: int) -> FileResponse:
    """A private download."""
    return send(visible(of(request, public_id).attachments.select_related("file"), pk=pk))
