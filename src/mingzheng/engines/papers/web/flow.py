"""An HTML tree as a run of paragraphs and tables, in reading order."""

import re

from lxml import etree

from mingzheng.kernel.lex.manuscript import Paragraph, Table

from ..grid import spread
from ..limits import Limits

_INLINE = {
    "a", "abbr", "b", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "s",
    "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "ruby", "rb",
    "publishtime", "bdi", "data", "output",
}  # fmt: skip
_SKIPPED = {"script", "style", "rt", "rp", "colgroup", "col"}
_HEADINGS = {f"h{level}": f"heading{level}" for level in range(1, 7)}
_BLANKS = re.compile(r"[ \t\xa0\r\n\f]+")
_WRAP = "\x00"
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\x00"))
_CJK_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\x00(?=[\u3000-\u9fff\uff00-\uffef])")
_LAYOUT_CELL = 600
"""A cell longer than this makes a table a page layout rather than data."""


class Flow:
    """Collects blocks while the tree is walked with an explicit stack, so that depth cannot hurt."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.blocks: list[Paragraph | Table] = []
        self.images = 0
        self._inline: list[str] = []
        self._style = ""
        self._counters: dict[etree._Element, int] = {}

    def walk(self, root: etree._Element) -> list[Paragraph | Table]:
        """The blocks of ``root``."""
        stack: list[tuple[str, etree._Element]] = [("enter", root)]
        while stack:
            step, element = stack.pop()
            if step == "leave":
                self._leave(element)
                continue
            if element is not root:
                stack.append(("leave", element))
            if isinstance(element.tag, str) and element.tag not in _SKIPPED and not self._enter(element):
                stack.extend(("enter", child) for child in reversed(element))
        self._close()
        return self.blocks

    def _enter(self, element: etree._Element) -> bool:
        """Open ``element``; True if it was taken whole and its children must not be walked."""
        if element.tag == "table":
            self._close()
            return self._table(element)
        if element.tag == "br":
            self._close()
        elif element.tag == "img":
            self.images += 1
        elif element.tag not in _INLINE:
            self._close()
            self._style = _style(element)
            if element.tag == "li":
                self._inline.append(self._number(element))
        if element.text:
            self._inline.append(element.text)
        return False

    def _leave(self, element: etree._Element) -> None:
        if isinstance(element.tag, str) and element.tag not in _INLINE and element.tag != "br":
            self._close()
            self._style = ""
        if element.tail:
            self._inline.append(element.tail)

    def _close(self) -> None:
        text = tidy("".join(self._inline))
        self._inline.clear()
        if text:
            self.blocks.append(Paragraph(text, self._style))

    def _table(self, table: etree._Element) -> bool:
        rows = list(_rows(table))
        if _is_layout(table, rows):
            return False
        self.images += sum(1 for _ in table.iter("img"))
        caption = table.find("caption")
        if caption is not None and tidy("".join(caption.itertext())):
            self.blocks.append(Paragraph(tidy("".join(caption.itertext())), "caption"))
        grid = spread(
            ([self._cell(cell) for cell in row if cell.tag in ("td", "th")] for row in rows), self.limits
        )
        grid = tuple(row for row in grid if any(row))
        if grid:
            self.blocks.append(Table(grid, header_rows=min(_header_rows(table, rows), len(grid))))
        return True

    def _number(self, item: etree._Element) -> str:
        """The number a browser shows before an item of an ordered list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        number = self._counters.get(parent, _whole(parent.get("start"), 1))
        self._counters[parent] = number + 1
        return f"{number}. "

    def _cell(self, cell: etree._Element) -> tuple[str, int, int]:
        inner = Flow(self.limits)
        text = "\n".join(block.text for block in inner.walk(cell) if isinstance(block, Paragraph))
        return text, _span(cell, "colspan", 1000), _span(cell, "rowspan", 65534)


def tidy(text: str) -> str:
    """Blanks collapsed as a browser does; a line break between Chinese characters is no blank at all."""
    text = _BLANKS.sub(_blank, text.translate(_INVISIBLE))
    return _CJK_GAP.sub("", text).replace(_WRAP, " ").strip(" \u3000")


def _blank(run: re.Match[str]) -> str:
    return _WRAP if "\n" in run.group() or "\r" in run.group() else " "


def _rows(table: etree._Element):
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from part.iterchildren("tr")


def _is_layout(table: etree._Element, rows: list[etree._Element]) -> bool:
    """A table used to place things: it holds tables, one cell, or a cell with a whole text."""
    if table.find(".//table") is not None:
        return True
    cells = [cell for row in rows for cell in row if cell.tag in ("td", "th")]
    return len(cells) <= 1 or any(sum(map(len, cell.itertext())) > _LAYOUT_CELL and len(row) == 1
                                  for row in rows for cell in row)  # fmt: skip


def _header_rows(table: etree._Element, rows: list[etree._Element]) -> int:
    head = table.find("thead")
    if head is not None:
        return max(1, len(head.findall("tr")))
    leading = 0
    for row in rows:
        if not len(row) or any(cell.tag != "th" for cell in row):
            break
        leading += 1
    return max(1, leading)


def _span(cell: etree._Element, name: str, most: int) -> int:
    return min(max(_whole(cell.get(name), 1), 1), most)


def _whole(value: str | None, otherwise: int) -> int:
    value = (value or "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 else otherwise


def _style(element: etree._Element) -> str:
    if element.tag == "li":
        return "list"
    return "caption" if element.tag in ("caption", "figcaption") else _HEADINGS.get(element.tag, "")
