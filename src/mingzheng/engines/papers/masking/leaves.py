"""Words cut into runs: masking a value that is spread over several pieces of XML text."""

from collections.abc import Iterator

from lxml import etree

from ..word.names import local
from .secrets import Secrets

_HOLDERS = {"p", "si", "is"}
_WORDS = {"t", "delText"}
_CODES = {"instrText", "delInstrText"}
_GAPS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-", "softHyphen": "-"}

Leaf = etree._Element | str
"""A piece of text, or what stands between two pieces in print."""


def mask_runs(root: etree._Element, secrets: Secrets) -> None:
    """Mask in every paragraph and string of ``root``, across its runs; field codes likewise; and in every table
    cell across its paragraphs, where long numbers are broken by hand."""
    for holder in root.iter():
        if local(holder) in _HOLDERS:
            for wanted in (_WORDS, _CODES):
                mask_leaves(list(_leaves(holder, wanted)), secrets)
    for cell in root.iter("{*}tc"):
        paragraphs = [child for child in cell if local(child) == "p"]
        mask_leaves([leaf for child in paragraphs for leaf in (*_leaves(child, _WORDS), "\n")], secrets)


def mask_leaves(leaves: list[Leaf], secrets: Secrets) -> None:
    """Each piece takes its share of the masked form; one of another length stands where the value begins."""
    texts = [leaf if isinstance(leaf, str) else leaf.text or "" for leaf in leaves]
    spans = secrets.spans("".join(texts))
    if not spans:
        return
    start = 0
    for leaf, text in zip(leaves, texts, strict=True):
        if not isinstance(leaf, str):
            leaf.text = _share(text, start, spans)
        start += len(text)


def mask_everywhere(root: etree._Element, secrets: Secrets) -> None:
    """Mask in every single text, tail and attribute of ``root``, whatever its element means."""
    for element in root.iter():
        if element.text:
            element.text = secrets.sub(element.text)
        if element.tail:
            element.tail = secrets.sub(element.tail)
        for name, value in element.attrib.items():
            if len(value) > 1 and (masked := secrets.sub(value)) != value:
                element.set(name, masked)


def _share(text: str, start: int, spans: list[tuple[int, int, str]]) -> str:
    """What is left of the piece that begins at ``start`` once ``spans`` of the whole are masked."""
    pieces, position, end = [], start, start + len(text)
    for left, right, shown in spans:
        if right <= start or left >= end:
            continue
        pieces.append(text[position - start : max(left, start) - start])
        if len(shown) == right - left:
            pieces.append(shown[max(left, start) - left : min(right, end) - left])
        elif left >= start:
            pieces.append(shown)
        position = min(right, end)
    return "".join([*pieces, text[position - start :]])


def _leaves(holder: etree._Element, wanted: set[str]) -> Iterator[Leaf]:
    """Pieces in order; what a paragraph nested in this one says (a text box) is that paragraph's own."""
    stack = list(reversed(holder))
    while stack:
        element = stack.pop()
        name = local(element)
        if name in wanted:
            yield element
        elif name in _GAPS:
            yield _GAPS[name]
        elif name not in _HOLDERS:
            stack.extend(reversed(element))
