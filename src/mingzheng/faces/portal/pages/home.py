"""The home page (首页): one box, six doors, what is new."""

from typing import Any

from django.template.loader import render_to_string

from mingzheng.base.records.registry import kind
from mingzheng.disclosure.columns.models import Column
from mingzheng.disclosure.columns.shelves import by_column
from mingzheng.engines.publisher.dependencies import depends
from mingzheng.engines.publisher.families import PageContext

from ..shell import around, site_card

_NEWEST = 10
_IN_COLUMN = 6


def page(context: PageContext) -> str:
    """Rebuilt whenever a list it shows changes."""
    depends("policy")
    return render_to_string(
        "portal/home.html",
        around(
            title=f"{site_card().name}政务公开", path="/", section="/", column="首页",
            newest=_listings("policy.document", "policy", context, _NEWEST),
            normative=_listings("policy.document", "policy/normative", context, _IN_COLUMN),
            total=kind("policy.document").public_rows().count(), columns=_columns(context), doors=_doors(),
        ),
    )  # fmt: skip


def _listings(kind_key: str, shelf: str, context: PageContext, count: int) -> list[Any]:
    depends(shelf)
    entry = kind(kind_key)
    rows = entry.shelf_rows(shelf).order_by("-published_at", "-pk")[:count]
    return [entry.listing(row, context.today) for row in rows]


def _columns(context: PageContext) -> list[dict[str, Any]]:
    found = []
    for column in Column.objects.filter(on_home=True).select_related("organ").order_by("order", "pk"):
        shelf = by_column(column)
        rows = _listings("columns.article", shelf.key, context, _IN_COLUMN)
        if rows:
            found.append({"name": column.name, "path": shelf.path, "rows": rows})
    return found


def _doors() -> list[tuple[str, str, str]]:
    """The six doors; those of the fixed columns lead to the government's own."""
    organ = site_card().organ if site_card().organ_id else None
    own = {column.fixed: by_column(column).path for column in _fixed_columns(organ)} if organ else {}
    disclosure = f"/organs/{organ.code}/" if organ else "/organs/"
    return [
        ("政策文件", "按机关、年份、主题查找", "/policy/"),
        ("政府信息公开", "指南、制度、目录、年报", disclosure),
        ("依申请公开", "怎样申请、怎样查询", own.get("request", disclosure)),
        ("规范性文件", "标注时效，可查历史", "/policy/normative/"),
        ("机构职能", "地址、电话、负责人", "/organs/"),
        ("开放接口", "数据可下载、可核验", "/api/v1/docs"),
    ]


def _fixed_columns(organ: Any) -> Any:
    return Column.objects.filter(organ=organ).exclude(fixed="").select_related("organ")
