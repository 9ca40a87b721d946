"""The lists of the day, declared."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.accounts.roles import Role
from mingzheng.base.clocks.service import calendar
from mingzheng.base.duties.models import Duty
from mingzheng.base.organs.models import Organ
from mingzheng.engines.review.flow import StepKind
from mingzheng.engines.review.models import Step
from mingzheng.kernel.statute.calendar import CalendarGap

from ..kit.clock import Clock, clock_of, day_clock
from ..kit.listing import Column, Filter, Listing
from ..kit.paging import Order
from ..kit.refs import screen_of


def drafting_organs(user: Any) -> "QuerySet[Organ]":
    """The organs for which this person may draft."""
    scope = user.organ_scope(Role.EDITOR, Role.OFFICE)
    rows = Organ.objects.filter(ended_on__isnull=True)
    paths = Organ.objects.none()
    for path in scope.paths:
        paths |= rows.filter(path__startswith=path)
    return paths if scope.bounded else rows


def day_name(day: date) -> str:
    """工作日, 周末, 国庆节放假 …; empty beyond the calendar."""
    try:
        return calendar().note(day)
    except CalendarGap:
        return ""


TONES = {"late": "hot", "today": "hot", "soon": "soon", "": "calm"}
"""The class of a label for each tone of a clock."""


def _step_clock(step: Step) -> Clock:
    return day_clock(step.due_on, timezone.localdate())


def _duty_clock(duty: Duty) -> Clock:
    return clock_of(duty, timezone.localdate())


STEPS = Listing(
    name="等我审查",
    columns=(
        Column("剩余", lambda step: _step_clock(step).words, tag=lambda step: TONES[_step_clock(step).tone]),
        Column("事项", lambda step: step.review.title, link=lambda step: reverse("desk:review", args=[step.pk]),
               note=lambda step: f"{step.review.get_purpose_display()}，{step.review.drafter}起草", style="wide"),
        Column("环节", lambda step: step.get_kind_display(), style="short"),
        Column("机关", lambda step: step.review.organ.short_name, style="short"),
        Column("到达", lambda step: timezone.localdate(step.opened_at), style="num"),
        Column("办理期限", lambda step: step.due_on, style="num"),
    ),
    orders=(Order("due", "期限近的在前", "due_on", descending=False),),
    filters=(
        Filter("q", "标题", lambda rows, value: rows.filter(review__title__icontains=value)),
        Filter("kind", "环节", lambda rows, value: rows.filter(kind=value),
               lambda request: StepKind.choices),
    ),
    empty="没有等您审查的信息。新送审的会出现在这里，左边“待办”旁会显示件数。",
)  # fmt: skip

RETURNED = Listing(
    name="退回给我",
    columns=(
        Column("标题", lambda row: row.title, link=lambda row: screen_of(row.ref), style="wide"),
        Column("机关", lambda row: row.organ.short_name, style="short"),
        Column("退回时间", lambda row: timezone.localdate(row.changed_at), style="num"),
    ),
    orders=(Order("changed", "最近退回的在前", "changed_at"),),
    filters=(Filter("q", "标题", lambda rows, value: rows.filter(title__icontains=value)),),
    empty="没有退回给您的文件。被退回的会出现在这里，打开后能看到理由。",
)

DUTIES = Listing(
    name="公开期限",
    columns=(
        Column("剩余", lambda duty: _duty_clock(duty).words, tag=lambda duty: TONES[_duty_clock(duty).tone]),
        Column("事项", lambda duty: duty.title, link=lambda duty: screen_of(duty.subject), style="wide",
               note=lambda duty: _duty_clock(duty).brief),
        Column("责任机关", lambda duty: duty.organ.short_name, style="short"),
        Column("起算", lambda duty: duty.started_on, style="num"),
        Column("到期", lambda duty: duty.due_on, style="num"),
    ),
    orders=(Order("due", "期限近的在前", "due_on", descending=False),),
    filters=(Filter("q", "事项", lambda rows, value: rows.filter(title__icontains=value)),),
    empty="没有未完成的公开任务。填写成文日期并保存草稿后，公开期限会出现在这里。",
)  # fmt: skip
