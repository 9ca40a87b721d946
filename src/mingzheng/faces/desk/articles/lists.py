"""The lists of articles and columns, declared."""

from django.urls import reverse
from django.utils import timezone

from mingzheng.base.records.states import RecordState

from ..documents.lists import organ_choices
from ..kit.labels import state_tone
from ..kit.listing import Column, Filter, Listing
from ..kit.paging import Order

ARTICLES = Listing(
    name="文章",
    columns=(
        Column("标题", lambda row: row.title, link=lambda row: reverse("desk:article", args=[row.public_id]),
               style="wide"),
        Column("栏目", lambda row: row.column.name, style="short"),
        Column("机关", lambda row: row.organ.short_name, style="short"),
        Column("状态", lambda row: row.get_state_display(), tag=lambda row: state_tone(row.state)),
        Column("最近修改", lambda row: timezone.localdate(row.changed_at), style="num"),
    ),
    orders=(Order("changed", "最近修改的在前", "changed_at"),),
    filters=(
        Filter("q", "标题", lambda rows, value: rows.filter(title__icontains=value)),
        Filter("state", "状态", lambda rows, value: rows.filter(state=value), lambda request: RecordState.choices),
        Filter("organ", "机关", lambda rows, value: rows.filter(organ__code=value), organ_choices),
    ),
    empty="还没有文章。点右上角“写文章”，选好栏目就可以开始。",
)  # fmt: skip

COLUMNS = Listing(
    name="栏目",
    columns=(
        Column("栏目", lambda row: row.name, link=lambda row: reverse("desk:column", args=[row.pk]),
               note=lambda row: row.description, style="wide"),
        Column("责任机关", lambda row: row.organ.short_name, style="short"),
        Column("网站", lambda row: row.site.name),
        Column("更新要求", lambda row: f"{row.stale_after} 天内" if row.stale_after else "不限", style="num"),
        Column("排序", lambda row: row.order, style="num"),
    ),
    orders=(Order("order", "按排序", "order", descending=False),),
    filters=(
        Filter("q", "栏目名称", lambda rows, value: rows.filter(name__icontains=value)),
        Filter("organ", "机关", lambda rows, value: rows.filter(organ__code=value), organ_choices),
    ),
    empty="这里还没有栏目。栏目由政务公开办建立，请联系他们。",
)  # fmt: skip
