"""Separate treatment (区分处理) of articles: hide one finding in the text, or all personal data of an attachment."""

from datetime import datetime
from typing import Any

from django.db import transaction

from mingzheng.base.accounts import policies
from mingzheng.base.proof.log import append
from mingzheng.disclosure.policy.treatment import masked_texts, swap_file

from ..findings import FIELDS, findings_of
from ..models import Article, ArticleAttachment
from .articles import DRAFT_SENTENCE, locked, put, require_draft


@transaction.atomic
def mask_article_finding(*, by: Any, at: datetime, article_id: int, key: str, version: int) -> int:
    """Show the value of a finding in its masked form wherever it stands in title, abstract and body.

    Returns the number of places. The log keeps kind and number, never the value. Raises `Untreatable`,
    `ArticleRefused`, `WrongState` (also if ``version`` is no longer the newest), `NotPermitted`.
    """
    article = _open(article_id, by, version)
    texts = {name: getattr(article, name) for name in FIELDS.values()}
    found, changed, count = masked_texts(texts, findings_of(article), key, FIELDS)
    put(article, changed)
    article.version += 1
    article.save()
    detail = {"kind": found.kind, "count": count, "changed": sorted(changed)}
    append(by=by, at=at, action="article.mask", subject=article.ref, organ=article.organ, detail=detail)
    return count


@transaction.atomic
def mask_article_attachment(
    *, by: Any, at: datetime, article_id: int, attachment_id: int
) -> ArticleAttachment:
    """Put a masked copy in the place of an attachment; see `swap_file` for what becomes of it and what it raises."""
    article = _open(article_id, by, None)
    attachment = article.attachments.select_related("file").filter(pk=attachment_id).first()
    detail = swap_file(attachment, article.attachments)
    append(
        by=by,
        at=at,
        action="article.mask_attachment",
        subject=article.ref,
        organ=article.organ,
        detail=detail,
    )
    return attachment


def _open(article_id: int, by: Any, version: int | None) -> Article:
    article = locked(article_id, by, version)
    policies.require(policies.may_draft, by, article, DRAFT_SENTENCE)
    require_draft(article, "打码")
    return article
