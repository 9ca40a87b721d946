"""Findings of the scan (审查提示) on a document and its attachments, and the clerk's answers to them."""

import hashlib
from dataclasses import dataclass

from mingzheng.kernel.lex.scan import Finding, scan

from .citing import citation_status
from .models import Document


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

    Looks at title, body and attachments, there also at what a reader does not see (comments, tracked changes, hidden
    rows, properties), and at whether the documents cited in the body were in force when it was written.
    """
    known = citation_status(document.written_date, document.doc_number) if document.written_date else None
    found = _noted("正文", scan(document.body, on=document.written_date, known=known))
    found += _noted("标题", scan(document.title, on=document.written_date))
    for attachment in document.attachments.select_related("file"):
        found += _noted(attachment.name, scan(attachment.file.manuscript(), on=document.written_date))
    order = {"block": 0, "warn": 1, "info": 2}
    return sorted(found, key=lambda noted: (order[noted.severity], noted.place, noted.start))


def unanswered(document: Document) -> list[Noted]:
    """Findings that stop a submission: blocking, and not answered with a reason."""
    return [
        noted
        for noted in findings_of(document)
        if noted.severity == "block" and len(str(document.answers.get(noted.key, "")).strip()) < 4
    ]


def _noted(place: str, found: list[Finding]) -> list[Noted]:
    return [
        Noted(
            # The value itself stays out of the key, which is stored and logged.
            key=hashlib.sha256(f"{place}\0{item.kind}\0{item.value}".encode()).hexdigest()[:16],
            place=place, kind=item.kind, severity=item.severity, value=item.value, start=item.start,
            end=item.end, reason=item.reason, suggestion=item.suggestion, masked=item.masked,
        )
        for item in found
    ]  # fmt: skip
