"""The list of documents, declared."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.organs.models import Organ
from mingzheng.base.records.states import RecordState
from mingzheng.disclosure.policy.queries import lists_filter

from ..kit.labels import state_tone
from ..kit.listing import Column, Filter, Listing
from ..kit.paging import Order

FIRST_YEAR = 1996


def organ_choices(request: HttpRequest) -> Iterable[tuple[str, str]]:
    """The organs this person reaches, for a filter."""
    scope = request.user.organ_scope()
    rows = Organ.objects.none() if scope.bounded else Organ.objects.all()
    for path in scope.paths:
        rows |= Organ.objects.filter(path__startswith=path)
    return rows.order_by("order", "pk").values_list("code", "name")


def _years(request: HttpRequest) -> Iterable[tuple[str, str]]:
    return [(str(year), f"{year}年") for year in range(timezone.localdate().year, FIRST_YEAR, -1)]


def by_year(rows: "QuerySet[Any]", value: str) -> "QuerySet[Any]":
    return lists_filter(rows, year=int(value)) if value.isdecimal() and len(value) == 4 else rows


DOCUMENTS = Listing(
    name="政策文件",
    columns=(
        Column("标题", lambda row: row.title, link=lambda row: reverse("desk:document", args=[row.public_id]),
               note=lambda row: row.doc_number, style="wide"),
        Column("文号", lambda row: row.doc_number, exported=True),
        Column("索引号", lambda row: row.index_number, exported=True),
        Column("公开属性", lambda row: row.get_disclosure_display(), exported=True),
        Column("机关", lambda row: row.organ.short_name, style="short"),
        Column("状态", lambda row: row.get_state_display(), tag=lambda row: state_tone(row.state),
               note=lambda row: "" if row.disclosure == "open" else row.get_disclosure_display()),
        Column("成文日期", lambda row: row.written_date, style="num"),
        Column("最近修改", lambda row: timezone.localdate(row.changed_at), style="num"),
    ),
    orders=(Order("changed", "最近修改的在前", "changed_at"), Order("written", "最近成文的在前", "written_date")),
    filters=(
        Filter("q", "标题、文号、索引号", lambda rows, value: lists_filter(rows, q=value)),
        Filter("state", "状态", lambda rows, value: lists_filter(rows, state=value),
               lambda request: RecordState.choices),
        Filter("organ", "机关", lambda rows, value: lists_filter(rows, organ=value), organ_choices),
        Filter("year", "成文年份", by_year, _years),
    ),
    empty="这里还没有文件。点右上角“登记新文件”，上传 Word、PDF、OFD 或粘贴正文即可。",
)  # fmt: skip
