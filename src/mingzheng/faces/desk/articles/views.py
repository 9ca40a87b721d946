"""Articles and the columns they stand in."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.accounts import policies as rights
from mingzheng.base.accounts.roles import Role
from mingzheng.disclosure.columns import queries
from mingzheng.disclosure.columns.actions.articles import (
    create_article,
    edit_article,
)
from mingzheng.disclosure.columns.findings import FIELDS, findings_of
from mingzheng.disclosure.columns.models import EDITABLE, Article
from mingzheng.disclosure.columns.record import ARTICLE

from ..documents.sight import OPEN_STATES, open_step, paper, prints_title
from ..kit.access import allow, desk_view, visible
from ..kit.attempt import attempt
from ..kit.deed import do
from ..kit.diff import differences
from ..kit.findings import panel
from ..kit.timeline import timeline
from ..links.reading import linked
from .deeds import DEEDS
from .forms import ArticleForm, NewArticleForm
from .lists import ARTICLES


def tabs(here: str) -> list[tuple[str, str, bool]]:
    names = (("文章", "desk:articles"), ("栏目", "desk:columns"))
    return [(name, reverse(url), url == here) for name, url in names]


def writable_columns(user: Any) -> Any:
    """The columns in which this person writes."""
    scope = user.organ_scope(Role.EDITOR, Role.OFFICE)
    rows = queries.columns_visible_to(user)
    return rows.filter(scope.q("organ")) if scope.bounded else rows


def of(request: HttpRequest, public_id: str) -> Article:
    rows = queries.visible_to(request.user).select_related("organ", "column__organ", "drafter")
    return visible(rows, public_id=public_id)


@desk_view
def articles(request: HttpRequest) -> HttpResponse:
    """Articles of the person's organs."""
    actions = [("写文章", reverse("desk:article_new"))] if writable_columns(request.user).exists() else []
    rows = queries.visible_to(request.user).select_related("organ", "column").defer("body", "body_html")
    return ARTICLES.respond(request, rows, actions=actions, tabs=tabs("desk:articles"), title="栏目与文章")


@desk_view
def new(request: HttpRequest) -> HttpResponse:
    """Write an article."""
    columns = writable_columns(request.user)
    allow(columns.exists(), "写文章要由栏目所属机构的信息员或政务公开办办理。")
    form = NewArticleForm(request.POST if request.method == "POST" else None, columns=columns)
    if request.method == "POST" and form.is_valid():
        common = {"by": request.user, "at": timezone.now(), "column": form.cleaned_data["column"]}
        if row := attempt(form, create_article, fields=form.values(), **common):
            messages.success(request, "草稿已保存，可以上传附件，然后送审。")
            return redirect("desk:article", row.public_id)
    context = {"form": form, "title": "写文章", "back": reverse("desk:articles"), "button": "保存草稿"}
    return render(request, "desk/form.html", context)


@desk_view
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    """One article and what this person may do now."""
    return show(request, of(request, public_id))


def show(request: HttpRequest, row: Article, **forms: Any) -> HttpResponse:
    user, found = request.user, findings_of(row)
    context = {
        "title": row.title, "article": row, "text": paper(row.body_html), "titled": prints_title(row.body_html),
        "attachments": row.attachments.select_related("file"),
        "editable": rights.may_draft(user, row) and row.state in OPEN_STATES,
        "deeds": [deed for deed in DEEDS.values() if deed.offered(user, row)],
        "step": open_step(row, user, timezone.localdate()), "timeline": timeline(row.ref),
        "links": linked(row, user), "findings": found, "panel": panel(found, row.answers, tuple(FIELDS)),
        "mask_url": reverse("desk:article_mask", args=[row.public_id]), "version": row.version,
        "maskable_files": {entry.place for entry in found if entry.severity == "block" and entry.masked},
        "answer_url": reverse("desk:article_answer", args=[row.public_id]),
        "link_url": reverse("desk:article_link", args=[row.public_id]) if rights.may_draft(user, row) else "",
        "address": ARTICLE.address(row.public_id) if row.is_public else "",
    }  # fmt: skip
    return render(request, "desk/articles/detail.html", context | forms)


@desk_view
def edit(request: HttpRequest, public_id: str) -> HttpResponse:
    """Change a draft; a clash of versions keeps what was typed and shows the difference."""
    row = of(request, public_id)
    allow(rights.may_draft(request.user, row), f"只有{row.organ.name}的信息员能修改这篇文章。")
    initial = row.as_fields() | {"version": row.version}
    form = ArticleForm(request.POST) if request.method == "POST" else ArticleForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        arguments = {"article_id": row.pk, "version": form.cleaned_data["version"] or 0}
        common = {"by": request.user, "at": timezone.now(), "fields": form.values()}
        if attempt(form, edit_article, **arguments, **common):
            messages.success(request, "已保存。")
            return redirect("desk:article", public_id)
    return _editor(request, row, form)


def _editor(request: HttpRequest, row: Article, form: ArticleForm) -> HttpResponse:
    changes = []
    if form.is_bound and form.cleaned_data.get("version") != row.version:
        typed = {name: form.cleaned_data[name] for name in EDITABLE if name in form.cleaned_data}
        changes = differences({name: getattr(row, name) for name in typed}, typed)
        form.data = form.data.copy()
        form.data["version"] = row.version
    back = reverse("desk:article", args=[row.public_id])
    context = {"form": form, "title": "修改文章", "back": back, "changes": changes}
    return render(request, "desk/articles/edit.html", context)


@desk_view
def deed(request: HttpRequest, public_id: str, key: str) -> HttpResponse:
    """One of `DEEDS`, with its confirmation page."""
    row = of(request, public_id)
    if key not in DEEDS:
        raise Http404
    return do(DEEDS[key], request, row, back=reverse("desk:article", args=[public_id]))
