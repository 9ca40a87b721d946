"""The page of a review step: the text under review, what the scan found, the questions, the decision."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from mingzheng.base.records.joined import joined
from mingzheng.base.records.registry import find, kind
from mingzheng.disclosure.columns import findings as articles
from mingzheng.disclosure.columns.models import Article
from mingzheng.disclosure.policy import findings as documents
from mingzheng.disclosure.policy.findings import Noted
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.review.actions import decide, points_for
from mingzheng.engines.review.flow import Decision, StepKind
from mingzheng.engines.review.models import Purpose, Step
from mingzheng.engines.review.queries import visible_to

from ..documents.sight import paper, prints_title
from ..kit.access import desk_view, visible
from ..kit.attempt import attempt
from ..kit.clock import day_clock
from ..kit.diff import differences
from ..kit.findings import panel
from ..kit.refs import screen_of
from ..kit.timeline import timeline
from .forms import StepForm


@desk_view
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide a step, or only look if it is not this person's to decide."""
    step = visible(visible_to(request.user), pk=pk)
    timed = step.kind == StepKind.SIGN and step.review.purpose == Purpose.PUBLISH
    form = StepForm(request.POST if request.method == "POST" else None, points=points_for(step), timed=timed)
    if request.method == "POST" and form.is_valid():
        decision = request.POST.get("decision", "")
        asked = {"decision": decision, "opinion": form.cleaned_data["opinion"], "points": form.answers()}
        common = {"by": request.user, "at": timezone.now(), "publish_at": form.cleaned_data.get("publish_at")}
        if attempt(form, decide, step_id=step.pk, **asked, **common):
            messages.success(request, _done(step, decision))
            return redirect("desk:todo")
    return render(request, "desk/review.html", _context(request, step, form))


def _done(step: Step, decision: str) -> str:
    said = "已退回起草人" if decision == Decision.RETURN else f"{step.get_kind_display()}已通过"
    return f"《{step.review.title}》{said}。"


def _context(request: HttpRequest, step: Step, form: StepForm) -> dict[str, Any]:
    record = find(step.review.subject)
    if record is None:
        raise Http404
    pending = getattr(record, "pending", None) if step.review.purpose == Purpose.REVISE else None
    return {
        "title": f"{step.get_kind_display()}：{record.title}",
        "step": step, "review": step.review, "record": record, "form": form,
        "kind": kind(step.review.record_key).name,
        "mine": Step.objects.for_person(request.user).filter(pk=step.pk).exists(),
        "wrote": step.review.writers.filter(pk=request.user.pk).exists() or step.review.drafter_id == request.user.pk,
        "steps": step.review.steps.select_related("decided_by"),
        "text": paper(record.body_html),
        "titled": prints_title(record.body_html),
        "changes": _proposed(record, pending) if pending else None,
        "revision": pending,
        "panel": panel(_findings(record), record.answers),
        "back": screen_of(step.review.subject),
        "files": [(row, _download(step.review.subject, row.pk)) for row in joined(record, "attachments")],
        "clock": day_clock(step.due_on, timezone.localdate()),
        "timeline": timeline(step.review.subject),
    }  # fmt: skip


def _findings(record: Document | Article) -> list[Noted]:
    return documents.findings_of(record) if isinstance(record, Document) else articles.findings_of(record)


def _download(ref: str, pk: int) -> str:
    return f"{screen_of(ref)}files/{pk}/"


def _proposed(record: Any, pending: dict[str, Any]) -> list[Any]:
    current = record.as_fields()
    return differences({name: current[name] for name in pending["fields"]}, pending["fields"])
