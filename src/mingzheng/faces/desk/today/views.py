"""The first page and the lists behind its cards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.duties.models import Duty
from mingzheng.engines.review.models import Step

from ..kit.access import desk_view
from . import lists, tasks


@desk_view
def today(request: HttpRequest) -> HttpResponse:
    """What is to be done today, with days left and how each day came about."""
    now = timezone.localdate()
    reviews, back = tasks.waiting(request.user, now), tasks.returned(request.user)
    owed = tasks.owed(request.user, now)
    timed = [task for task in reviews + owed if task.clock]
    return render(
        request,
        "desk/today.html",
        {
            "day": now,
            "week": now.isocalendar().week,
            "kind": lists.day_name(now),
            "late": sum(task.clock.tone == "late" for task in timed),
            "due": sum(task.clock.tone == "today" for task in timed),
            "soon": sum(task.clock.tone == "soon" for task in timed),
            "reviews": reviews,
            "back": back,
            "tasks": back + sorted(timed, key=lambda task: (task.clock.due, task.title)),
            "may_draft": lists.drafting_organs(request.user).exists(),
        },
    )


def _tabs(here: str) -> list[tuple[str, str, bool]]:
    names = (("等我审查", "desk:todo"), ("退回给我", "desk:todo_returned"), ("公开期限", "desk:todo_duties"))
    return [(name, reverse(url), url == here) for name, url in names]


@desk_view
def todo(request: HttpRequest) -> HttpResponse:
    """Review steps that wait for this person."""
    rows = Step.objects.for_person(request.user).select_related("review__organ", "review__drafter")
    return lists.STEPS.respond(request, rows, tabs=_tabs("desk:todo"), title="待办")


@desk_view
def todo_returned(request: HttpRequest) -> HttpResponse:
    """Own documents that came back."""
    return lists.RETURNED.respond(
        request, tasks.returned_documents(request.user), "desk/returned.html", tabs=_tabs("desk:todo_returned"),
        title="待办", articles=tasks.returned_articles(request.user),
    )  # fmt: skip


@desk_view
def todo_duties(request: HttpRequest) -> HttpResponse:
    """Open duties of the person's organs, the earliest first."""
    rows = Duty.objects.visible_to(request.user).open().select_related("organ")
    return lists.DUTIES.respond(request, rows, tabs=_tabs("desk:todo_duties"), title="待办")


@desk_view
def keys(request: HttpRequest) -> HttpResponse:
    """Which keys do what."""
    return render(request, "desk/keys.html", {"title": "键盘操作"})
