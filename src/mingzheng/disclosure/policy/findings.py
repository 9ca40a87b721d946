"""Findings of the scan (审查提示) on a document and its attachments, and the clerk's answers to them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from mingzheng.kernel.lex.scan import Finding, scan

from .citing import citation_status
from .models import Document

IN_TEXT = ("正文", "标题", "内容概述")
"""Places that are no attachment."""
_WORST_FIRST = ("block", "warn", "info")


@dataclass(frozen=True, slots=True)
class Noted:
    """One finding: ``key`` names it in ``Document.answers``; ``place`` is 正文 or the attachment's name."""

    key: str
    place: str
    kind: str
    severity: str
    value: str
    start: int
    end: int
    reason: str
    suggestion: str
    masked: str


def findings_of(document: Document) -> list[Noted]:
    """What must not be published as it stands, worst first.

    Looks at title, abstract, body and attachments, there also at what a reader does not see (comments, tracked changes, hidden
    rows, properties), and at whether the documents cited in the body were in force when it was written.
    """
    known = citation_status(document.written_date, document.doc_number) if document.written_date else None
    found = noted("正文", scan(document.body, on=document.written_date, known=known))
    found += noted("标题", scan(document.title, on=document.written_date))
    found += noted("内容概述", scan(document.abstract, on=document.written_date))
    for attachment in document.attachments.select_related("file"):
        found += noted(attachment.name, scan(attachment.file.manuscript(), on=document.written_date))
    return worst_first(found)


def unanswered(document: Document) -> list[Noted]:
    """Findings that stop a submission: blocking, and not answered with a reason."""
    return stopping(findings_of(document), document.answers)


def stopping(found: list[Noted], answers: Mapping[str, str]) -> list[Noted]:
    """Those of ``found`` that block and to which ``answers`` give no reason of at least four characters."""
    return [
        finding
        for finding in found
        if finding.severity == "block" and len(str(answers.get(finding.key, "")).strip()) < 4
    ]


def worst_first(found: list[Noted]) -> list[Noted]:
    """In the order in which a clerk looks at them."""
    return sorted(
        found, key=lambda finding: (_WORST_FIRST.index(finding.severity), finding.place, finding.start)
    )


def noted(place: str, found: list[Finding]) -> list[Noted]:
    """What a scan found at ``place``, each with its key."""
    return [
        Noted(
            # The value itself stays out of the key, which is stored and logged.
            key=hashlib.sha256(f"{place}\0{item.kind}\0{item.value}".encode()).hexdigest()[:16],
            place=place, kind=item.kind, severity=item.severity, value=item.value, start=item.start,
            end=item.end, reason=item.reason, suggestion=item.suggestion, masked=item.masked,
        )
        for item in found
    ]  # fmt: skip
