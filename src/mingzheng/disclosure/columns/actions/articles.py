"""Draft, edit, submit articles and give them attachments (文章)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.accounts import policies
from mingzheng.base.files.store import Hidden, clean_name, keep
from mingzheng.base.proof.log import append
from mingzheng.base.records.states import RecordState, WrongState, target
from mingzheng.engines.review.actions import open_review
from mingzheng.engines.review.models import Review
from mingzheng.kernel import lex

from ..findings import FIELDS, unanswered
from ..models import EDITABLE, Article, ArticleAttachment, Column


class ArticleRefused(Exception):
    """The article cannot be saved or submitted; ``field`` says where, the text what to do."""

    def __init__(self, field: str, message: str):
        self.field = field
        super().__init__(message)


DRAFT_SENTENCE = "只有这个栏目所属机构的信息员能起草和修改文章。"


@transaction.atomic
def create_article(*, by: Any, at: datetime, column: Column, fields: dict[str, Any]) -> Article:
    """A new draft in ``column``."""
    article = Article(column=column, organ=column.organ, drafter=by)
    policies.require(policies.may_draft, by, article, DRAFT_SENTENCE)
    put(article, fields)
    article.save()
    append(
        by=by,
        at=at,
        action="article.create",
        subject=article.ref,
        organ=article.organ,
        detail={"title": article.title},
    )
    return article


@transaction.atomic
def edit_article(*, by: Any, at: datetime, article_id: int, version: int, fields: dict[str, Any]) -> Article:
    """Change a draft or a returned article."""
    article = locked(article_id, by, version)
    policies.require(policies.may_draft, by, article, DRAFT_SENTENCE)
    require_draft(article, "直接修改")
    put(article, fields)
    article.version += 1
    article.save()
    append(
        by=by,
        at=at,
        action="article.edit",
        subject=article.ref,
        organ=article.organ,
        detail={"version": article.version},
    )
    return article


@transaction.atomic
def attach_to_article(
    *,
    by: Any,
    at: datetime,
    article_id: int,
    data: bytes,
    name: str,
    format: str,
    text: str = "",
    hidden: Hidden = (),
) -> ArticleAttachment:
    """Attach a file to a draft or a returned article."""
    article = locked(article_id, by, None)
    policies.require(policies.may_draft, by, article, DRAFT_SENTENCE)
    require_draft(article, "改动附件")
    stored = keep(data, format=format, text=text, hidden=hidden)
    shown = clean_name(name, format)
    row, fresh = ArticleAttachment.objects.get_or_create(
        article=article, name=shown, defaults={"file": stored, "order": article.attachments.count()}
    )
    if not fresh and row.file_id != stored.pk:
        raise ArticleRefused("files", f"已有同名附件“{shown}”，请改名后再上传。")
    detail = {"name": shown, "sha256": stored.digest}
    append(by=by, at=at, action="article.attach", subject=article.ref, organ=article.organ, detail=detail)
    return row


@transaction.atomic
def detach_from_article(*, by: Any, at: datetime, article_id: int, attachment_id: int) -> None:
    """Take an attachment away from a draft; the stored bytes stay until nothing refers to them."""
    article = locked(article_id, by, None)
    policies.require(policies.may_draft, by, article, DRAFT_SENTENCE)
    require_draft(article, "改动附件")
    row = article.attachments.select_related("file").filter(pk=attachment_id).first()
    if row is None:
        return
    detail = {"name": row.name, "sha256": row.file.digest}
    append(by=by, at=at, action="article.detach", subject=article.ref, organ=article.organ, detail=detail)
    row.delete()


@transaction.atomic
def answer_article_finding(*, by: Any, at: datetime, article_id: int, key: str, reason: str) -> Article:
    """Say why a finding of the scan may stay as it is; the reason is logged (区分处理的说明)."""
    article = locked(article_id, by, None)
    policies.require(policies.may_draft, by, article, DRAFT_SENTENCE)
    reason = reason.strip()[:300]
    if len(reason) < 4:
        raise ArticleRefused("reason", "请写明可以公开的理由（至少四个字）。")
    article.answers = {**article.answers, key: reason}
    article.save(update_fields=["answers", "changed_at"])
    detail = {"finding": key, "reason": reason}
    append(by=by, at=at, action="article.answer", subject=article.ref, organ=article.organ, detail=detail)
    return article


@transaction.atomic
def submit_article(*, by: Any, at: datetime, article_id: int, version: int) -> Review:
    """Send an article into review; blocking findings of the scan must be gone or answered."""
    article = locked(article_id, by, version)
    policies.require(policies.may_draft, by, article, DRAFT_SENTENCE)
    if not article.body.strip():
        raise ArticleRefused("body", "正文是空的，请填写正文。")
    _require_clean(article)
    article.state, article.drafter = target("submit", article.state, article.title), by
    article.save(update_fields=["state", "drafter", "changed_at"])
    append(
        by=by,
        at=at,
        action="article.submit",
        subject=article.ref,
        organ=article.organ,
        detail={"version": article.version, "answers": article.answers},
    )
    return open_review(record=article, by=by, at=at)


def _require_clean(article: Article) -> None:
    """Blocking findings must be gone from title, abstract, body and attachments, or answered with a reason."""
    for finding in unanswered(article):
        field = FIELDS.get(finding.place, "files")
        place = finding.place if finding.place in FIELDS else f"附件“{finding.place}”"
        advice = "请处理，或写明可以公开的理由，再送审。"
        raise ArticleRefused(field, f"{place}里有不能公开的内容：{finding.reason}{advice}")


def require_draft(article: Article, what: str) -> None:
    if article.state not in (RecordState.DRAFT, RecordState.RETURNED):
        raise WrongState(f"《{article.title}》现在是“{article.get_state_display()}”，不能{what}。")


def put(article: Article, fields: dict[str, Any]) -> None:
    """Set the values and derive the page text; raises `ArticleRefused` without a title."""
    for name in EDITABLE:
        if name in fields:
            setattr(article, name, fields[name])
    if "formed_on" in fields:
        article.formed_on = fields["formed_on"]
    article.title = article.title.strip()
    if not article.title:
        raise ArticleRefused("title", "请填写标题。")
    blocks = lex.parse_body(article.body)
    article.body_html = lex.render_html(blocks)
    article.outline = [
        {"level": item.level, "id": item.id, "number": item.number, "heading": item.heading}
        for item in lex.outline(blocks)
    ]


def locked(article_id: int, by: Any, version: int | None) -> Article:
    rows = Article.objects.all() if by is None else Article.objects.visible_to(by)
    if not rows.filter(pk=article_id).exists():
        raise ArticleRefused("", "没有找到这篇文章，它可能已被删除，或不属于您所在的机构。")
    article = (
        Article.objects.select_for_update(of=("self",))
        .select_related("organ", "column__organ")
        .get(pk=article_id)
    )
    if version is not None and version != article.version:
        raise WrongState("这篇文章刚才被别人保存过。您填写的内容还在下面，请对照最新内容后再保存一次。")
    return article
