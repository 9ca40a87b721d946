"""Columns: which there are, which are overdue for something new, and their settings."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.accounts import policies as rights
from mingzheng.disclosure.columns import queries
from mingzheng.disclosure.columns.actions.keeping import keep_column

from ..kit.access import allow, desk_view, visible
from ..kit.attempt import attempt
from .forms import ColumnForm
from .lists import COLUMNS
from .views import tabs


@desk_view
def columns(request: HttpRequest) -> HttpResponse:
    """Columns of the person's organs, the overdue ones named first."""
    rows = queries.columns_visible_to(request.user)
    stale = queries.stale_columns(rows, timezone.localdate())
    return COLUMNS.respond(
        request,
        rows,
        "desk/articles/columns.html",
        tabs=tabs("desk:columns"),
        stale=stale,
        title="栏目与文章",
    )


@desk_view
def column(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a column."""
    row = visible(queries.columns_visible_to(request.user), pk=pk)
    allow(rights.may_supervise(request.user, row), "栏目由政务公开办维护。")
    initial = {name: getattr(row, name) for name in ColumnForm.base_fields}
    form = ColumnForm(request.POST) if request.method == "POST" else ColumnForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        column = {"site": row.site, "organ": row.organ, "key": row.key, "fields": form.typed()}
        if attempt(form, keep_column, by=request.user, at=timezone.now(), **column):
            messages.success(request, "栏目已保存，网站随即更新。")
            return redirect("desk:columns")
    context = {"title": f"栏目：{row.name}", "lead": row.organ.name, "back": reverse("desk:columns")}
    return render(request, "desk/form.html", context | {"form": form})
