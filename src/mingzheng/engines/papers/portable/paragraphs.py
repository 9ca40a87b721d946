"""Printed lines joined into paragraphs by indentation, line width and type size; tables over page breaks."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mingzheng.kernel.lex.manuscript import Paragraph, Table

from .lines import Line, RuledTable, Sheet

_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十百零]{1,5}、|[（(][一二三四五六七八九十百零\d]{1,5}[）)]|\d{1,3}[.．、](?!\d)|"
    r"第[一二三四五六七八九十百零\d]{1,6}[章节条编]|附件[\d一二三四五六七八九十]*[:：]?|抄送[:：]|主送[:：]|[①-⑳])"
)
_DATE = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")
_ENDED = re.compile(r"[。！？；：:;!?”』」）)]$")
_LONG = 0.4
"""A line wider than this share of the page tells where the margins are."""
_ENOUGH = 3
_SAME_COLUMN = 6.0
_ASCII_EDGE = re.compile(r"[A-Za-z0-9,.;]$")


def join(sheets: Sequence[Sheet]) -> list[Paragraph | Table]:
    """The blocks of all pages in order; a paragraph or a table may run over a page break."""
    usual = _margins([line for sheet in sheets for line in sheet.lines if _is_long(line, sheet)])
    body = _common([line.size for sheet in sheets for line in sheet.lines if _is_long(line, sheet)], 0.5)
    blocks: list[Paragraph | Table] = []
    previous: tuple[Line | RuledTable, _Frame] | None = None
    for sheet in sheets:
        frame = _Frame(sheet, usual, body)
        last_top: float | None = None
        for part in sorted((*sheet.lines, *sheet.tables), key=_top) if sheet.tables else sheet.lines:
            if isinstance(part, RuledTable):
                before = previous[0] if previous is not None and last_top is None else None
                _add_table(blocks, part, before)
            elif previous is not None and _continues(*previous, part, frame, _gap(last_top, part)):
                blocks[-1] = Paragraph(glue(blocks[-1].text, part.text))
            else:
                blocks.append(Paragraph(part.text))
            previous, last_top = (part, frame), part.top
    return blocks


def _add_table(blocks: list[Paragraph | Table], table: RuledTable, before: Line | RuledTable | None) -> None:
    """A new table, or the rest of the one that the page before ended with; its repeated header goes."""
    if not isinstance(before, RuledTable) or not _same_columns(before, table):
        blocks.append(Table(table.rows))
        return
    earlier = blocks[-1].rows
    rest = table.rows[1:] if table.rows[0] == earlier[0] else table.rows
    blocks[-1] = Table(earlier + rest)


def _same_columns(one: RuledTable, other: RuledTable) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(left - right) < _SAME_COLUMN for left, right in zip(one.columns, other.columns, strict=True)
    )


def _gap(last_top: float | None, line: Line) -> float | None:
    return line.top - last_top if last_top is not None else None


def _top(part: Line | RuledTable) -> float:
    return part.top


class _Frame:
    """Margins and line pitch of one page; a page without enough long lines takes the margins usual in the file.

    ``body`` is the type size of the text, which titles exceed.
    """

    def __init__(self, sheet: Sheet, usual: tuple[float, float] | None, body: float) -> None:
        self.body = body
        long = [line for line in sheet.lines if _is_long(line, sheet)]
        margins = _margins(long) if len(long) >= _ENOUGH or usual is None else usual
        self.left, self.right = margins or (0.0, sheet.width)
        gaps = [after.top - before.top for before, after in pairwise(sheet.lines)]
        self.pitch = _common([gap for gap in gaps if gap > 0], 0.5)

    def indent(self, line: Line) -> float:
        """Characters free on the left."""
        return (line.left - self.left) / max(line.size, 1.0)

    def slack(self, line: Line) -> float:
        """Characters free on the right."""
        return (self.right - line.right) / max(line.size, 1.0)

    def is_title(self, line: Line) -> bool:
        """Centred and larger than the text."""
        return line.size > 1.1 * self.body and abs(self.indent(line) - self.slack(line)) < 1.6


def _continues(before: Line | RuledTable, old: _Frame, line: Line, new: _Frame, gap: float | None) -> bool:
    """Whether ``line`` goes on with the paragraph of ``before``. ``gap`` is None over a page break."""
    if isinstance(before, RuledTable):
        return False
    if abs(before.size - line.size) > 0.12 * max(before.size, line.size):
        return False
    if _NUMBERED.match(line.text) or _DATE.match(line.text):
        return False
    if gap is not None and old.is_title(before) and new.is_title(line):
        return gap < 2.2 * line.size and not _ENDED.search(before.text)
    if gap is not None and gap > 1.6 * max(new.pitch, line.size):
        return False
    return old.slack(before) < 1.8 and new.indent(line) < 1.2


def _is_long(line: Line, sheet: Sheet) -> bool:
    return line.right - line.left > _LONG * sheet.width


def _margins(lines: Sequence[Line]) -> tuple[float, float] | None:
    """Left and right edge of the text area; None without lines."""
    return (min(line.left for line in lines), max(line.right for line in lines)) if lines else None


def glue(text: str, addition: str) -> str:
    """Chinese joins without a blank, Latin words with one."""
    blank = " " if _ASCII_EDGE.search(text) and addition[:1].isascii() and addition[:1].isalpha() else ""
    return text + blank + addition


def _common(values: list[float], step: float) -> float:
    """The most frequent value, rounded to ``step``; 0 for an empty list."""
    counts = Counter(round(value / step) * step for value in values)
    return counts.most_common(1)[0][0] if counts else 0.0
