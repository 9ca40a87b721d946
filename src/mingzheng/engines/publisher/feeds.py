"""Atom feeds (订阅源, RFC 4287) of shelves."""

from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from mingzheng.base.records.registry import Listing, Shelf

from .xmltext import clean

FEED_LENGTH = 20
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


def atom(shelf: Shelf, rows: Sequence[Listing], site_url: str) -> bytes:
    """The feed of a shelf: its newest rows. Ids are absolute addresses and never change."""
    own, home = f"{site_url}{quote(shelf.path)}feed.xml", f"{site_url}{quote(shelf.path)}"
    updated = max((row.revised_at or row.published_at for row in rows), default=_NEVER)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">\n'
        f"<id>{_text(own)}</id>\n<title>{_text(shelf.name)}</title>\n<updated>{_time(updated)}</updated>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(home)}/>\n'
    )
    return (head + "".join(_entry(row, site_url) for row in rows) + "</feed>\n").encode()


def _entry(row: Listing, site_url: str) -> str:
    url = f"{site_url}{row.url}"
    summary = f"<summary>{_text(row.summary)}</summary>" if row.summary else ""
    return (
        f"<entry><id>{_text(url)}</id><title>{_text(row.title)}</title>"
        f'<link rel="alternate" type="text/html" href={quoteattr(url)}/>'
        f"<published>{_time(row.published_at)}</published><updated>{_time(row.revised_at or row.published_at)}</updated>"
        f"<author><name>{_text(row.organ)}</name></author>{summary}</entry>\n"
    )


def _text(text: str) -> str:
    return escape(clean(text))


def _time(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
