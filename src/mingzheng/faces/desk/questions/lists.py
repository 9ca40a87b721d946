"""The list of confirmed answers, declared."""

from typing import Any

from django.urls import reverse
from django.utils import timezone

from ..documents.lists import organ_choices
from ..kit.listing import Column, Filter, Listing
from ..kit.paging import Order


def _state(row: Any) -> str:
    return "已停用" if row.withdrawn_at else "使用中"


CONFIRMED = Listing(
    name="人工确认的答复",
    columns=(
        Column("问题", lambda row: row.question, link=lambda row: reverse("desk:confirmed_answer", args=[row.public_id]),
               note=lambda row: row.answer[:60], style="wide"),
        Column("责任机关", lambda row: row.organ.short_name, style="short"),
        Column("状态", _state, tag=lambda row: "" if row.withdrawn_at else "good"),
        Column("确认人", lambda row: row.confirmed_by.display_name if row.confirmed_by else "", style="short"),
        Column("确认日期", lambda row: timezone.localdate(row.confirmed_at), style="num"),
    ),
    orders=(Order("confirmed", "最近确认的在前", "confirmed_at"),),
    filters=(
        Filter("q", "问题", lambda rows, value: rows.filter(question__icontains=value)),
        Filter("organ", "机关", lambda rows, value: rows.filter(organ__code=value), organ_choices),
    ),
    empty="还没有人工确认的答复。在“提问”里打开一个问题，核对原文后就可以确认。",
)  # fmt: skip
