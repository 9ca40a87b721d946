"""What can be done to a document with one button (文件的操作)."""

from typing import Any

from mingzheng.base.accounts import policies
from mingzheng.base.records.states import RecordState as S
from mingzheng.disclosure.policy.actions.drafting import delete_draft
from mingzheng.disclosure.policy.actions.publishing import reopen, unschedule, withdraw
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.engines.review.actions import ReviewRefused, recall
from mingzheng.engines.review.models import Review, ReviewState

from ..kit.deed import Deed
from ..kit.forms import DeskForm, ReasonForm


def _submit(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    return submit(document_id=thing.pk, version=thing.version, **common)


def recall_review(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    """Take the open review of a record back."""
    review = Review.objects.filter(subject=thing.ref, state=ReviewState.OPEN).first()
    if review is None:
        raise ReviewRefused("这次审查已经结束，不能取回；请刷新页面看最新状态。")
    return recall(review_id=review.pk, **common)


def _unschedule(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    return unschedule(document_id=thing.pk, reason=values["reason"], **common)


def _withdraw(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    return withdraw(document_id=thing.pk, reason=values["reason"], **common)


def _reopen(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    return reopen(document_id=thing.pk, **common)


def _delete(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    return delete_draft(document_id=thing.pk, **common)


def is_drafter(user: Any, thing: Any) -> bool:
    return thing.drafter_id == user.pk


def may_unschedule(user: Any, thing: Any) -> bool:
    return policies.may_sign(user, thing) or policies.may_withdraw(user, thing)


def deed_of(
    key: str, name: str, sources: tuple[str, ...], permitted: Any, who: str, run: Any, explanation: str, done: str,
    form: type[DeskForm] | None = None, tone: str = "",
) -> Deed:  # fmt: skip
    """A deed in the order in which a table reads best."""
    chosen = {"form": form} if form else {}
    return Deed(key=key, name=name, explanation=explanation, done=done, sources=sources, permitted=permitted,
                who=who, run=run, tone=tone, **chosen)  # fmt: skip


DEEDS: dict[str, Deed] = {deed.key: deed for deed in (
    deed_of("submit", "送审", (S.DRAFT, S.RETURNED), policies.may_draft,
            "送审要由责任机关的信息员办理。", _submit,
            "送审后依次经过初审、保密审查、签发，审查期间不能修改；审查开始前您可以取回。",
            "已送审，下一步是初审。", tone="main"),
    deed_of("recall", "取回", (S.IN_REVIEW,), is_drafter, "只有送审人本人能取回。", recall_review,
            "初审办理之前可以取回修改，取回后要重新送审。", "已取回，可以继续修改。"),
    deed_of("unschedule", "取消定时公开", (S.SCHEDULED,), may_unschedule,
            "取消定时公开要由签发人或政务公开办办理。", _unschedule,
            "取消后退回起草人，修改后要重新送审。", "已取消定时，并退回起草人。", ReasonForm, "danger"),
    deed_of("withdraw", "撤回", (S.PUBLISHED,), policies.may_withdraw, "撤回已公开的文件要由政务公开办办理。",
            _withdraw, "撤回后网站、检索和订阅里都不再出现；存证日志和历次版本保留曾经公开的内容、时间和撤回理由。",
            "已撤回，网站随即更新。", ReasonForm, "danger"),
    deed_of("reopen", "重新起草", (S.WITHDRAWN,), policies.may_draft, "重新起草要由责任机关的信息员办理。",
            _reopen, "文件回到草稿，保留原来的网址；修改后要重新送审。", "已回到草稿。"),
    deed_of("delete", "删除草稿", (S.DRAFT,), policies.may_draft, "删除草稿要由责任机关的信息员办理。", _delete,
            "只有从未送审的草稿能删除。删除后不能恢复，存证日志会留下这次删除。", "草稿已删除。", tone="danger"),
)}  # fmt: skip
