"""The home page (首页): one box, six doors, what is new."""

from itertools import zip_longest
from typing import Any

from django.template.loader import render_to_string

from mingzheng.base.records.registry import Listing
from mingzheng.disclosure.columns.shelves import by_column
from mingzheng.engines.publisher.dependencies import depends
from mingzheng.engines.publisher.families import PageContext
from mingzheng.engines.publisher.listings import newest
from mingzheng.engines.publisher.shelves import total

from ..parts import rows
from ..shell import around, disclosure_path, request_path, shown_columns, site_card

_NEWEST = 10
_IN_COLUMN = 6
_TRIES = 5


def page(context: PageContext) -> str:
    """Rebuilt whenever a list it shows changes."""
    newest = _listings("policy.document", "policy", context, _NEWEST)
    return render_to_string(
        "portal/home.html",
        around(
            title=site_card().name, path="/", section="/", column="首页",
            newest=rows(newest), tries=_themes(newest),
            normative=rows(_listings("policy.document", "policy/normative", context, _IN_COLUMN)),
            total=total("policy"), columns=_columns(context), doors=_doors(),
        ),
    )  # fmt: skip


def _listings(kind_key: str, shelf: str, context: PageContext, count: int) -> list[Listing]:
    depends(f"shelf:{shelf}")
    return newest(shelf, kind_key, count, context.today)


def _themes(newest: list[Listing]) -> list[str]:
    """The first keywords of the newest documents, then their second ones, to try the search with."""
    ranked = zip_longest(*(listing.keywords[:2] for listing in newest))
    return list(dict.fromkeys(word for words in ranked for word in words if word))[:_TRIES]


def _columns(context: PageContext) -> list[dict[str, Any]]:
    found = []
    for column in (column for column in shown_columns() if column.on_home):
        shelf = by_column(column)
        rows = _listings("columns.article", shelf.key, context, _IN_COLUMN)
        if rows:
            found.append({"name": column.name, "path": shelf.path, "rows": rows})
    return found


def _doors() -> list[tuple[str, str, str]]:
    """The six doors."""
    return [
        ("政策文件", "按机关、年份、主题查找", "/policy/"),
        ("规范性文件", "标注时效，可查沿革", "/policy/normative/"),
        ("政府信息公开", "指南、制度、目录、年报", disclosure_path()),
        ("依申请公开", "怎样申请、怎样救济", request_path()),
        ("机构职能", "地址、电话、负责人", "/organs/"),
        ("数据接口", "可下载、可核验", "/api/v1/docs"),
    ]
