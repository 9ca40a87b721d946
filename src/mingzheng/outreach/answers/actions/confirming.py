"""Confirm and correct answers (确认答复): staff say what the answer is and what it rests on."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from mingzheng.base.events.bus import emit
from mingzheng.base.organs.models import Organ
from mingzheng.base.proof.log import append
from mingzheng.kernel.lex.scan import PERSONAL_KINDS, scan

from .. import policies
from ..candidates import Candidate, read_texts
from ..learned import CONFIRMED
from ..masking import masked
from ..meaning import key_of
from ..models import ConfirmedAnswer
from ..places import places

LONGEST_ANSWER = 2000
MOST_BASIS = 10


class AnswerRefused(Exception):
    """The answer cannot be confirmed as it is; the text says why, ``field`` where."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@transaction.atomic
def confirm_answer(
    *, by: Any, at: datetime, organ: Organ, question: str, answer: str, basis: Sequence[tuple[str, str]]
) -> ConfirmedAnswer:
    """Give this answer first from now on, to everybody who asks the same; it replaces what was confirmed before.

    ``basis`` names texts as ``(ref, mark)``. Raises `AnswerRefused` with a Chinese sentence.
    """
    row = ConfirmedAnswer(
        organ=organ, question=masked(question), answer=answer.strip(), confirmed_by=by, confirmed_at=at
    )
    policies.require_confirm(by, row)
    row.key = _key(row.question)
    _check_text(row.answer)
    row.basis = _basis(basis, at)
    for before in ConfirmedAnswer.objects.select_for_update().filter(key=row.key, withdrawn_at=None):
        policies.require_confirm(by, before)
        _put_out_of_use(before, by, at, "由新的答复代替")
    row.save()
    append(
        by=by, at=at, action="answer.confirm", subject=row.ref, organ=organ,
        detail={"question": row.question, "answer": row.answer, "basis": row.basis},
    )  # fmt: skip
    emit("answer.confirmed", row.ref, payload={"question": f"{CONFIRMED}:{row.pk}"})
    return row


@transaction.atomic
def withdraw_answer(*, by: Any, at: datetime, answer_id: int, reason: str) -> ConfirmedAnswer:
    """Put a confirmed answer out of use; raises `AnswerRefused` if it is already."""
    row = ConfirmedAnswer.objects.select_for_update(of=("self",)).select_related("organ").get(pk=answer_id)
    policies.require_confirm(by, row)
    if row.withdrawn_at:
        raise AnswerRefused("", "这条答复已经停用，不用再办理。")
    _put_out_of_use(row, by, at, reason)
    return row


def _put_out_of_use(row: ConfirmedAnswer, by: Any, at: datetime, reason: str) -> None:
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    append(
        by=by, at=at, action="answer.withdraw", subject=row.ref, organ=row.organ,
        detail={"question": row.question, "reason": reason},
    )  # fmt: skip
    emit("answer.withdrawn", row.ref, payload={"question": f"{CONFIRMED}:{row.pk}"})


def _key(question: str) -> str:
    key = key_of(question)[:300]
    if not key:
        raise AnswerRefused(
            "question", "看不出这个问题问的是哪一件事，请写得具体一些，例如“公租房怎么申请”。"
        )
    return key


def _check_text(answer: str) -> None:
    if not answer or len(answer) > LONGEST_ANSWER:
        raise AnswerRefused("answer", f"请填写答复，不超过{LONGEST_ANSWER}字。")
    found = [each for each in scan(answer) if each.kind in PERSONAL_KINDS and each.severity == "block"]
    if found:
        raise AnswerRefused(
            "answer", f"答复里的“{found[0].masked}”可能是个人信息，不能公开，请删除后再确认。"
        )


def _basis(texts: Sequence[tuple[str, str]], at: datetime) -> list[dict[str, str]]:
    """The texts with the names they are known by; all must be public and binding on the day."""
    wanted = list(dict.fromkeys(texts))
    if not wanted or len(wanted) > MOST_BASIS:
        raise AnswerRefused("basis", f"请选择这个答复所依据的原文，至少一段，最多{MOST_BASIS}段。")
    read = read_texts(wanted, timezone.localdate(at))
    if any(text not in read for text in wanted):
        raise AnswerRefused("basis", "所选的原文有的已经修改或者撤回，请刷新页面重新选择。")
    unbinding = [read[text] for text in wanted if not read[text].binds]
    if unbinding:
        name, state = unbinding[0].entry.title, unbinding[0].listing.validity
        raise AnswerRefused("basis", f"《{name}》现在是“{state}”，不能作为依据，请改选现行有效的规定。")
    return [_named(read[text]) for text in wanted]


def _named(each: Candidate) -> dict[str, str]:
    clause = places(each.entry.body)[each.place].clause
    return {"ref": each.entry.ref, "mark": each.mark, "document": each.entry.title, "clause": clause}
