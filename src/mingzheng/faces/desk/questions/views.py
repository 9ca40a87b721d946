"""What is asked, and confirming or correcting an answer."""

from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.accounts.roles import Role
from mingzheng.base.clocks.service import local_day
from mingzheng.base.organs.models import Organ
from mingzheng.outreach.answers import confirmed, policies, questionlog
from mingzheng.outreach.answers.actions.confirming import AnswerRefused, confirm_answer, withdraw_answer
from mingzheng.outreach.answers.answer import Answer
from mingzheng.outreach.answers.masking import masked
from mingzheng.outreach.answers.phrases import CONFIRMED as CONFIRMED_BY_STAFF
from mingzheng.outreach.answers.queries import questions_visible_to, visible_to
from mingzheng.outreach.answers.service import IndexUnavailable, answer

from ..kit.access import allow, desk_view, visible
from ..kit.forms import DeskForm, ReasonForm
from .forms import ConfirmForm, name_of
from .lists import CONFIRMED

SPANS = (7, 30, 90)
_OFFERED = 10
_READ = "提问统计由政务公开办、监督员和系统管理员查看。"
_CONFIRM = "确认和停用答复要由政务公开办办理。"


def tabs(here: str) -> list[tuple[str, str, bool]]:
    names = (("提问", "desk:questions"), ("人工确认的答复", "desk:confirmed_answers"))
    return [(name, reverse(url), url == here) for name, url in names]


@desk_view
def questions(request: HttpRequest) -> HttpResponse:
    """The last days' questions: most asked, refused, not helpful; nothing in them says who asked."""
    allow(policies.may_read_log(request.user), _READ)
    wanted = request.GET.get("days", "")
    days = next((span for span in SPANS if str(span) == wanted), SPANS[1])
    today = local_day(timezone.now())
    span = today - timedelta(days=days - 1), today
    context = {
        "title": "政策问答", "tabs": tabs("desk:questions"), "may_confirm": offices(request.user).exists(),
        "spans": [(f"近 {each} 天", f"?days={each}", each == days) for each in SPANS],
        "refused": questionlog.unanswered(*span), "unhelpful": questionlog.unhelpful(*span),
        "top": questionlog.asked_most(*span),
    }  # fmt: skip
    return render(request, "desk/questions/questions.html", context)


@desk_view
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """One question that was asked: today's answer to it, and the form to confirm or correct it."""
    allow(policies.may_read_log(request.user), _READ)
    row = visible(questions_visible_to(request.user), pk=pk)
    return _confirming(request, row.text, back=reverse("desk:questions"))


@desk_view
def new(request: HttpRequest) -> HttpResponse:
    """A question that staff expect; ``?question=`` asks it first."""
    allow(offices(request.user).exists(), _CONFIRM)
    return _confirming(
        request, request.GET.get("question", "")[:200].strip(), back=reverse("desk:confirmed_answers")
    )


@desk_view
def answers(request: HttpRequest) -> HttpResponse:
    """The confirmed answers of the person's organs."""
    actions = [("确认新答复", reverse("desk:answer_new"))] if offices(request.user).exists() else []
    rows = visible_to(request.user)
    return CONFIRMED.respond(
        request, rows, actions=actions, tabs=tabs("desk:confirmed_answers"), title="政策问答"
    )


@desk_view
def confirmed_answer(request: HttpRequest, public_id: str) -> HttpResponse:
    """One confirmed answer, whether it still stands, and the form to put it out of use."""
    row = visible(visible_to(request.user), public_id=public_id)
    mine = policies.may_confirm(request.user, row)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        allow(mine, _CONFIRM)
        if form.is_valid() and _done(
            form,
            withdraw_answer,
            by=request.user,
            at=timezone.now(),
            answer_id=row.pk,
            reason=form.cleaned_data["reason"],
        ):
            messages.success(request, "已停用，不再给出这个答复。")
            return redirect("desk:confirmed_answer", public_id)
    context = {
        "title": "人工确认的答复", "row": row, "form": form, "offered": mine and not row.withdrawn_at,
        "basis": confirmed.standing(row, local_day(timezone.now())), "back": reverse("desk:confirmed_answers"),
    }  # fmt: skip
    return render(request, "desk/questions/confirmed.html", context)


def offices(user: Any) -> "QuerySet[Organ]":
    """The organs for which this person may confirm answers."""
    scope = user.organ_scope(Role.OFFICE)
    if not scope.bounded:
        return Organ.objects.all()
    return Organ.objects.filter(reduce(or_, (Q(path__startswith=path) for path in scope.paths), Q(pk__in=[])))


def _confirming(request: HttpRequest, text: str, *, back: str) -> HttpResponse:
    found, trouble = _asked(request.POST.get("asked", text) if request.method == "POST" else text)
    organs = offices(request.user)
    arguments: dict[str, Any] = {"passages": found.passages if found else (), "organs": organs}
    if request.method == "POST":
        allow(organs.exists(), _CONFIRM)
        form = ConfirmForm(request.POST, **arguments)
        if form.is_valid() and _confirmed(request, form):
            messages.success(request, "已确认。以后有人问同样的问题，先给出这个答复。")
            return redirect("desk:confirmed_answers")
    else:
        form = ConfirmForm(initial=_initial(text, found), **arguments)
    context = {
        "title": "确认答复", "form": form, "found": found, "trouble": trouble, "text": text, "back": back,
        "may_confirm": organs.exists(),
    }  # fmt: skip
    return render(request, "desk/questions/question.html", context)


def _asked(text: str) -> tuple[Answer | None, str]:
    try:
        return (answer(text, today=local_day(timezone.now()), limit=_OFFERED) if text.strip() else None), ""
    except IndexUnavailable as error:
        return None, str(error)


def _initial(text: str, found: Answer | None) -> dict[str, Any]:
    if found is None or found.refused:
        return {"question": masked(text)}
    said = found.text.removesuffix(CONFIRMED_BY_STAFF)
    return {"question": masked(text), "answer": said, "basis": [name_of(each) for each in found.used]}


def _confirmed(request: HttpRequest, form: ConfirmForm) -> Any:
    values = form.cleaned_data
    return _done(
        form, confirm_answer, by=request.user, at=timezone.now(), organ=values["organ"], question=values["question"],
        answer=values["answer"], basis=form.texts(),
    )  # fmt: skip


def _done(form: DeskForm, action: Any, **arguments: Any) -> Any:
    """The action's result, or None with what it refuses on the form."""
    try:
        return action(**arguments)
    except AnswerRefused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return None
