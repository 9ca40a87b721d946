"""Policy questions on the portal (政策问答): one box, the answer with its sources, whether it helped."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from mingzheng.base.clocks.service import local_day
from mingzheng.engines.publisher.batches import lasting_batch
from mingzheng.engines.search.passages import is_question
from mingzheng.outreach.answers import questionlog
from mingzheng.outreach.answers.service import Answer, AnswerPassage, IndexUnavailable, answer
from mingzheng.outreach.answers.speech import hearing

from .modes import Modes
from .shell import around, request_path

LONGEST = 200
_SHOWN = 5
_EXAMPLES = ("公租房怎么申请？", "申请政府信息公开多久能收到答复？", "随迁子女入学要什么材料？")


@dataclass(frozen=True, slots=True)
class Source:
    """A passage as the page shows it: its number in the answer, and its lines cut into marked and plain pieces."""

    number: int
    passage: AnswerPassage
    used: bool
    lines: list[list[tuple[str, bool]]]


@require_safe
@lasting_batch()
def ask(request: HttpRequest) -> HttpResponse:
    """The page of questions; works without script."""
    question = " ".join(request.GET.get("q", "").split())[:LONGEST]
    found, trouble, token = None, "", ""
    if question:
        today = local_day(timezone.now())
        try:
            found = answer(question, today=today, limit=_SHOWN)
            row = questionlog.record(found, today)
            token = questionlog.token_for(row) if row else ""
        except IndexUnavailable as error:
            trouble = str(error)
    return page(request, question, found, token=token, trouble=trouble)


@require_http_methods(["POST"])
def judge(request: HttpRequest) -> HttpResponse:
    """Take the judgement of an answer, and say thanks or why it was not taken."""
    thanks, trouble = "", ""
    try:
        row = questionlog.judge(
            request.POST.get("token", "")[:200], helpful=request.POST.get("helpful") == "1"
        )
        thanks = "谢谢，已经记下。" if row.helpful else "已经记下，工作人员会据此改进答复。"
    except questionlog.BadToken as error:
        trouble = str(error)
    return page(request, thanks=thanks, trouble=trouble)


def block(question: str) -> dict[str, Any] | None:
    """The answer or the refusal for the head of a page of search results; None if the query is no question.

    It never waits for a language model: that one is asked on the page of questions.
    """
    if not is_question(question):
        return None
    try:
        found = answer(question, today=local_day(timezone.now()), limit=3, write=False)
    except IndexUnavailable:
        return None
    return {
        "answer": found, "address": address(question), "request_path": request_path() if found.refused else "",
    }  # fmt: skip


def address(question: str) -> str:
    """The page that answers a question."""
    return f"/ask/?{urlencode({'q': question})}"


def page(
    request: HttpRequest,
    question: str = "",
    found: Answer | None = None,
    *,
    token: str = "",
    trouble: str = "",
    thanks: str = "",
    heard: str = "",
) -> HttpResponse:
    """The page of questions: with an answer, or what went wrong, or what was heard and stands in the box unasked."""
    context = around(
        title=f"问政策：{question}" if question else "问政策", path="/ask/", query=urlencode({"q": question}) if question else "",
        section="/ask/", level="site", question=question, answer=found, sources=_sources(found) if found else [],
        token=token, trouble=trouble, thanks=thanks, heard=heard, recording=hearing.offered(), request_path=request_path(),
        search=f"/search/?{urlencode({'q': question})}",
        examples=[(example, address(example)) for example in _EXAMPLES],
    )  # fmt: skip
    content = render_to_string("portal/ask.html", context, request).encode()
    response = HttpResponse(Modes.of(request).apply(content))
    response.headers["Vary"] = "Cookie"
    response.headers["Cache-Control"] = "no-store"
    return response


def _sources(found: Answer) -> list[Source]:
    used = {passage.id for passage in found.used}
    return [
        Source(number, passage, passage.id in used, _lines(passage))
        for number, passage in enumerate(found.passages, 1)
    ]


def _lines(passage: AnswerPassage) -> list[list[tuple[str, bool]]]:
    """The marked pieces of a passage, line by line."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, marked in passage.snippet.segments():
        first, *rest = text.split("\n")
        lines[-1].append((first, marked))
        lines += [[(piece, marked)] for piece in rest]
    return lines
