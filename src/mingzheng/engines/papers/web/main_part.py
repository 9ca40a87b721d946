"""The part of a page that is the document: the densest block of prose, widened to its title and metadata."""

import re
from dataclasses import dataclass

from lxml import etree

_KNOWN = re.compile(
    r"^(?:zoomcon|zoom|ucap-content|ucapcontent|info_cont|article-content|content_article|trs_editor|trs_ueditor|"
    r"pages_content|view|newsmain|conzt|detail-content|article_con|xxgk_content|doc-content)$",
    re.IGNORECASE,
)
_PARAGRAPHS = {"p", "td", "div", "li", "section", "pre", "dd", "span", "blockquote", "font"}
_PUNCTUATION = re.compile("[，。；：、,;]")
_BLANKS = re.compile(r"\s+")
_LINK_LIST = 0.5
_ROOM = 900
"""Characters of title, metadata and attachment list that may stand around the text proper."""


@dataclass(slots=True)
class _Weight:
    text: int = 0
    links: int = 0
    score: float = 0.0


def find(body: etree._Element) -> tuple[etree._Element, etree._Element]:
    """``(whole, core)``: the element that holds the document with its head block, and the text proper within it.

    Both are ``body`` when nothing on the page is denser than the page itself. Linear in the size of the page.
    """
    weights = _weigh(body)
    if weights[body].text == 0:
        return body, body
    core = _known_core(body, weights)
    if core is None:
        core = max(weights, key=lambda element: weights[element].score)
    return _widen(core, body, weights), core


def prune_link_lists(whole: etree._Element, core: etree._Element) -> None:
    """Drop lists of links (related reading, columns) that stand outside the text proper."""
    keep = set(core.iter()) | set(core.iterancestors())
    weights = _weigh(whole)
    for element in list(whole.iter("ul", "table", "div", "dl", "section")):
        if element in keep or element is whole or element not in weights:
            continue
        weight = weights[element]
        if weight.text > 20 and weight.links > _LINK_LIST * weight.text and element.getparent() is not None:
            element.getparent().remove(element)


def _weigh(root: etree._Element) -> dict[etree._Element, _Weight]:
    """Text, linked text and a readability score for every element, children before parents."""
    order = [element for element in root.iter() if isinstance(element.tag, str)]
    weights = {element: _Weight() for element in order}
    for element in reversed(order):
        weight = weights[element]
        weight.text += _length(element.text) + sum(_length(child.tail) for child in element)
        if element.tag == "a":
            weight.links = weight.text
        parent = weights.get(element.getparent()) if element is not root else None
        if parent is None:
            continue
        parent.text += weight.text
        parent.links += weight.links
        if element.tag in _PARAGRAPHS or element.tag == "br":
            _credit(element, parent, weights)
    for weight in weights.values():
        weight.score *= 1 - weight.links / max(weight.text, 1)
    return weights


def _credit(element: etree._Element, parent: _Weight, weights: dict[etree._Element, _Weight]) -> None:
    """Prose counts for the block that holds it, half for the block around that."""
    prose = f"{element.text or ''}{element.tail or ''}{''.join(child.tail or '' for child in element)}"
    length = _length(prose)
    if length < 10:
        return
    points = 1 + len(_PUNCTUATION.findall(prose)) + min(length / 100, 3)
    parent.score += points
    grandparent = element.getparent().getparent()
    if grandparent in weights:
        weights[grandparent].score += points / 2


def _known_core(body: etree._Element, weights: dict[etree._Element, _Weight]) -> etree._Element | None:
    """A block named as content by the common Chinese site builders, if it holds real text."""
    named = [
        element
        for element in weights
        if element is not body
        and weights[element].text > 60
        and any(
            _KNOWN.match(word) for word in f"{element.get('class') or ''} {element.get('id') or ''}".split()
        )
    ]
    return max(named, key=lambda element: weights[element].text, default=None)


def _widen(
    core: etree._Element, body: etree._Element, weights: dict[etree._Element, _Weight]
) -> etree._Element:
    """Climb while what is added is little and not mostly links: title, metadata, attachments."""
    own = weights[core].text - weights[core].links
    room = max(_ROOM, own // 2)
    whole = core
    while whole is not body:
        around = whole.getparent()
        if weights[around].text - weights[around].links - own > room:
            break
        whole = around
    return whole


def _length(text: str | None) -> int:
    return len(_BLANKS.sub("", text)) if text else 0
