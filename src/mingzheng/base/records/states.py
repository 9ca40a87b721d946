"""States of a Record (信息) on its way to the public, and the moves between them.

`docs/states.md` is generated from this table and a test fails when it is stale.
"""

from dataclasses import dataclass

from django.db.models import TextChoices


class RecordState(TextChoices):
    """Where a record stands (办理状态); validity in time (时效) is another thing, see `kernel.statute.validity`."""

    DRAFT = "draft", "草稿"
    IN_REVIEW = "in_review", "审查中"
    RETURNED = "returned", "已退回"
    SCHEDULED = "scheduled", "待发布"
    APPROVED = "approved", "已办结"
    PUBLISHED = "published", "已公开"
    WITHDRAWN = "withdrawn", "已撤回"


@dataclass(frozen=True, slots=True)
class Move:
    """One permitted change of state: its verb, where it leads, who may ask for it."""

    verb: str
    name: str
    sources: tuple[RecordState, ...]
    target: RecordState
    who: str


_S = RecordState
MOVES: tuple[Move, ...] = (
    Move("submit", "提交审查", (_S.DRAFT, _S.RETURNED), _S.IN_REVIEW, "信息员（起草人）"),
    Move("return", "退回", (_S.IN_REVIEW,), _S.RETURNED, "当前环节的审查人"),
    Move("recall", "取回", (_S.IN_REVIEW,), _S.DRAFT, "起草人"),
    Move("approve", "签发（不予主动公开）", (_S.IN_REVIEW,), _S.APPROVED, "签发人"),
    Move("schedule", "签发并定时", (_S.IN_REVIEW,), _S.SCHEDULED, "签发人"),
    Move("unschedule", "取消定时", (_S.SCHEDULED,), _S.RETURNED, "签发人、政务公开办"),
    Move("publish", "公开", (_S.IN_REVIEW, _S.SCHEDULED), _S.PUBLISHED, "签发人，或到时自动"),
    Move("import", "存量导入并公开", (_S.DRAFT,), _S.PUBLISHED, "系统管理员（命令行）"),
    Move("withdraw", "撤回", (_S.PUBLISHED,), _S.WITHDRAWN, "政务公开办"),
    Move("reopen", "重新起草", (_S.WITHDRAWN,), _S.DRAFT, "信息员"),
    Move("revise", "修订已公开的信息", (_S.PUBLISHED,), _S.PUBLISHED, "签发人（经审查）"),
)
_BY_VERB = {move.verb: move for move in MOVES}


class WrongState(Exception):
    """The record is not in a state from which the verb may be done; the text says what to do instead."""


def target(verb: str, state: str, title: str = "") -> RecordState:
    """The state after ``verb``; raises `WrongState` with a Chinese sentence if it is not permitted now."""
    move = _BY_VERB[verb]
    if state not in move.sources:
        now = RecordState(state).label
        allowed = "、".join(source.label for source in move.sources)
        name = f"《{title}》" if title else "这条信息"
        raise WrongState(f"{name}现在是“{now}”，只有“{allowed}”的信息才能{move.name}；请刷新页面看最新状态。")
    return move.target
