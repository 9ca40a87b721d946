"""Hits and facets of the search page, written without a template: they are most of a page that is made on demand."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from mingzheng.engines.search.answer import ShownHit
from mingzheng.engines.search.highlight import Snippet


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value of a facet: how many have it, and the address that chooses it (or drops it, if ``chosen``)."""

    name: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet (分面) with the values worth offering."""

    label: str
    rows: tuple[FacetRow, ...]


def hits(found: Iterable[ShownHit]) -> SafeString:
    """The hits, best first."""
    return mark_safe(f'<ol class="hits">{"".join(map(_hit, found))}</ol>')


def facets(groups: Iterable[FacetGroup]) -> SafeString:
    """What narrows the search; empty if nothing does."""
    sections = "".join(map(_group, groups))
    return mark_safe(
        f'<nav class="facets" id="facets" aria-label="缩小范围">{sections}</nav>' if sections else ""
    )


def _hit(hit: ShownHit) -> str:
    state = (hit.state_key, hit.state) if hit.state else ("kind", hit.listing.kind or hit.kind_name)
    day = hit.written_date.isoformat() if hit.written_date else ""
    facts = "".join(f"<span>{escape(fact)}</span>" for fact in (hit.doc_number, hit.issuer, day) if fact)
    return (
        f'<li><h3><a href="{escape(hit.url)}">{marked(hit.title_snippet)}</a></h3>\n'
        f'<p class="meta"><span class="tag {state[0]}">{escape(state[1])}</span>{facts}</p>\n'
        f"<p>{marked(hit.body_snippet).replace('|', '')}</p></li>"
    )


def marked(snippet: Snippet) -> str:
    """A snippet as safe HTML; what was looked for is marked."""
    return "".join(
        f"<mark>{escape(text)}</mark>" if wanted else escape(text) for text, wanted in snippet.segments()
    )


def _group(group: FacetGroup) -> str:
    return f"<section><h2>{group.label}</h2><ul>{''.join(map(_row, group.rows))}</ul></section>"


def _row(row: FacetRow) -> str:
    current = ' aria-current="true"' if row.chosen else ""
    return (
        f'<li><a href="{escape(row.address)}" rel="nofollow"{current}>'
        f"<span>{escape(row.name)}</span><b>{row.count}</b></a></li>"
    )
