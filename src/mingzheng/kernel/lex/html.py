"""Safe HTML of a document's blocks, and its outline (大纲)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from mingzheng.kernel.lex.blocks import Block

_PLAIN_ROLES = {
    "to": "to",
    "sign": "sign",
    "date": "date",
    "note": "note",
    "attach": "attach",
    "docno": "docno",
}
_MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One entry of the outline: depth, the ``id`` to link to, the printed number and the heading."""

    level: int
    id: str
    number: str
    heading: str


def outline(blocks: Sequence[Block]) -> list[OutlineItem]:
    """The numbered headings of a document, those that stand on a line of their own and those that open a clause."""
    return [
        OutlineItem(block.level, block.anchor, block.number, block.heading)
        for block in blocks
        if block.anchor and block.heading
    ]


def render_html(blocks: Sequence[Block]) -> str:
    """HTML without scripts, styles or unescaped text; headings carry the ids that :func:`outline` names."""
    return "\n".join(_render(block) for block in blocks)


def _render(block: Block) -> str:
    if block.role == "table":
        return _table(block.rows)
    if block.role == "heading":
        tag = f"h{min(block.level, _MAX_DEPTH) + 1}"
        return f'<{tag} id="{escape(block.anchor)}">{_text(block.text)}</{tag}>'
    if block.role == "item":
        return f'<p id="{escape(block.anchor)}" class="item">{_item_text(block)}</p>'
    if block.role == "title":
        return f'<p class="title">{_lines(block.text)}</p>'
    if block.role in _PLAIN_ROLES:
        return f'<p class="{_PLAIN_ROLES[block.role]}">{_text(block.text)}</p>'
    return f"<p>{_text(block.text)}</p>"


def _item_text(block: Block) -> str:
    if not block.heading:
        return _text(block.text)
    end = block.text.find(block.heading) + len(block.heading)
    if block.text[end : end + 1] in ("。", "."):
        end += 1
    return f"<strong>{_text(block.text[:end])}</strong>{_text(block.text[end:])}"


def _table(rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    width = max(len(row) for row in rows)
    head, *rest = [list(row) + [""] * (width - len(row)) for row in rows]
    cells = "".join(f'<th scope="col">{_lines(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in row) + "</tr>" for row in rest)
    return f'<table class="sheet-table"><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>'


def _text(text: str) -> str:
    return escape(re.sub(r"[\t ]+", " ", text))


def _lines(text: str) -> str:
    return "<br>".join(escape(part.strip()) for part in text.split("\n"))
