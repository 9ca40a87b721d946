"""The log in the desk (存证日志): scoped by organ."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from mingzheng.base.accounts.roles import Role
from mingzheng.base.organs.models import Organ
from mingzheng.base.proof.models import LogEntry
from mingzheng.base.records.registry import kinds

from ..kit.access import allow, desk_view
from ..kit.acts import ACTS, act_name
from ..kit.listing import Column, Filter, Listing
from ..kit.paging import Order
from ..kit.refs import name_of, screen_of
from ..kit.timeline import words

READERS = (Role.OFFICE, Role.SUPERVISOR, Role.ADMIN)


def about(rows: "QuerySet[LogEntry]", value: str) -> "QuerySet[LogEntry]":
    """The entries on one thing, named by its whole reference or by its identifier alone."""
    names = [*(entry.key for entry in kinds()), "person", "organ", "column", "calendar", "site"]
    return rows.filter(subject__in=[value, *(f"{name}:{value}" for name in names)])


LOG = Listing(
    name="存证日志",
    columns=(
        Column("序号", lambda row: row.seq, style="num"),
        Column("时间", lambda row: row.at, style="num"),
        Column("谁", lambda row: row.actor_name or row.actor, style="short"),
        Column("做了什么", lambda row: act_name(row.action), note=lambda row: words(row.detail), style="wide"),
        Column("对象", lambda row: name_of(row.subject), link=lambda row: screen_of(row.subject)),
        Column("对象标识", lambda row: row.subject, exported=True),
        Column("摘要", lambda row: row.digest[:12], style="num"),
        Column("上一条摘要", lambda row: row.previous, exported=True),
        Column("完整摘要", lambda row: row.digest, exported=True),
    ),
    orders=(Order("seq", "最近的在前", "seq"),),
    filters=(
        Filter("subject", "对象标识", about),
        Filter("actor", "账号", lambda rows, value: rows.filter(actor=value)),
        Filter("action", "动作", lambda rows, value: rows.filter(action=value), lambda request: ACTS.items()),
    ),
    empty="还没有日志。每一次办理都会在这里留下一条，不能修改也不能删除。",
)  # fmt: skip


def entries(user: Any) -> "QuerySet[LogEntry]":
    """The entries of the organs this person oversees; administrators also see those of no organ."""
    scope = user.organ_scope(*READERS)
    if not scope.bounded:
        return LogEntry.objects.all()
    condition = Q(pk__in=[])
    for path in scope.paths:
        condition |= Q(path__startswith=path)
    reached = Q(organ_code__in=Organ.objects.filter(condition).values("code"))
    return LogEntry.objects.filter(
        reached | Q(organ_code="") if user.organ_scope(Role.ADMIN).paths else reached
    )


@desk_view
def log(request: HttpRequest) -> HttpResponse:
    """Who did what, newest first."""
    scope = request.user.organ_scope(*READERS)
    allow(bool(scope.paths) or not scope.bounded, "存证日志由政务公开办、监督员和系统管理员查看。")
    return LOG.respond(request, entries(request.user), lead="每条都与上一条相连，改动任何一条都会被发现")
