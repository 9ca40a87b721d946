"""Document and article pages (文件页、文章页)."""

import json
from typing import Any

from django.template.loader import render_to_string

from mingzheng.base.clocks.service import local_day
from mingzheng.disclosure.columns.models import Article
from mingzheng.disclosure.columns.shelves import by_column
from mingzheng.disclosure.policy import shelves
from mingzheng.disclosure.policy.models import Document
from mingzheng.disclosure.policy.record import POLICY_DOCUMENT
from mingzheng.engines.publisher.families import PageContext

from ..shell import around


def document(row: Document, context: PageContext) -> str:
    """A policy document: state, head block, text, attachments, relations, proof."""
    state = row.validity_on(context.today)
    theme = shelves.by_theme(row.theme)
    crumbs = [("政策文件", "/policy/"), *([(theme.name, theme.path)] if theme else [])]
    return render_to_string(
        "portal/document.html",
        around(
            title=row.title, path=context.address, section="/policy/", column="政策文件", row=row, state=state,
            events=_events(row), crumbs=crumbs, links=context.links, page=context,
            twin=POLICY_DOCUMENT.address(row.public_id, "json"), paper=POLICY_DOCUMENT.address(row.public_id, "pdf"),
            organ_shelf=shelves.by_organ(row.organ), fingerprint=context.fingerprint(row.body),
            linked_data=_linked_data(row, context, "Legislation" if row.normative else "Article"),
            published_on=local_day(row.published_at) if row.published_at else None,
        ),
    )  # fmt: skip


def article(row: Article, context: PageContext) -> str:
    """An article of a column."""
    shelf = by_column(row.column)
    return render_to_string(
        "portal/article.html",
        around(
            title=row.title, path=context.address, section="/organs/", column=row.column.name, row=row,
            crumbs=[(row.organ.short_name, f"/organs/{row.column.organ.code}/"), (shelf.name, shelf.path)],
            links=context.links, page=context, fingerprint=context.fingerprint(row.body),
            linked_data=_linked_data(row, context, "Article"), twin=context.path.removesuffix("html") + "json",
            published_on=local_day(row.published_at) if row.published_at else None,
        ),
    )  # fmt: skip


def _events(row: Document) -> list[Any]:
    """The history of its force, without what the head block says anyway."""
    return [event for event in row.validity_events.all() if event.kind not in ("effective", "expires")]


def _linked_data(row: Any, context: PageContext, kind: str) -> str:
    """JSON-LD (schema.org) for search engines; safe to stand inside a script element of data."""
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": row.title,
        "url": context.url,
        "inLanguage": "zh-CN",
        "datePublished": row.published_at.isoformat() if row.published_at else None,
        "publisher": {"@type": "GovernmentOrganization", "name": row.organ.name},
    }
    return json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False).replace("<", "\\u003c")
