"""The working calendar: a year at a glance, marking days, confirming a year, and what that would move."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.accounts.roles import Role
from mingzheng.base.clocks import actions, service
from mingzheng.base.clocks.models import CalendarDay, ConfirmedYear, DayMark
from mingzheng.base.duties.actions import recompute_open, would_move
from mingzheng.base.duties.models import Duty
from mingzheng.kernel.statute.calendar import Calendar

from ..kit.access import allow, desk_view
from ..kit.attempt import attempt
from ..kit.forms import DayField, DeskForm
from .months import months

_KEEPERS = "工作日历由政务公开办或系统管理员维护。"
_UNMARK = "none"
Moves = list[tuple[Duty, date, bool]]
"""Duties with their new last day and whether it is provisional."""


class DayForm(DeskForm):
    """One day of the calendar."""

    day = DayField(label="日期")
    mark = forms.ChoiceField(label="改为", choices=[*DayMark.choices, (_UNMARK, "取消标记，按国家日历")])
    name = forms.CharField(label="名称", max_length=40, required=False, help_text="例如 春节。")
    source = forms.CharField(label="依据", max_length=200, help_text="放假安排通知的文号或标题。")


class YearForm(DeskForm):
    """The notice of a whole year has been entered."""

    source = forms.CharField(label="依据", max_length=200, help_text="该年放假安排通知的文号或标题。")


def _keeps(user: Any) -> bool:
    scope = user.organ_scope(Role.ADMIN, Role.OFFICE)
    return bool(scope.paths) or not scope.bounded


@desk_view
def calendar(request: HttpRequest) -> HttpResponse:
    """A year, day by day, with who counts it and whether it is confirmed."""
    known, today = service.calendar(), timezone.localdate()
    text = request.GET.get("year", "")
    year = int(text) if text.isdecimal() and len(text) == 4 else today.year
    year = min(max(year, known.first.year), known.last.year)
    shown = months(year, today)
    context = {
        "title": "工作日历", "year": year, "months": shown, "keeps": _keeps(request.user),
        "provisional": year in known.provisional_years,
        "confirmed": ConfirmedYear.objects.filter(year=year).first(),
        "before": year - 1 if year > known.first.year else None,
        "after": year + 1 if year < known.last.year else None,
        "workdays": sum(month.workdays for month in shown),
        "marks": CalendarDay.objects.filter(day__year=year),
    }  # fmt: skip
    return render(request, "desk/calendar/year.html", context)


@desk_view
def day(request: HttpRequest) -> HttpResponse:
    """Mark a day: first shown what it would move, then kept."""
    allow(_keeps(request.user), _KEEPERS)
    initial, moved = {"day": request.GET.get("day")}, None
    form = DayForm(request.POST) if request.method == "POST" else DayForm(initial=initial)
    if request.method == "POST" and form.is_valid():
        if "confirm" in request.POST and attempt(form, _keep_day, by=request.user, **form.typed()):
            return _kept(request, form.cleaned_data["day"].year)
        changes = {form.cleaned_data["day"]: _special(form)}
        moved = _preview(form, service.calendar_with, changes=changes)
    return _change(request, form, "标记工作日历", reverse("desk:calendar"), moved)


@desk_view
def year(request: HttpRequest, number: int) -> HttpResponse:
    """Confirm a year: its deadlines are no longer provisional."""
    allow(_keeps(request.user), _KEEPERS)
    form = YearForm(request.POST) if request.method == "POST" else YearForm()
    moved = None
    if request.method == "POST" and form.is_valid():
        source = form.cleaned_data["source"]
        if "confirm" in request.POST and attempt(form, _confirm, by=request.user, year=number, source=source):
            return _kept(request, number)
        moved = _preview(form, service.calendar_with, changes={}, confirmed=number)
    back = f"{reverse('desk:calendar')}?year={number}"
    return _change(request, form, f"核定 {number} 年日历", back, moved)


def _change(request: HttpRequest, form: DeskForm, title: str, back: str, moved: Moves | None) -> HttpResponse:
    """The form, and below it what the change would move once that is known."""
    context = {"form": form, "title": title, "back": back, "moved": moved, "confirm": moved is not None}
    return render(request, "desk/calendar/change.html", context)


def _special(form: DayForm) -> Any:
    mark = form.cleaned_data["mark"]
    return None if mark == _UNMARK else service.special(mark, form.cleaned_data["name"])


def _preview(form: DeskForm, build: Any, **change: Any) -> Moves | None:
    found = attempt(form, build, **change)
    return would_move(found) if isinstance(found, Calendar) else None


def _keep_day(*, by: Any, day: date, mark: str, name: str, source: str) -> None:
    at = timezone.now()
    if mark == _UNMARK:
        actions.unmark_day(by=by, at=at, day=day)
    else:
        actions.mark_day(by=by, at=at, day=day, mark=mark, name=name, source=source)


def _confirm(*, by: Any, year: int, source: str) -> None:
    actions.confirm_year(by=by, at=timezone.now(), year=year, source=source)


def _kept(request: HttpRequest, year: int) -> HttpResponse:
    service.forget()
    moved = recompute_open()
    messages.success(request, f"工作日历已保存，{len(moved)} 项未完成任务的期限已重新计算。")
    return redirect(f"{reverse('desk:calendar')}?year={year}")
