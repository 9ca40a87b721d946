"""Pages of plain text: not found, help (使用帮助), site map (网站地图)."""

from django.template.loader import render_to_string

from mingzheng.base.organs.queries import public_organs
from mingzheng.disclosure.columns.models import Column
from mingzheng.disclosure.columns.shelves import by_column
from mingzheng.disclosure.policy.shelves import NORMATIVE
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
    """Every column and every organ on one page; the many lists of documents stand on the library's own page."""
    organs = public_organs()
    depends("shelf:organs", *(f"organ:{organ.code}" for organ in organs))
    columns = Column.objects.filter(fixed="").select_related("organ").order_by("organ__order", "order", "pk")
    groups = [
        ("主要栏目", [*navigation(), (NORMATIVE.name, NORMATIVE.path), _HELP, ("核验页面", "/verify/")]),
        (
            "栏目",
            [(f"{column.organ.short_name}：{column.name}", by_column(column).path) for column in columns],
        ),
        ("机构", [(organ.name, f"/organs/{organ.code}/") for organ in organs]),
    ]
    shown = [(name, entries) for name, entries in groups if entries]
    return render_to_string("portal/map.html", around(title="网站地图", path="/map/", groups=shown))
