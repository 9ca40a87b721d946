"""Words in drawings, charts and diagrams of office files (DrawingML), which stand on the page but not in the text."""

from lxml import etree

_PARAGRAPHS = "{*}p"
_LABELS = "{*}strCache"


def drawn_text(root: etree._Element) -> str:
    """One line a paragraph of a shape, then the labels of a chart; ``""`` without words."""
    lines = [
        "".join(leaf.text or "" for leaf in paragraph.iter("{*}t")) for paragraph in root.iter(_PARAGRAPHS)
    ]
    lines += [value.text or "" for cache in root.iter(_LABELS) for value in cache.iter("{*}v")]
    return "\n".join(line.strip() for line in lines if line.strip())
