"""The policy document as a kind of Record: declared once, shown everywhere (政策文件的声明)."""

from datetime import date
from typing import Any

from mingzheng.base.clocks.service import local_day
from mingzheng.base.records.joined import joined, joins
from mingzheng.base.records.registry import Listing, RecordType, ReviewPoint, SearchEntry
from mingzheng.kernel.statute import validity

from . import shelves
from .models import Document, DocumentQuerySet

KEY = Document.record_key


def _rows() -> DocumentQuerySet:
    return Document.objects.with_outlet_data()


def _address(document: Document, ending: str = "html") -> str:
    return POLICY_DOCUMENT.address(document.public_id, ending)


def listing(document: Document, today: date) -> Listing:
    """A row of a list, an entry of a feed."""
    state = document.validity_on(today)
    assert document.published_at is not None
    return Listing(
        ref=document.ref, title=document.title, url=_address(document), published_at=document.published_at,
        organ=document.organ.short_name, summary=document.abstract, doc_number=document.doc_number,
        kind=document.genre, written_date=document.written_date, validity=state.label, validity_key=state.key,
        revised_at=document.revised_at, keywords=tuple(document.keywords),
    )  # fmt: skip


def search_entry(document: Document) -> SearchEntry:
    """What search knows of it; ``in_force`` are the spans in which it binds."""
    return SearchEntry(
        ref=document.ref, kind=KEY, title=document.title, body=document.body, url=_address(document),
        doc_number=document.doc_number, other_numbers=(document.index_number,) if document.index_number else (),
        organ=document.organ.name, organ_code=document.organ.code, written_date=document.written_date,
        published_on=local_day(document.published_at) if document.published_at else None,
        in_force=in_force(document), keywords=tuple(document.keywords),
        facets={
            "organ": (document.organ.name,),
            "topic": (document.theme.replace("\\", "/"),) if document.theme else (),
            "genre": (document.genre,) if document.genre else (),
            "year": (str(document.written_date.year),) if document.written_date else (),
            "column": ("行政规范性文件",) if document.normative else ("政策文件",),
            "audience": tuple(document.audiences),
        },
    )  # fmt: skip


def in_force(document: Document) -> tuple[tuple[date, date | None], ...]:
    """Half-open spans of days on which the document, or what is left of it, may be relied on."""
    spans = []
    for state in validity.timeline(document.timeline(), date.max):
        if state.key.binds:
            end = date.fromordinal(state.until.toordinal() + 1) if state.until else None
            spans.append((state.since or date.min, end))
    return tuple(spans)


def twin(document: Document, today: date) -> dict[str, Any]:
    """The JSON twin: the minimum fields of a published document (Guangdong's record) and our own."""
    state = document.validity_on(today)
    return {
        "id": document.ref,
        "title": document.title,
        "document_number": document.doc_number or None,
        "identifier": document.index_number or None,
        "publisher": document.organ.name,
        "issuers": document.issuers,
        "keywords": document.keywords,
        "date_written": _iso(document.written_date),
        "date_published": document.published_at.isoformat() if document.published_at else None,
        "date_modified": document.revised_at.isoformat() if document.revised_at else None,
        "date_effective": _iso(document.effective_date),
        "date_expires": _iso(document.expires_date),
        "abstract": document.abstract or None,
        "classify_theme_name": document.theme or None,
        "classify_genre_name": document.genre or None,
        "audiences": document.audiences,
        "is_normative": document.normative,
        "validity": state.label,
        "is_expired": state.key == validity.StateKey.LAPSED,
        "is_abolished": state.key == validity.StateKey.REPEALED,
        "events": [
            {
                "kind": row.kind,
                "on": row.on.isoformat(),
                "recorded_at": row.recorded_at.isoformat(),
                "by": row.as_event().by,
            }
            for row in joined(document, "validity_events")
        ],
        "addressees": document.addressees or None,
        "note": document.note or None,
        "body": document.body,
        "attachments": [
            {"name": row.name, "url": row.public_url, "sha256": row.file.digest, "bytes": row.file.size}
            for row in joined(document, "attachments")
        ],
        "post_url": _address(document),
        "source_url": document.source_url or None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


_REGULATION_17 = "条例第十七条"
REVIEW_POINTS = (
    ReviewPoint("content", "first", "公开内容表述是否准确、完整", "2018年政务公开工作要点 四（十四）"),
    ReviewPoint("timing", "first", "公开时机是否合适", "2018年政务公开工作要点 四（十四）"),
    ReviewPoint("mode", "first", "公开方式和范围是否合适", "2018年政务公开工作要点 四（十四）"),
    ReviewPoint("state_secret", "secrecy", "是否涉及国家秘密", _REGULATION_17),
    ReviewPoint("work_secret", "secrecy", "是否涉及工作秘密和敏感信息", _REGULATION_17),
    ReviewPoint("privacy", "secrecy", "是否涉及商业秘密、个人隐私", "条例第十五条"),
)

POLICY_DOCUMENT = RecordType(
    key=KEY,
    name="政策文件",
    prefix="policy",
    rows=_rows,
    listing_rows=lambda: Document.objects.with_listing_data(),
    search_rows=lambda: Document.objects.with_search_data(),
    file_joins=joins("attachments", "file"),
    listing=listing,
    search=search_entry,
    twin=twin,
    shelves=shelves.shelves_of,
    shelf_rows=shelves.shelf_rows,
    all_shelves=shelves.all_shelves,
    public_files=lambda document: joined(document, "attachments"),
    review_points=REVIEW_POINTS,
    has_paper=True,
)
