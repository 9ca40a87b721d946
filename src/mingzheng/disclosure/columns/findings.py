"""Findings of the scan (审查提示) on an article and its attachments; the same shape as those of documents."""

from mingzheng.disclosure.policy.findings import Noted, noted, stopping, worst_first
from mingzheng.kernel.lex.scan import scan

from .models import Article

FIELDS = {"正文": "body", "标题": "title", "摘要": "abstract"}
"""The field of each place; every other place is an attachment."""


def findings_of(article: Article) -> list[Noted]:
    """What must not be published as it stands, worst first; also what a reader of an attachment does not see."""
    found = [row for place, field in FIELDS.items() for row in noted(place, scan(getattr(article, field)))]
    for attachment in article.attachments.select_related("file"):
        found += noted(attachment.name, scan(attachment.file.manuscript()))
    return worst_first(found)


def unanswered(article: Article) -> list[Noted]:
    """Findings that stop a submission: blocking, and not answered with a reason."""
    return stopping(findings_of(article), article.answers)
