"""The paper as plain text, one paragraph a line."""

from mingzheng.kernel.lex.manuscript import join_cells

from .arrange import Item, Layout, arrange
from .model import RedHead


def render_txt(paper: RedHead) -> str:
    """Canonical body text with head and foot: LF line ends, tables as ``| cell | cell |`` lines."""
    layout = arrange(paper)
    lines = [line for line in (layout.status, *_head(layout), layout.title) if line]
    lines += [line for item in layout.items for line in _lines(item)]
    for annex in layout.annexes:
        lines += [annex.label, annex.title, *(line for item in annex.items for line in _lines(item))]
    lines += [f"抄送：{layout.copy_to}"] if layout.copy_to else []
    lines += [
        line for line in (" ".join(filter(None, (layout.issued_by, layout.issued_on))), layout.source) if line
    ]
    return "\n".join(lines) + "\n"


def _head(layout: Layout) -> list[str]:
    number = " ".join(filter(None, (layout.doc_number, f"签发人：{layout.signer}" if layout.signer else "")))
    return [" ".join(layout.organs) + layout.suffix, number]


def _lines(item: Item) -> list[str]:
    return [join_cells(tuple(row)) for row in item.rows] if item.kind == "table" else [item.text]
