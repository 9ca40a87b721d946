"""What a person does to a record from its page and comes back to it: treat a finding, change its files."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from .attempt import attempt
from .forms import DeskForm

FINDINGS = "#findings"


def detached(_: Any) -> str:
    """The sentence after an attachment was taken away."""
    return "附件已删除。"


def masked_copy(copy: Any) -> str:
    """The sentence after a masked copy took the place of a file."""
    return f"附件已换成打过码的“{copy.name}”，请下载核对；版式文件和图片已重新排版。"


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one kind of record: its name in `urls`, what its actions call the record, how it is found (404 if
    not visible) and how it is shown again with a refused form."""

    name: str
    argument: str
    find: Callable[[HttpRequest, str], Any]
    show: Callable[..., HttpResponse]

    def treat(
        self, request: HttpRequest, public_id: str, form: DeskForm, action: Callable[..., Any], *,
        shown_as: str, said: Callable[[Any], str] | None = None, anchor: str = "", **arguments: Any,
    ) -> HttpResponse:  # fmt: skip
        """Call ``action`` with what was typed; back to the page with what ``said`` makes of its result, or show the
        page with the refused form under the name ``shown_as``."""
        row = self.find(request, public_id)
        if form.is_valid():
            typed = {**form.typed(), **arguments, self.argument: row.pk}
            if result := attempt(form, action, by=request.user, at=timezone.now(), **typed):
                if said:
                    messages.success(request, said(result))
                return redirect(reverse(self.name, args=[public_id]) + anchor)
        return self.show(request, row, **{shown_as: form})

    def attach(
        self, request: HttpRequest, public_id: str, form: DeskForm, action: Callable[..., Any], *, said: str
    ) -> HttpResponse:
        """Attach the sent files one by one; the first that is refused stops, with its reason."""
        row = self.find(request, public_id)
        for file in form.cleaned_data["files"] if form.is_valid() else ():
            arguments = {"data": file.read(), "name": file.name, self.argument: row.pk}
            if not attempt(form, action, by=request.user, at=timezone.now(), **arguments):
                break
        if form.errors:
            return self.show(request, row, attach_form=form)
        messages.success(request, said)
        return redirect(self.name, public_id)
