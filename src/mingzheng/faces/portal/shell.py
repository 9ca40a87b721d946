"""What every public page has around its content: site name, navigation, footer, meta tags (网页标签)."""

from typing import Any

from mingzheng.disclosure.columns.models import Site
from mingzheng.disclosure.columns.queries import main_site
from mingzheng.engines.publisher.dependencies import depends

NAVIGATION = (
    ("首页", "/"),
    ("政府信息公开", "/organs/"),
    ("政策文件", "/policy/"),
    ("检索", "/search/"),
    ("开放接口", "/api/v1/docs"),
)


def site_card() -> Site:
    """The main site as pages show it; a nameless one until somebody has entered it."""
    depends("site")
    return main_site() or Site(name="政务公开")


def around(*, title: str, path: str, section: str = "", column: str = "", **more: Any) -> dict[str, Any]:
    """The template context of the shell. ``section`` is the address of the current entry of the navigation."""
    return {
        "title": title,
        "path": path,
        "site": site_card(),
        "navigation": NAVIGATION,
        "section": section,
        "column": column or title,
        **more,
    }
