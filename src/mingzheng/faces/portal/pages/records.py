"""Document and article pages (文件页、文章页)."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from mingzheng.base.records.joined import joined
from mingzheng.base.records.links import Linked
from mingzheng.base.records.registry import Listing
from mingzheng.disclosure.columns.models import Article
from mingzheng.disclosure.columns.shelves import by_column
from mingzheng.disclosure.policy import shelves
from mingzheng.disclosure.policy.models import Document
from mingzheng.disclosure.policy.record import POLICY_DOCUMENT
from mingzheng.engines.publisher.families import PageContext

from ..frame import framed
from ..parts import aside, facts, proof
from ..shell import PUBLICATION_TIME, around
from .force import force, history
from .text import contents, readable, unbroken

_HEAD = """<link rel="alternate" type="application/json" href="{}" title="本页的数据">
<link rel="alternate" type="application/atom+xml" href="{}feed.xml" title="订阅{}">
<script type="application/ld+json">{}</script>"""


def document(row: Document, context: PageContext) -> str:
    """A policy document: state, head block, text, attachments, relations, proof."""
    theme = shelves.by_theme(row.theme)
    crumbs = [("政策文件", "/policy/"), *([(theme.name, theme.path)] if theme else [])]
    linked_data = _linked_data(row, context, "Legislation" if row.normative else "Article")
    shown = around(
        title=row.title, path=context.path, section="/policy/", column="政策文件", level="content",
        tags=_tags(row, row.issuer), head=facts(_head(row)), force=force(row, context.today),
        history=history(row, context.today), crumbs=crumbs, paper=POLICY_DOCUMENT.address(row.public_id, "pdf"),
        feed=shelves.by_organ(row.organ), **_common(row, context),
    )  # fmt: skip
    shown |= _beside(shown)
    return framed("portal/document.html", shown, head=_links(shown, linked_data), sheet="document.css")


def article(row: Article, context: PageContext) -> str:
    """An article of a column."""
    shelf, home = by_column(row.column), f"/organs/{row.column.organ.code}/"
    shown = around(
        title=row.title, path=context.path, section=home, column=row.column.name, level="content",
        tags=_tags(row, row.source or row.organ.name) | {"Author": row.author},
        crumbs=[(row.column.organ.short_name, home), (shelf.name, shelf.path)], feed=shelf,
        source=row.source or row.organ.name, **_common(row, context),
    )  # fmt: skip
    head = _links(shown, _linked_data(row, context, "Article"))
    shown |= _beside(shown)
    return framed("portal/article.html", shown, head=head, sheet="document.css")


def _links(shown: dict[str, Any], linked_data: str) -> str:
    """What the head of the page says for programs: the twin, the feed, JSON-LD."""
    feed = shown["feed"]
    return format_html(_HEAD, shown["twin"], feed.path, feed.name, mark_safe(linked_data))


def _common(row: Any, context: PageContext) -> dict[str, Any]:
    return {
        "row": row,
        "heading": unbroken(row.title),
        "body": readable(row.body_html),
        "contents": contents(row.outline),
        "attachments": joined(row, "attachments"),
        "related": _related(context.links),
        "twin": context.path.removesuffix("html") + "json",
        "fingerprint": context.fingerprint(row.body),
        "verify": context.verify_url,
        "published": _moment(row.published_at),
        "revised": _moment(getattr(row, "revised_at", None)),
    }


def _beside(shown: dict[str, Any]) -> dict[str, Any]:
    """The proof line and what stands beside the text."""
    names = ("fingerprint", "published", "revised", "canonical", "verify", "twin")
    return {
        "proof": proof(**{name: shown[name] for name in names}),
        "aside": aside(shown["related"], shown["link"], shown["feed"]),
    }


def _moment(at: datetime | None) -> str:
    return timezone.localtime(at).strftime(PUBLICATION_TIME) if at else ""


def _head(row: Document) -> list[tuple[str, str]]:
    """The head block of metadata (信息元数据), in the order of gov.cn; what is unknown is left out."""
    pairs = (
        ("索引号", row.index_number),
        ("主题分类", row.theme.replace("\\", " / ")),
        ("发文机关", row.issuer),
        ("成文日期", _day(row.written_date)),
        ("发文字号", row.doc_number),
        ("发布日期", _day(timezone.localtime(row.published_at).date())),
        ("施行日期", _day(row.effective_date)),
        ("有效期至", _day(row.expires_date)),
        ("文种", row.genre),
        ("主题词", "　".join(row.keywords)),
        ("面向对象", "、".join(row.audiences)),
    )
    return [pair for pair in pairs if pair[1]]


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


_ORDER = ("解读", "解读对象", "依据", "修改", "被修改", "废止", "被废止", "以本件为依据", "相关")


def _related(links: Sequence[Linked]) -> list[tuple[str, list[Listing]]]:
    """The linked records by what they are to this one."""
    groups: dict[str, list[Listing]] = {}
    for link in links:
        groups.setdefault(link.label, []).append(link.listing)
    return sorted(groups.items(), key=lambda group: _ORDER.index(group[0]))


def _tags(row: Any, source: str) -> dict[str, str]:
    return {
        "ArticleTitle": row.title,
        "PubDate": _moment(row.published_at),
        "ContentSource": source,
        "Keywords": ",".join(row.keywords),
        "Description": row.abstract[:200],
    }


def _linked_data(row: Any, context: PageContext, kind: str) -> str:
    """JSON-LD (schema.org) for search engines; safe to stand inside a script element of data."""
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": row.title,
        "url": context.url,
        "inLanguage": "zh-CN",
        "datePublished": row.published_at.isoformat(),
        **({"dateModified": revised.isoformat()} if (revised := getattr(row, "revised_at", None)) else {}),
        "publisher": {"@type": "GovernmentOrganization", "name": row.organ.name},
    }
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
