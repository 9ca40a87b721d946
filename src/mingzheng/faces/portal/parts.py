"""Small parts that stand on nearly every page, written without a template because a site has so many of them."""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from mingzheng.base.clocks.service import local_day
from mingzheng.base.records.registry import Listing, Shelf

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


def proof(
    *, fingerprint: str, published: str, revised: str, canonical: str, verify: str, twin: str
) -> SafeString:
    """The proof line (核验行): the digest of the text, since when it is public, where to check it."""
    changed = (
        f'<span>修订 <time datetime="{escape(revised)}">{escape(revised)}</time></span>' if revised else ""
    )
    return mark_safe(
        f'<div class="proof"><span>正文指纹 <code>{escape(fingerprint)}</code></span>'
        f'<span>首次公开 <time datetime="{escape(published)}">{escape(published)}</time></span>{changed}'
        f'<span class="on-paper">{escape(canonical)}</span><a href="{escape(verify)}" rel="nofollow">核验本页</a>'
        f'<a href="{escape(twin)}">数据格式</a></div>'
    )


def aside(related: Iterable[tuple[str, Iterable[Listing]]], link: str, feed: Shelf) -> SafeString:
    """What stands beside a text: the records it is linked with, the code to open it on a telephone, its list."""
    path, name = escape(feed.path), escape(feed.name)
    return mark_safe(
        f'<aside class="side" aria-label="相关内容">\n{"".join(_linked(*group) for group in related)}'
        f'<section class="panel scan"><h2>手机阅读</h2><img src="/qr/?path={escape(link)}" width="132" height="132" '
        'alt="本页地址的二维码" loading="lazy"><p>扫一扫，在手机上打开本页。</p></section>\n'
        f'<section class="panel"><h2>更多</h2><ul><li><a href="{path}">{name}</a></li>'
        f'<li><a href="{path}feed.xml">订阅{name}</a></li></ul></section>\n</aside>'
    )


def _linked(label: str, others: Iterable[Listing]) -> str:
    items = "".join(map(_other, others))
    return f'<section class="panel"><h2>{escape(label)}</h2><ul>{items}</ul></section>\n'


def _other(other: Listing) -> str:
    number = f"<small>{escape(other.doc_number)}</small>" if other.doc_number else ""
    state = f' <span class="tag {other.validity_key}">{other.validity}</span>' if other.validity else ""
    return f'<li><a href="{escape(other.url)}">{escape(other.title)}</a>{number}{state}</li>'
