"""Organs: who is there, how to reach them, and keeping that current."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.organs.actions import EDITABLE, keep_organ, may_keep
from mingzheng.base.organs.models import Organ, OrganKind

from ..kit.access import allow, desk_view, visible
from ..kit.attempt import attempt
from ..kit.forms import DeskForm, ListField
from ..kit.labels import FIELD_NAMES
from ..kit.listing import Column, Filter, Listing
from ..kit.paging import Order
from ..kit.timeline import timeline

# 条例第二十条（二）: functions, address, hours, contacts and the name of the person in charge are to be public.
_WANTED = tuple(FIELD_NAMES[name] for name in ("leader", "duties_text", "address", "office_hours", "phone"))

ORGANS = Listing(
    name="机构",
    columns=(
        Column("机构", lambda row: row.name, link=lambda row: reverse("desk:organ", args=[row.code]), style="wide"),
        Column("类别", lambda row: row.get_kind_display()),
        Column("区划", lambda row: row.region.name, style="short"),
        Column("上级", lambda row: row.parent.short_name if row.parent else "", style="short"),
        Column("联系电话", lambda row: row.phone, style="num"),
    ),
    orders=(Order("order", "按排序", "order", descending=False),),
    filters=(
        Filter("q", "名称", lambda rows, value: rows.filter(name__icontains=value)),
        Filter("kind", "类别", lambda rows, value: rows.filter(kind=value), lambda request: OrganKind.choices),
    ),
    empty="没有您能查看的机构，请联系系统管理员授予角色。",
)  # fmt: skip


class OrganForm(DeskForm):
    """The elements of 条例第二十条（二） and the codes of index numbers."""

    short_name = forms.CharField(label="简称", max_length=40)
    leader = forms.CharField(label="负责人", max_length=40, required=False)
    duties_text = forms.CharField(label="机关职能", required=False, widget=forms.Textarea(attrs={"rows": 6}))
    address = forms.CharField(label="办公地址", max_length=200, required=False)
    office_hours = forms.CharField(label="办公时间", max_length=200, required=False)
    phone = forms.CharField(label="联系电话", max_length=60, required=False)
    fax = forms.CharField(label="传真号码", max_length=60, required=False)
    email = forms.EmailField(label="电子邮箱", required=False)
    website = forms.URLField(label="网址", required=False, assume_scheme="https")
    disclosure_office = forms.CharField(label="政府信息公开工作机构", max_length=100, required=False)
    uscc = forms.CharField(label="统一社会信用代码", max_length=18, required=False)
    index_code = forms.CharField(label="组织机构代码（索引号用）", max_length=9, required=False)
    index_pattern = forms.CharField(label="索引号式样", max_length=80)
    number_prefixes = ListField(label="发文代字", required=False, help_text="例如 云政发、云政办发。")


def organs_of(user: Any) -> "QuerySet[Organ]":
    """The organs this person reaches by any role."""
    scope = user.organ_scope()
    rows = Organ.objects.select_related("region", "parent")
    if not scope.bounded:
        return rows
    reached = rows.none()
    for path in scope.paths:
        reached |= rows.filter(path__startswith=path)
    return reached


@desk_view
def organs(request: HttpRequest) -> HttpResponse:
    """The organs this person reaches."""
    return ORGANS.respond(request, organs_of(request.user))


@desk_view
def organ(request: HttpRequest, code: str) -> HttpResponse:
    """One organ: its public elements and what was changed."""
    row = visible(organs_of(request.user), code=code)
    facts = [(FIELD_NAMES[name], _words(getattr(row, name))) for name in EDITABLE]
    context = {
        "title": row.name, "organ": row, "facts": facts, "may_edit": may_keep(request.user, row),
        "timeline": timeline(f"organ:{row.code}"), "missing": [name for name, value in facts if not value and name in _WANTED],
    }  # fmt: skip
    return render(request, "desk/organs/detail.html", context)


@desk_view
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the elements of an organ current."""
    row = visible(organs_of(request.user), code=code)
    allow(may_keep(request.user, row), f"机构信息由{row.name}的政务公开办或系统管理员维护。")
    initial = {name: getattr(row, name) for name in EDITABLE}
    form = OrganForm(request.POST) if request.method == "POST" else OrganForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        common = {"by": request.user, "at": timezone.now(), "organ_id": row.pk}
        if attempt(form, keep_organ, fields=form.typed(), **common):
            messages.success(request, "机构信息已保存，网站上的指南和机构页随即更新。")
            return redirect("desk:organ", code)
    context = {
        "form": form,
        "title": "修改机构信息",
        "lead": row.name,
        "back": reverse("desk:organ", args=[code]),
    }
    return render(request, "desk/form.html", context)


def _words(value: Any) -> str:
    return "、".join(value) if isinstance(value, list) else str(value or "")
