"""What a review of an article leads to (审查结果)."""

from datetime import datetime
from typing import Any

from mingzheng.base.proof.log import append
from mingzheng.base.records.states import target
from mingzheng.engines.review.models import Review
from mingzheng.engines.review.outcomes import Outcome

from ..models import Article
from .publishing import publish


def _article(review: Review) -> Article:
    rows = Article.objects.select_for_update(of=("self",)).select_related("organ", "column__organ")
    return rows.get(public_id=review.subject.partition(":")[2])


def passed(review: Review, by: Any, at: datetime, publish_at: datetime | None) -> None:
    article = _article(review)
    if publish_at is not None and publish_at > at:
        article.publish_at = publish_at
        _settle(article, "schedule", by, at, publish_at=publish_at)
    else:
        publish(article, by=by, at=at)


def returned(review: Review, by: Any, at: datetime, reason: str) -> None:
    _settle(_article(review), "return", by, at, reason=reason)


def recalled(review: Review, by: Any, at: datetime) -> None:
    _settle(_article(review), "recall", by, at)


def _settle(article: Article, verb: str, by: Any, at: datetime, **detail: Any) -> None:
    article.state = target(verb, article.state, article.title)
    article.version += 1
    article.save()
    append(by=by, at=at, action=f"article.{verb}", subject=article.ref, organ=article.organ, detail=detail)


OUTCOME = Outcome(passed=passed, returned=returned, recalled=recalled)
