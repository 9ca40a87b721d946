"""The body of a document as blocks, in the order of the page."""

from collections.abc import Iterator

from lxml import etree

from mingzheng.kernel.lex.manuscript import Hidden, Paragraph, Table

from ..grid import Cell, spread
from ..limits import Limits
from .names import W, is_on, local, value
from .notes import Notes
from .numbering import Numbering
from .runs import RunText, read_runs
from .styles import Styles, as_level, role_of_outline

_WRAPPERS = {
    "sdt",
    "sdtContent",
    "customXml",
    "smartTag",
    "ins",
    "moveTo",
    "AlternateContent",
    "Choice",
    "txbxContent",
}


class Body:
    """Walks body-level content; what is hidden and how many pictures there are is collected on the way."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes, limits: Limits) -> None:
        self.styles, self.numbering, self.notes, self.limits = styles, numbering, notes, limits
        self.hidden: list[Hidden] = []
        self.images = 0
        self._characters = 0

    def blocks(self, container: etree._Element) -> Iterator[Paragraph | Table]:
        """Blocks of a body, a text box or any wrapper around them."""
        for element in _level(container, {"p", "tbl"}):
            if local(element) == "p":
                yield from self._paragraph(element)
            else:
                yield from self._table(element)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Paragraph | Table]:
        """A text box first (red heads stand in boxes anchored to the line below), then the text, then its notes."""
        runs = self._read(paragraph)
        for box in runs.boxes:
            yield from self.blocks(box)
        role, number, concealed = self._role(paragraph)
        lines = [line.strip() for line in runs.text.split("\n")]
        text = ("" if role == "title" else "\n").join(line for line in lines if line)
        if text and concealed:
            self.hidden.append(Hidden("hidden_text", text))
        elif text:
            for index, line in enumerate(text.split("\n")):
                yield Paragraph(number + line if index == 0 else line, role)
        for kind, note_id in runs.notes:
            yield Paragraph(self.notes.line(kind, note_id))

    def _read(self, paragraph: etree._Element) -> RunText:
        runs = read_runs(paragraph, self.notes)
        self.images += runs.images
        self.hidden.extend(Hidden(kind, text) for kind, text in runs.hidden)
        self._characters += len(runs.text)
        self.limits.check_characters(self._characters)
        return runs

    def _role(self, paragraph: etree._Element) -> tuple[str, str, bool]:
        """Style role, automatic number, and whether the whole paragraph is hidden."""
        properties = paragraph.find(W + "pPr")
        style = self.styles.get(value(properties, "pStyle"))
        role = style.role or role_of_outline(properties)
        numbering = properties.find(W + "numPr") if properties is not None else None
        number_id = value(numbering, "numId")
        inherited_id, inherited_level = style.numbering or ("", 0)
        level = (
            as_level(value(numbering, "ilvl")) if value(numbering, "ilvl") is not None else inherited_level
        )
        chosen = number_id if number_id is not None else inherited_id
        empty = not any((leaf.text or "").strip() for leaf in paragraph.iter(W + "t"))
        number = self.numbering.next(chosen, level) if chosen and chosen != "0" and not empty else ""
        return role or ("list" if number else ""), number, style.hidden

    def _table(self, table: etree._Element) -> Iterator[Paragraph | Table]:
        rows = list(_level(table, {"tr"}))
        cells = [list(_level(row, {"tc"})) for row in rows]
        if sum(map(len, cells)) == 1 and cells[0]:
            yield from self.blocks(cells[0][0])
            return
        kept: list[list[Cell]] = []
        heads = 0
        for row, row_cells in zip(rows, cells, strict=True):
            properties = row.find(W + "trPr")
            texts = self._row(properties, row_cells)
            if properties is not None and properties.find(W + "del") is not None:
                self.hidden.append(Hidden("deleted", " ".join(text for text, _, _ in texts if text)))
            elif is_on(properties, "hidden"):
                self.hidden.append(Hidden("hidden_row", " ".join(text for text, _, _ in texts if text)))
            else:
                heads += is_on(properties, "tblHeader") and heads == len(kept)
                kept.append(texts)
        grid = spread(kept, self.limits)
        if any(any(row) for row in grid):
            yield Table(grid, header_rows=min(max(heads, 1), len(grid)))

    def _row(self, properties: etree._Element | None, cells: list[etree._Element]) -> list[Cell]:
        """Cells of one row; a vertically merged cell repeats as an empty one, which is what the grid wants."""
        before = value(properties, "gridBefore")
        row: list[Cell] = [("", int(before), 1)] if before and before.isdigit() and int(before) else []
        for cell in cells:
            look = cell.find(W + "tcPr")
            span = value(look, "gridSpan") or "1"
            merge = look.find(W + "vMerge") if look is not None else None
            continued = merge is not None and merge.get(W + "val", "continue") == "continue"
            row.append(("" if continued else self._cell(cell), int(span) if span.isdigit() else 1, 1))
        return row

    def _cell(self, cell: etree._Element) -> str:
        return "\n".join(
            block.text
            if isinstance(block, Paragraph)
            else "\n".join(" ".join(filter(None, row)) for row in block.rows)
            for block in self.blocks(cell)
        )


def _level(container: etree._Element, wanted: set[str]) -> Iterator[etree._Element]:
    """Descendants named in ``wanted``, looking only through wrappers that are not printed themselves."""
    stack = list(reversed(container))
    while stack:
        element = stack.pop()
        name = local(element)
        if name in wanted:
            yield element
        elif name in _WRAPPERS:
            stack.extend(reversed(element))
