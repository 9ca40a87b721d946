"""What a file contains, before it is understood (书稿).

Readers of file formats write a :class:`Manuscript`; :func:`mingzheng.kernel.lex.read` understands it.
Its text form is canonical: one paragraph a line, a table as a run of ``| cell | cell |`` lines.
"""

import re
from dataclasses import dataclass

_CELL_BREAK = re.compile(r"(?<!\\)\|")
_BLANK_RUN = re.compile(r"[ \t\u00a0\u3000]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``style`` is what the file itself says ("title", "heading1" … "caption", "list", "")."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row; a merged cell keeps its text in the first cell and "" in the others."""

    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a reader of the page does not see, or what stands beside its text.

    ``kind`` is "comment", "deleted", "inserted", "hidden_text", "hidden_row", "hidden_sheet", "property", "header",
    "footer", or "drawing" and "picture": words in drawings, charts and pictures, which are seen but are no part of
    the text; the first line of a picture says which one it is (第3幅图片).
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The blocks of a file in reading order, its ``<meta>`` pairs and its hidden parts."""

    blocks: tuple[Paragraph | Table, ...]
    format: str
    meta: tuple[tuple[str, str], ...] = ()
    hidden: tuple[Hidden, ...] = ()

    @classmethod
    def from_text(cls, text: str, format: str = "txt") -> "Manuscript":
        """Read the canonical text form: one paragraph a line, a run of lines starting with "|" is a table."""
        blocks: list[Paragraph | Table] = []
        rows: list[tuple[str, ...]] = []
        for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            if is_table_line(line):
                rows.append(split_cells(line))
                continue
            if rows:
                blocks.append(Table(tuple(rows)))
                rows = []
            blocks.append(Paragraph(line))
        if rows:
            blocks.append(Table(tuple(rows)))
        return cls(tuple(blocks), format)

    def to_text(self) -> str:
        """The canonical text form; :meth:`from_text` reads it back."""
        parts: list[str] = []
        for block in self.blocks:
            if isinstance(block, Table):
                parts.extend(join_cells(row) for row in block.rows)
            else:
                parts.append(block.text)
        return "\n".join(parts)


def is_table_line(line: str) -> bool:
    """Whether the line is a row of a canonical table."""
    return line.startswith("|") and len(line) > 2 and line.rstrip().endswith("|")


def split_cells(line: str) -> tuple[str, ...]:
    """The cells of a canonical table row, unescaped."""
    inner = line.strip()[1:-1]
    return tuple(cell.strip().replace("\\|", "|").replace("<br>", "\n") for cell in _CELL_BREAK.split(inner))


def join_cells(cells: tuple[str, ...]) -> str:
    """One canonical table row."""
    return "| " + " | ".join(_escape(cell) for cell in cells) + " |"


def _escape(cell: str) -> str:
    lines = (_BLANK_RUN.sub(" ", part).strip() for part in cell.replace("\r", "").split("\n"))
    return "<br>".join(line for line in lines if line).replace("|", "\\|")
