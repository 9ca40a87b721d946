"""Pages of plain text: not found, help (使用帮助)."""

from django.template.loader import render_to_string

from mingzheng.engines.publisher.families import PageContext

from ..shell import around


def not_found(context: PageContext) -> str:
    return render_to_string("portal/404.html", around(title="没有找到这个页面", path="/404.html"))


def help_page(context: PageContext) -> str:
    """How to search, subscribe, check a page, read with large type and by keyboard."""
    return render_to_string("portal/help.html", around(title="使用帮助", path="/help/"))
