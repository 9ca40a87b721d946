"""What every public page has around its content: site name, navigation, footer, meta tags (网页标签).

Nothing here calls `depends`: a change of the site itself builds every page anew.
"""

from collections.abc import Iterable
from html import escape
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from mingzheng.disclosure.columns.models import Column, Site
from mingzheng.disclosure.columns.queries import main_site
from mingzheng.disclosure.columns.shelves import by_column
from mingzheng.engines.publisher.batches import once_a_batch
from mingzheng.kernel.statute.site import PUB_DATE_FORMAT, meta_tags

from . import parts

Level = Literal["site", "column", "content"]
PUBLICATION_TIME = PUB_DATE_FORMAT
_SITE = meta_tags("site")
_NAMES: dict[Level, list[str]] = {
    level: [tag.name for tag in meta_tags(level) if tag not in _SITE]
    for level in ("site", "column", "content")
}


@once_a_batch
def site_card() -> Site:
    """The main site as pages show it; a nameless one until somebody has entered it."""
    return main_site() or Site(name="政务公开")


def disclosure_path() -> str:
    """The page 政府信息公开 of the site's owner; the list of organs while there is no owner."""
    site = site_card()
    return f"/organs/{site.organ.code}/" if site.organ_id else "/organs/"


def request_path() -> str:
    """Where visitors learn how to apply for information (依申请公开)."""
    owner = site_card().organ_id
    own = (column for column in shown_columns() if column.fixed == "request" and column.organ_id == owner)
    column = next(own, None)
    return by_column(column).path if column else disclosure_path()


@once_a_batch
def shown_columns() -> list[Column]:
    """The columns on the home page, and those where one applies for information; in their order."""
    shown = Column.objects.filter(Q(on_home=True) | Q(fixed="request", organ=site_card().organ_id))
    return list(shown.select_related("organ").order_by("order", "pk"))


def navigation() -> tuple[tuple[str, str], ...]:
    """The entries of the navigation."""
    return (
        ("首页", "/"),
        ("政策文件", "/policy/"),
        ("政府信息公开", disclosure_path()),
        ("机构", "/organs/"),
        ("数据接口", "/api/v1/docs"),
        ("检索", "/search/"),
    )


def around(
    *,
    title: str,
    path: str,
    query: str = "",
    section: str = "",
    column: str = "",
    level: Level = "column",
    tags: dict[str, str] | None = None,
    crumbs: Iterable[parts.Way] = (),
    **more: Any,
) -> dict[str, Any]:
    """The template context of the shell.

    ``path`` is the address as it is shown, ``query`` its query string, encoded. ``section`` is an address at or below
    the current entry of the navigation, ``column`` the name of the column, ``level`` how many of the meta tags the
    page carries, ``tags`` the values of those that are not the site's. ``crumbs`` are the pages above this one.
    """
    values = {"ColumnName": column or title, "ColumnType": column or title, **(tags or {})}
    return {
        "title": title,
        "path": path,
        "link": quote(f"{path}?{query}" if query else path),
        "canonical": f"{settings.SITE_URL}{quote(path)}{'?' + query if query else ''}",
        "meta": meta(level, values),
        "site": site_card(),
        "masthead": _masthead(section),
        "footer": _footer(),
        "crumbs": parts.crumbs(crumbs),
        **more,
    }


def meta(level: Level, values: dict[str, str]) -> SafeString:
    """The meta tags of a page, in the order of the guideline; those without a value are left out."""
    own = (_tag(name, values[name]) for name in _NAMES[level] if values.get(name))
    return mark_safe("\n".join((_site_tags(), *own)))


@once_a_batch
def _site_tags() -> str:
    site = site_card()
    domain = site.domain or urlsplit(settings.SITE_URL).hostname or ""
    values = {"SiteName": site.name, "SiteDomain": domain, "SiteIDCode": site.site_code}
    return "\n".join(_tag(tag.name, values[tag.name]) for tag in _SITE if values[tag.name])


def _tag(name: str, value: str) -> str:
    return f'<meta name="{name}" content="{escape(value)}">'


def _current(section: str) -> str:
    """The entry of the navigation that the section lies under: the longest one."""
    under = [
        path for _, path in navigation() if section == path or (path != "/" and section.startswith(path))
    ]
    return max(under, key=len, default="")


@once_a_batch
def _masthead(section: str) -> SafeString:
    current = _current(section)
    entries = [(name, path, path == current) for name, path in navigation()]
    return render_to_string("portal/parts/masthead.html", {"site": site_card(), "entries": entries})


@once_a_batch
def _footer() -> SafeString:
    return render_to_string("portal/parts/footer.html", {"site": site_card(), "navigation": navigation()})
