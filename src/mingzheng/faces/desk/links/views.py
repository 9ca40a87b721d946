"""Say what a record is to another one: its basis, what it interprets, amends or repeals."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from mingzheng.base.accounts import policies as rights
from mingzheng.base.records.linking import link_records
from mingzheng.base.records.models import LinkKind, Record

from ..articles import views as articles
from ..documents import views as documents
from ..kit.access import allow, desk_view
from ..kit.attempt import attempt
from ..kit.forms import DeskForm
from ..kit.refs import screen_of
from .reading import resolve


class LinkForm(DeskForm):
    """The other record by its number or title."""

    kind = forms.ChoiceField(
        label="关系",
        choices=LinkKind.choices,
        help_text="对方是这条信息的依据，还是它解读、修改、废止的对象。",
    )
    other = forms.CharField(
        label="对方", max_length=500, help_text="发文字号、完整标题，或网址里的十位标识。"
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_other(self) -> Record:
        found = resolve(self.cleaned_data["other"], self.user)
        if not found:
            raise forms.ValidationError("没有找到已公开或属于本机关的这条信息，请核对文号或标题。")
        if len(found) > 1:
            raise forms.ValidationError("有几条信息都叫这个名字，请改填发文字号或网址里的标识。")
        return found[0]


@desk_view
def document_link(request: HttpRequest, public_id: str) -> HttpResponse:
    return _link(request, documents.of(request, public_id))


@desk_view
def article_link(request: HttpRequest, public_id: str) -> HttpResponse:
    return _link(request, articles.of(request, public_id))


def _link(request: HttpRequest, record: Record) -> HttpResponse:
    allow(rights.may_draft(request.user, record), f"只有{record.organ.name}的信息员能登记关联。")
    form = LinkForm(request.POST if request.method == "POST" else None, user=request.user)
    back = screen_of(record.ref)
    if request.method == "POST" and form.is_valid():
        common = {"by": request.user, "at": timezone.now(), "source": record}
        if attempt(
            form, link_records, kind=form.cleaned_data["kind"], target=form.cleaned_data["other"], **common
        ):
            messages.success(request, "关联已登记，双方都公开后，网站上的两个页面会互相链接。")
            return redirect(back)
    context = {
        "form": form,
        "title": "登记关联",
        "lead": f"《{record.title}》",
        "back": back,
        "button": "登记",
    }
    return render(request, "desk/form.html", context)
