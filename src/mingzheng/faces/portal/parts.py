"""Small parts that stand on nearly every page, written without a template because a site has so many of them."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from mingzheng.base.clocks.service import local_day
from mingzheng.base.records.registry import Listing

Way = tuple[str, str]  # name, address


def crumbs(ways: Iterable[Way]) -> SafeString:
    """Where the page stands (当前位置): the home page, then what lies above it."""
    items = "".join(
        f'<li><a href="{escape(path)}">{escape(name)}</a></li>' for name, path in (("首页", "/"), *ways)
    )
    return mark_safe(f'<nav class="crumb" aria-label="当前位置"><ol>{items}</ol></nav>')


def facts(pairs: Iterable[tuple[str, str]]) -> SafeString:
    """The pairs of a list of names and values."""
    return mark_safe(
        "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in pairs)
    )


def rows(listings: Iterable[Listing]) -> SafeString:
    """The list of records as lists and the home page show it; empty if there are none."""
    items = "\n".join(map(_row, listings))
    return mark_safe(f'<ul class="list">\n{items}\n</ul>' if items else "")


def _row(row: Listing) -> str:
    day = local_day(row.published_at).isoformat()
    state = f'<span class="tag {row.validity_key}">{row.validity}</span>' if row.validity else ""
    number = f"<span>{escape(row.doc_number)}</span>" if row.doc_number else ""
    written = f"<span>成文 {row.written_date.isoformat()}</span>" if row.written_date else ""
    return (
        f'<li><a class="to" href="{escape(row.url)}">{escape(row.title)}</a><time datetime="{day}">{day}</time>\n'
        f'<span class="meta">{state}{number}<span>{escape(row.organ)}</span>{written}</span></li>'
    )
