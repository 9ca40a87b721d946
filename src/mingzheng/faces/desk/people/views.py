"""Administrators keep the people of their organs."""

from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingzheng.base.accounts import actions
from mingzheng.base.accounts.models import User
from mingzheng.base.accounts.queries import administered_by
from mingzheng.base.accounts.roles import Role
from mingzheng.base.organs.models import Organ

from ..kit.access import allow, desk_view, visible
from ..kit.attempt import attempt
from ..kit.forms import NothingForm
from ..kit.listing import Column, Filter, Listing
from ..kit.paging import Order
from ..kit.timeline import timeline
from .forms import PasswordForm, PersonForm, RoleForm

_ADMINS_ONLY = "人员与权限由系统管理员管理。"


def _roles(person: User) -> str:
    held = (f"{row.organ.short_name}{row.get_role_display()}" for row in person.assignments.all())
    return "、".join(held) or "没有角色"


def _named(rows: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
    return rows.filter(Q(username__icontains=value) | Q(display_name__icontains=value))


PEOPLE = Listing(
    name="人员与权限",
    columns=(
        Column("姓名", lambda row: str(row), link=lambda row: reverse("desk:person", args=[row.pk]), style="short"),
        Column("账号", lambda row: row.username, style="short"),
        Column("机构", lambda row: row.organ.short_name if row.organ else ""),
        Column("角色", _roles, style="wide"),
        Column("状态", lambda row: "在用" if row.is_active else "停用",
               tag=lambda row: "good" if row.is_active else "off"),
    ),
    orders=(Order("username", "按账号", "username", descending=False),),
    filters=(
        Filter("q", "姓名或账号", _named),
        Filter("role", "角色", lambda rows, value: rows.filter(assignments__role=value).distinct(),
               lambda request: Role.choices),
    ),
    empty="还没有人员。点右上角“新建人员”开设账号，再授予角色。",
)  # fmt: skip


def organs_of(user: Any) -> "QuerySet[Organ]":
    """The organs this person administers."""
    scope = user.organ_scope(Role.ADMIN)
    if not scope.bounded:
        return Organ.objects.all()
    condition = Q(pk__in=[])
    for path in scope.paths:
        condition |= Q(path__startswith=path)
    return Organ.objects.filter(condition)


def _admin(request: HttpRequest) -> None:
    scope = request.user.organ_scope(Role.ADMIN)
    allow(bool(scope.paths) or not scope.bounded, _ADMINS_ONLY)


@desk_view
def people(request: HttpRequest) -> HttpResponse:
    """The people of the administrator's organs."""
    _admin(request)
    actions = [("新建人员", reverse("desk:person_new"))]
    return PEOPLE.respond(request, administered_by(request.user), actions=actions)


@desk_view
def new(request: HttpRequest) -> HttpResponse:
    """Open an account."""
    _admin(request)
    form = PersonForm(request.POST if request.method == "POST" else None, organs=organs_of(request.user))
    if request.method == "POST" and form.is_valid():
        common = {"by": request.user, "at": timezone.now()}
        if row := attempt(form, actions.create_person, **common, **form.typed()):
            messages.success(request, "账号已开设，请接着授予角色。")
            return redirect("desk:person", row.pk)
    context = {"form": form, "title": "新建人员", "back": reverse("desk:people"), "button": "开设账号"}
    return render(request, "desk/form.html", context)


@desk_view
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One person: roles held, password, account."""
    _admin(request)
    return _show(request, visible(administered_by(request.user), pk=pk))


def _show(request: HttpRequest, row: User, **forms: Any) -> HttpResponse:
    context = {
        "title": str(row), "person": row, "rules": actions.rules_over(request.user, row),
        "role_form": RoleForm(organs=organs_of(request.user)), "password_form": PasswordForm(),
        "timeline": timeline(f"person:{row.username}"[:80]),
    }  # fmt: skip
    return render(request, "desk/people/detail.html", context | forms)


@desk_view
@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    _admin(request)
    row = visible(administered_by(request.user), pk=pk)
    form = RoleForm(request.POST, organs=organs_of(request.user))
    common = {"by": request.user, "at": timezone.now(), "person_id": pk}
    if form.is_valid() and attempt(form, actions.give_role, **common, **form.typed()):
        messages.success(request, "角色已授予。")
        return redirect("desk:person", pk)
    return _show(request, row, role_form=form)


@desk_view
@require_POST
def take_role(request: HttpRequest, pk: int, assignment: int) -> HttpResponse:
    _admin(request)
    row, form = visible(administered_by(request.user), pk=pk), NothingForm(request.POST)
    common = {"by": request.user, "at": timezone.now(), "person_id": pk}
    if attempt(form, actions.take_role, assignment_id=assignment, **common):
        messages.success(request, "角色已收回。")
        return redirect("desk:person", pk)
    return _show(request, row, account_form=form)


@desk_view
@require_POST
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    _admin(request)
    row, form = visible(administered_by(request.user), pk=pk), PasswordForm(request.POST)
    common = {"by": request.user, "at": timezone.now(), "person_id": pk}
    if form.is_valid() and attempt(form, actions.reset_password, **common, **form.typed()):
        messages.success(request, "密码已重设，请当面交给本人。")
        return redirect("desk:person", pk)
    return _show(request, row, password_form=form)


@desk_view
@require_POST
def set_active(request: HttpRequest, pk: int) -> HttpResponse:
    _admin(request)
    row, form = visible(administered_by(request.user), pk=pk), NothingForm(request.POST)
    common = {"by": request.user, "at": timezone.now(), "person_id": pk}
    active = request.POST.get("active") == "1"
    if attempt(form, actions.set_active, active=active, **common):
        messages.success(request, "账号已启用。" if active else "账号已停用，这个人不能再登录。")
        return redirect("desk:person", pk)
    return _show(request, row, account_form=form)
