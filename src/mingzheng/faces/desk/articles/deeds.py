"""What can be done to an article with one button (文章的操作)."""

from typing import Any

from mingzheng.base.accounts import policies
from mingzheng.base.records.states import RecordState as S
from mingzheng.disclosure.columns.actions.articles import submit_article
from mingzheng.disclosure.columns.actions.publishing import (
    reopen_article,
    unschedule_article,
    withdraw_article,
)

from ..documents.deeds import deed_of, is_drafter, may_unschedule, recall_review
from ..kit.deed import Deed
from ..kit.forms import ReasonForm


def _submit(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    return submit_article(article_id=thing.pk, version=thing.version, **common)


def _unschedule(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    return unschedule_article(article_id=thing.pk, reason=values["reason"], **common)


def _withdraw(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    return withdraw_article(article_id=thing.pk, reason=values["reason"], **common)


def _reopen(*, thing: Any, common: dict[str, Any], values: dict[str, Any]) -> Any:
    return reopen_article(article_id=thing.pk, **common)


DEEDS: dict[str, Deed] = {deed.key: deed for deed in (
    deed_of("submit", "送审", (S.DRAFT, S.RETURNED), policies.may_draft, "送审要由责任机关的信息员办理。", _submit,
            "送审后依次经过初审、保密审查、签发，审查期间不能修改。", "已送审，下一步是初审。", tone="main"),
    deed_of("recall", "取回", (S.IN_REVIEW,), is_drafter, "只有送审人本人能取回。", recall_review,
            "初审办理之前可以取回修改，取回后要重新送审。", "已取回，可以继续修改。"),
    deed_of("unschedule", "取消定时公开", (S.SCHEDULED,), may_unschedule,
            "取消定时公开要由签发人或政务公开办办理。", _unschedule,
            "取消后退回起草人，修改后要重新送审。", "已取消定时，并退回起草人。", ReasonForm, "danger"),
    deed_of("withdraw", "撤回", (S.PUBLISHED,), policies.may_withdraw, "撤回已公开的文章要由政务公开办办理。",
            _withdraw, "撤回后网站、检索和订阅里都不再出现，存证日志保留撤回理由。", "已撤回，网站随即更新。",
            ReasonForm, "danger"),
    deed_of("reopen", "重新起草", (S.WITHDRAWN,), policies.may_draft, "重新起草要由责任机关的信息员办理。",
            _reopen, "文章回到草稿，保留原来的网址；修改后要重新送审。", "已回到草稿。"),
)}  # fmt: skip
