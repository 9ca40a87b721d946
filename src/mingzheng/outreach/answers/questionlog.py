"""The question log (提问日志): what was asked, how it was answered, whether that helped; nothing about who asked."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.core import signing
from django.db import transaction
from django.db.models import Count, Max, Q

from mingzheng.base.events.bus import emit

from .answer import Answer
from .learned import ASKED
from .masking import masked
from .meaning import key_of
from .models import AskedQuestion

_SALT = "mingzheng.answers.helpful"
_LASTS = timedelta(days=1)


class BadToken(ValueError):
    """The judgement cannot be taken; the text says why in Chinese."""


@dataclass(frozen=True, slots=True)
class AskedAbout:
    """Equal questions of a span of days: an example of the text, how often, how they fared."""

    key: str
    text: str
    times: int
    refused: int
    helpful: int
    unhelpful: int
    example: int


def record(answer: Answer, day: date) -> AskedQuestion | None:
    """Keep one question, masked; one that is about nothing is not worth keeping."""
    text = masked(answer.question)
    key = key_of(text)[:300]
    if not key:
        return None
    cited = [{"ref": passage.ref, "mark": passage.mark} for passage in answer.used]
    return AskedQuestion.objects.create(
        day=day, text=text, key=key, outcome=answer.way, cited=cited, took_ms=answer.took_ms
    )


def token_for(row: AskedQuestion) -> str:
    """A signed token with which whoever saw the answer may judge it within a day; it names no person."""
    return signing.dumps(row.pk, salt=_SALT, compress=True)


@transaction.atomic
def judge(token: str, *, helpful: bool) -> AskedQuestion:
    """Say whether the answer helped; a second judgement replaces the first. Raises `BadToken` in Chinese."""
    try:
        pk = signing.loads(token, salt=_SALT, max_age=_LASTS)
    except signing.BadSignature:
        raise BadToken("这次评价已经过期或者地址不完整，没有记下来。请重新提问后再评价。") from None
    row = AskedQuestion.objects.select_for_update().filter(pk=pk).first()
    if row is None:
        raise BadToken("这次提问的记录已经按规定清理，没有记下评价。")
    if row.helpful != helpful:
        row.helpful = helpful
        row.save(update_fields=["helpful"])
        emit("question.judged", f"question:{row.pk}", payload={"question": f"{ASKED}:{row.pk}"})
    return row


def asked_most(start: date, end: date, limit: int = 50) -> list[AskedAbout]:
    """The most frequent questions of the days from ``start`` to ``end``, both included."""
    return _ranked(start, end, limit, "times")


def unanswered(start: date, end: date, limit: int = 50) -> list[AskedAbout]:
    """Questions that were refused, most frequent first: what the site lacks or says in other words."""
    return _ranked(start, end, limit, "refused")


def unhelpful(start: date, end: date, limit: int = 50) -> list[AskedAbout]:
    """Questions whose answers did not help, most frequent first."""
    return _ranked(start, end, limit, "bad")


def _ranked(start: date, end: date, limit: int, by: str) -> list[AskedAbout]:
    rows = AskedQuestion.objects.filter(day__range=(start, end)).values("key")
    counted = rows.annotate(
        text=Max("text"), times=Count("id"), refused=Count("id", filter=Q(outcome=AskedQuestion.Outcome.REFUSED)),
        good=Count("id", filter=Q(helpful=True)), bad=Count("id", filter=Q(helpful=False)), example=Max("id"),
    )  # fmt: skip
    found = counted.filter(**{f"{by}__gt": 0}).order_by(f"-{by}", "key")[:limit]
    return [
        AskedAbout(
            row["key"], row["text"], row["times"], row["refused"], row["good"], row["bad"], row["example"]
        )
        for row in found
    ]


def forget_before(day: date) -> int:
    """Delete what was asked before ``day``; returns how many rows went."""
    return AskedQuestion.objects.filter(day__lt=day).delete()[0]
