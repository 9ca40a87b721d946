"""Pages of plain text: not found, help (使用帮助), site map (网站地图)."""

from django.template.loader import render_to_string

from mingzheng.base.organs.queries import public_organs
from mingzheng.base.records.registry import kinds
from mingzheng.disclosure.columns.models import Column
from mingzheng.disclosure.columns.shelves import by_column
from mingzheng.engines.publisher.dependencies import depends
from mingzheng.engines.publisher.families import PageContext

from ..shell import around, navigation

_HELP = ("使用帮助", "/help/")


def not_found(context: PageContext) -> str:
    return render_to_string("portal/404.html", around(title="没有找到这个页面", path="/404.html"))


def help_page(context: PageContext) -> str:
    """How to search, subscribe, check a page, read with large type and by keyboard."""
    return render_to_string("portal/help.html", around(title="使用帮助", path="/help/"))


def site_map(context: PageContext) -> str:
    """Every list and every organ, on one page."""
    depends("shelf:organs", "shelf:policy")
    lists = [shelf for kind in kinds() for shelf in kind.all_shelves() if not shelf.key.startswith("columns/")]
    columns = Column.objects.filter(fixed="").select_related("organ").order_by("organ__order", "order", "pk")
    groups = [
        ("主要栏目", [*navigation(), _HELP, ("核验页面", "/verify/")]),
        ("政策文件列表", [(shelf.name, shelf.path) for shelf in lists]),
        ("栏目", [(f"{column.organ.short_name}：{column.name}", by_column(column).path) for column in columns]),
        ("机构", [(organ.name, f"/organs/{organ.code}/") for organ in public_organs()]),
    ]
    return render_to_string("portal/map.html", around(title="网站地图", path="/map/", groups=groups))
