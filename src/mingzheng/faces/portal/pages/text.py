"""The text of a record on its page (正文): headings that can be linked, tables that scroll by themselves."""

import re
from html import escape
from itertools import count
from typing import Any

from django.utils.safestring import SafeString, mark_safe

_TITLE = re.compile(r'\A((?:<p class="docno">.*?</p>\s*)?)<p class="title">.*?</p>\s*')
_HEADING = re.compile(r'<(h[2-5]) id="([^"]*)">(.*?)</\1>')
_CLAUSE = re.compile(r'<p id="([^"]*)" class="item"><strong>(.*?)</strong>')
_TABLE = re.compile(r'<table class="sheet-table">.*?</table>')
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = re.compile(r"\d+[年月日号]")
_WIDE = str.maketrans("()", "（）")
_DEEPEST = 2
_LONGEST = 80
_SHORTEST = 3


def readable(body_html: str) -> SafeString:
    """The stored HTML of `kernel.lex.render_html` for the page.

    Its first title is left out, because the page has its own; each heading becomes a link to itself; each table gets
    a region that the keyboard can scroll. The markup looked for is our own, everything else in it is escaped.
    """
    html = _TITLE.sub(r"\1", body_html)
    if "<h" in html:
        html = _HEADING.sub(r'<\1 id="\2"><a href="#\2">\3</a></\1>', html)
    if "<strong>" in html:
        html = _CLAUSE.sub(r'<p id="\1" class="item"><strong><a href="#\1">\2</a></strong>', html)
    if "<table" in html:
        numbers = count(1)
        html = _TABLE.sub(lambda found: _region(found.group(), next(numbers)), html)
    return mark_safe(html)


def contents(outline: list[dict[str, Any]]) -> SafeString:
    """The list items beside the text: two levels, or one if two are too many; nothing for a short text."""
    if len(outline) < _SHORTEST:
        return mark_safe("")
    depth = _DEEPEST if sum(item["level"] <= _DEEPEST for item in outline) <= _LONGEST else 1
    return mark_safe("".join(_entry(item) for item in outline if item["level"] <= depth))


def _entry(item: dict[str, Any]) -> str:
    text = f"{item['number'].translate(_WIDE)}{item['heading']}"
    return f'<li class="level-{item["level"]}"><a href="#{escape(item["id"])}">{escape(text)}</a></li>'


def unbroken(title: str) -> SafeString:
    """A title in which a line does not end within 2026年 or 第11号."""
    return mark_safe(_DATED.sub(r'<span class="whole">\g<0></span>', escape(title)))


def _region(table: str, number: int) -> str:
    table = _DAY.sub(r'<span class="whole">\g<0></span>', table)
    return f'<div class="scroll" role="region" aria-label="表格{number}，可以左右滚动" tabindex="0">{table}</div>'
