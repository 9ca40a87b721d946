"""Published records and organs (信息与机构)."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Path, Query, Router
from ninja.errors import HttpError

from mingzheng.base.clocks.service import local_day
from mingzheng.base.organs.models import Organ
from mingzheng.base.organs.queries import public_organs
from mingzheng.base.records.registry import RecordType, kind, kinds

from .pages import Page, read_page

router = Router(tags=["信息"])
_KIND = Path(..., description="信息的种类，见 /api/v1/kinds")


@router.get("/kinds", summary="信息的种类")
def list_kinds(request: HttpRequest) -> list[dict[str, str]]:
    """The kinds of record that can be listed."""
    return [{"key": entry.key, "name": entry.name} for entry in kinds()]


@router.get("/records/{kind_key}", summary="已公开信息列表")
def list_records(
    request: HttpRequest,
    kind_key: str = _KIND,
    cursor: str = Query("", description="上一页给出的 next，第一页不填"),
    limit: int = Query(20, ge=1, le=100, description="每页条数"),
    organ: str = Query("", description="机构标识"),
    since: date | None = Query(None, description="这一天及以后公开的"),
    until: date | None = Query(None, description="这一天及以前公开的"),
) -> dict[str, Any]:
    """Newest first, by keyset: the cost does not grow with the page."""
    entry = _kind(kind_key)
    rows = entry.public_rows()
    if organ:
        rows = rows.filter(organ__code=organ)
    if since:
        rows = rows.filter(published_at__gte=_midnight(since))
    if until:
        rows = rows.filter(published_at__lt=_midnight(until + timedelta(days=1)))
    page = read_page(rows, cursor, limit)
    return _page_json(entry, page)


@router.get("/records/{kind_key}/{public_id}", summary="一条信息的全部内容")
def one_record(
    request: HttpRequest,
    kind_key: str = _KIND,
    public_id: str = Path(..., description="公开标识，是 id 里冒号后面的部分"),
) -> dict[str, Any]:
    """The JSON twin of a public record; 404 for anything else, whatever it is."""
    entry = _kind(kind_key)
    record = entry.public_rows().filter(public_id=public_id).first()
    if record is None:
        raise HttpError(404, "没有这条信息，它可能没有公开或已经撤回。")
    return entry.twin(record, local_day(timezone.now()))


@router.get("/organs", summary="机构")
def list_organs(request: HttpRequest) -> list[dict[str, Any]]:
    """Every organ with the elements of 条例第十二条 and 第二十条（二）."""
    return [_organ_json(organ) for organ in public_organs()]


def _midnight(day: date) -> datetime:
    """The day's beginning here: a bound that the index of publication times can be searched by."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _kind(key: str) -> RecordType:
    try:
        return kind(key)
    except KeyError:
        names = "、".join(entry.key for entry in kinds())
        raise HttpError(404, f"没有“{key}”这种信息，可用的有：{names}。") from None


def _page_json(entry: RecordType, page: Page) -> dict[str, Any]:
    today = local_day(timezone.now())
    return {
        "items": [
            {
                "id": row.ref, "title": row.title, "url": row.url, "organ": row.organ, "kind": row.kind or None,
                "doc_number": row.doc_number or None, "validity": row.validity or None,
                "written_date": row.written_date.isoformat() if row.written_date else None,
                "published_at": row.published_at.isoformat(),
            }
            for row in (entry.listing(record, today) for record in page.rows)
        ],
        "next": page.next or None,
    }  # fmt: skip


def _organ_json(organ: Organ) -> dict[str, Any]:
    return {
        "code": organ.code, "name": organ.name, "kind": organ.get_kind_display(), "region": organ.region.name,
        "uscc": organ.uscc or None, "office": organ.disclosure_office or None, "address": organ.address or None,
        "hours": organ.office_hours or None, "phone": organ.phone or None, "fax": organ.fax or None,
        "email": organ.email or None, "leader": organ.leader or None, "duties": organ.duties_text or None,
        "url": f"/organs/{organ.code}/",
    }  # fmt: skip
