"""Publish and withdraw articles (文章公开与撤回)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.accounts import policies
from mingzheng.base.events.bus import emit
from mingzheng.base.proof.log import append
from mingzheng.base.records.due import publish_each
from mingzheng.base.records.states import RecordState, WrongState, target

from ..models import Article
from ..shelves import shelves_of
from .articles import locked


def publish(
    article: Article, *, by: Any, at: datetime, published_at: datetime | None = None, verb: str = "publish"
) -> None:
    """Make a locked article public; runs in the caller's transaction."""
    article.state = target(verb, article.state, article.title)
    article.published_at, article.publish_at = published_at or at, None
    article.save()
    detail = {"title": article.title, "published_at": article.published_at, "version": article.version}
    append(by=by, at=at, action=f"article.{verb}", subject=article.ref, organ=article.organ, detail=detail)
    _announce("record.published", article)


def publish_due(at: datetime) -> int:
    """Publish the articles whose time has come; raises `NotAllPublished` after the rest if something failed."""
    keys = Article.objects.due(at).order_by("publish_at", "pk").values_list("pk", flat=True)[:500]
    return publish_each(list(keys), lambda key: _publish_scheduled(key, at))


def _publish_scheduled(key: int, at: datetime) -> bool:
    rows = Article.objects.select_for_update(of=("self",), skip_locked=True).select_related(
        "column__organ", "organ"
    )
    article = rows.filter(pk=key, state=RecordState.SCHEDULED).first()
    if article is None:
        return False
    publish(article, by=None, at=at)
    return True


@transaction.atomic
def withdraw_article(*, by: Any, at: datetime, article_id: int, reason: str) -> Article:
    """Take a public article off every outlet."""
    article = locked(article_id, by, None)
    policies.require(policies.may_withdraw, by, article, "撤回已公开的文章要由政务公开办办理。")
    if len(reason.strip()) < 4:
        raise WrongState("请写明撤回的理由（至少四个字），它会留在存证日志里。")
    article.state, article.withdrawn_at = target("withdraw", article.state, article.title), at
    article.save(update_fields=["state", "withdrawn_at", "changed_at"])
    append(
        by=by,
        at=at,
        action="article.withdraw",
        subject=article.ref,
        organ=article.organ,
        detail={"reason": reason.strip()},
    )
    _announce("record.withdrawn", article)
    return article


def _announce(kind: str, article: Article) -> None:
    keys = [*(shelf.key for shelf in shelves_of(article)), f"organ:{article.organ.code}"]
    emit(kind, article.ref, keys=keys)


@transaction.atomic
def unschedule_article(*, by: Any, at: datetime, article_id: int, reason: str) -> Article:
    """Take a scheduled article back to its drafter, with the reason."""
    article = locked(article_id, by, None)
    if by is not None and not (policies.may_sign(by, article) or policies.may_withdraw(by, article)):
        raise policies.NotPermitted("取消定时公开要由签发人或政务公开办办理。")
    if len(reason.strip()) < 4:
        raise WrongState("请写明取消定时的理由（至少四个字），它会留在存证日志里。")
    article.state, article.publish_at = target("unschedule", article.state, article.title), None
    article.save(update_fields=["state", "publish_at", "changed_at"])
    detail = {"reason": reason.strip()}
    append(by=by, at=at, action="article.unschedule", subject=article.ref, organ=article.organ, detail=detail)
    return article


@transaction.atomic
def reopen_article(*, by: Any, at: datetime, article_id: int) -> Article:
    """Work on a withdrawn article again; it keeps its address and goes through review anew."""
    article = locked(article_id, by, None)
    policies.require(policies.may_draft, by, article, "重新起草要由责任机关的信息员办理。")
    article.state = target("reopen", article.state, article.title)
    article.version += 1
    article.save(update_fields=["state", "version", "changed_at"])
    append(by=by, at=at, action="article.reopen", subject=article.ref, organ=article.organ, detail={})
    return article
