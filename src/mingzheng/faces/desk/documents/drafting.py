"""New documents, editing, revisions and events of validity."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.accounts import policies as rights
from mingzheng.disclosure.policy.actions.drafting import edit_draft
from mingzheng.disclosure.policy.actions.revising import propose_revision
from mingzheng.disclosure.policy.actions.validity import record_validity
from mingzheng.disclosure.policy.models import Document
from mingzheng.disclosure.policy.models.document import EDITABLE

from ..kit.access import allow, desk_view
from ..kit.attempt import attempt
from ..kit.diff import differences
from ..today.lists import drafting_organs
from .evidence import notes_of, remarks, values_of
from .forms import DocumentForm, IntakeForm, NewDocumentForm, RevisionForm, ValidityForm
from .intake import Arrival, keep_new, receive, reopen
from .views import of

_NO_ORGAN = "登记新文件要由信息员或政务公开办办理，请联系本机构的系统管理员。"

_GONE = "上传的文件放得太久，已经失效。您填写的内容还在下面，请复制正文后重新上传一次。"


@desk_view
def new(request: HttpRequest) -> HttpResponse:
    """Files or text in; what was read comes back for confirmation."""
    allow(drafting_organs(request.user).exists(), _NO_ORGAN)
    form = IntakeForm(request.POST, request.FILES) if request.method == "POST" else IntakeForm()
    if request.method == "POST" and form.is_valid():
        sent = {"files": form.cleaned_data["files"], "text": form.cleaned_data["text"]}
        if arrival := attempt(form, receive, **sent):
            initial = values_of(arrival.reading, request.user) | {"token": arrival.token(request.user)}
            return _confirmation(request, arrival, initial=initial)
    return render(request, "desk/documents/new.html", {"form": form, "title": "登记新文件"})


@desk_view
def confirm(request: HttpRequest) -> HttpResponse:
    """Keep what was confirmed as a draft, or show again what was typed and why it cannot be kept."""
    allow(drafting_organs(request.user).exists(), _NO_ORGAN)
    if request.method != "POST":
        return redirect("desk:document_new")
    arrival = reopen(request.POST.get("token", ""), request.user)
    form = NewDocumentForm(request.POST, organs=drafting_organs(request.user))
    if arrival is None:
        form.add_error(None, _GONE)
    if form.is_valid():
        common = {"by": request.user, "at": timezone.now(), "arrival": arrival}
        organ, common["keep_original"] = form.cleaned_data["organ"], form.cleaned_data["keep_original"]
        if document := attempt(form, keep_new, organ=organ, fields=form.values(), **common):
            messages.success(request, "草稿已保存。核对审查提示后就可以送审。")
            return redirect("desk:document", document.public_id)
    return _confirmation(request, arrival, form=form)


def _confirmation(
    request: HttpRequest, arrival: Arrival | None, *, initial: dict[str, Any] | None = None, form: Any = None
) -> HttpResponse:
    form = form or NewDocumentForm(initial=initial, organs=drafting_organs(request.user))
    form.notes = notes_of(arrival.reading) if arrival else {}
    context = {
        "form": form, "arrival": arrival, "remarks": remarks(arrival) if arrival else [], "title": "核对并保存",
    }  # fmt: skip
    return render(request, "desk/documents/confirm.html", context)


@desk_view
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft. If somebody saved in between, what was typed stays and the difference is shown."""
    row = of(request, public_id)
    allow(rights.may_draft(request.user, row), f"只有{row.organ.name}的信息员能修改这份文件。")
    form = _form(DocumentForm, request, row, row.as_fields())
    if request.method == "POST" and form.is_valid():
        arguments = {"document_id": row.pk, "version": form.cleaned_data["version"] or 0}
        common = {"by": request.user, "at": timezone.now(), "fields": form.values()}
        if attempt(form, edit_draft, **arguments, **common):
            messages.success(request, "已保存。")
            return redirect("desk:document", public_id)
    return _editor(request, row, form, "修改文件", "保存")


@desk_view
def revise(request: HttpRequest, public_id: str) -> HttpResponse:
    """Propose new values for a public document; the public text stays until the review has passed."""
    row = of(request, public_id)
    allow(rights.may_draft(request.user, row), f"只有{row.organ.name}的信息员能提出修订。")
    form = _form(RevisionForm, request, row, row.as_fields())
    if request.method == "POST" and form.is_valid():
        arguments = {"document_id": row.pk, "version": form.cleaned_data["version"] or 0}
        common = {"by": request.user, "at": timezone.now(), "reason": form.cleaned_data["reason"]}
        if attempt(form, propose_revision, fields=form.values(), **arguments, **common):
            messages.success(request, "修订已送审，通过之前网站上仍是原来的内容。")
            return redirect("desk:document", public_id)
    return _editor(request, row, form, "修订已公开的文件", "送审这次修订")


def _form(
    kind: type[DocumentForm], request: HttpRequest, row: Document, fields: dict[str, Any]
) -> DocumentForm:
    if request.method == "POST":
        return kind(request.POST)
    return kind(initial=fields | {"version": row.version})


def _editor(request: HttpRequest, row: Document, form: DocumentForm, title: str, button: str) -> HttpResponse:
    """The editing page; after a clash of versions with the difference between the newest text and what was typed."""
    changes = []
    if form.is_bound and hasattr(form, "cleaned_data") and form.cleaned_data.get("version") != row.version:
        typed = form.values()
        changes = differences({name: getattr(row, name) for name in EDITABLE if name in typed}, typed)
        # The next save is meant: the person has now seen what the other one wrote.
        form.data = form.data.copy()
        form.data["version"] = row.version
    back = reverse("desk:document", args=[row.public_id])
    context = {
        "form": form,
        "document": row,
        "title": title,
        "button": button,
        "back": back,
        "changes": changes,
    }
    return render(request, "desk/documents/edit.html", context)


@desk_view
def validity(request: HttpRequest, public_id: str) -> HttpResponse:
    """Record that the document was amended, repealed, suspended …"""
    row = of(request, public_id)
    allow(rights.may_record_validity(request.user, row), "时效要由责任机关的信息员或政务公开办登记。")
    form = ValidityForm(request.POST) if request.method == "POST" else ValidityForm()
    if request.method == "POST" and form.is_valid():
        common = {"by": request.user, "at": timezone.now(), "document_id": row.pk}
        if attempt(form, record_validity, **common, **form.typed()):
            messages.success(request, "时效已登记，文件页和列表随即更新。")
            return redirect("desk:document", public_id)
    back = reverse("desk:document", args=[public_id])
    context = {"form": form, "title": "登记时效", "lead": f"《{row.title}》", "back": back, "button": "登记"}
    return render(request, "desk/form.html", context)


@desk_view
def revisions(request: HttpRequest, public_id: str) -> HttpResponse:
    """Any two versions side by side; without a choice the last two."""
    row = of(request, public_id)
    rows = list(row.revisions.select_related("by"))
    numbers = {revision.number: revision for revision in rows}
    new = numbers.get(_number(request, "b")) or (rows[0] if rows else None)
    old = numbers.get(_number(request, "a")) or (rows[1] if len(rows) > 1 else None)
    changes = differences(old.fields, new.fields) if old and new else None
    context = {"document": row, "rows": rows, "old": old, "new": new, "changes": changes, "title": "版本对照"}
    return render(request, "desk/documents/revisions.html", context)


def _number(request: HttpRequest, key: str) -> int:
    text = request.GET.get(key, "")
    return int(text) if text.isdecimal() and len(text) < 9 else 0
