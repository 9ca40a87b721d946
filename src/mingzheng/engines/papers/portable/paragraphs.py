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
    long = [line for sheet in sheets for line in sheet.lines if _is_long(line, sheet)]
    usual, body = _margins(long), _common([line.size for line in long], 0.5)
    joiner = _Joiner()
    for sheet in sheets:
        joiner.add_page(sheet, _Frame(sheet, usual, body))
    return joiner.blocks()


class _Joiner:
    """Blocks so far, and what stands last: an open paragraph with its line and frame, or a table."""

    def __init__(self) -> None:
        self._blocks: list[Paragraph | Table] = []
        self._open: list[str] = []
        self._line: tuple[Line, _Frame] | None = None
        self._table: RuledTable | None = None

    def blocks(self) -> list[Paragraph | Table]:
        """All blocks; the open paragraph is closed."""
        self._close()
        return self._blocks

    def add_page(self, sheet: Sheet, frame: "_Frame") -> None:
        last_top: float | None = None
        parts: list[Line | RuledTable] = [*sheet.lines, *sheet.tables]
        if sheet.tables:
            parts.sort(key=lambda part: part.top)
        for part in parts:
            if isinstance(part, RuledTable):
                self._add_table(part, new_page=last_top is None)
            else:
                self._add_line(part, frame, part.top - last_top if last_top is not None else None)
            last_top = part.top

    def _add_line(self, line: Line, frame: "_Frame", gap: float | None) -> None:
        if self._line is not None and _continues(*self._line, line, frame, gap):
            self._open.append(seam(self._open[-1], line.text) + line.text)
        else:
            self._close()
            self._open.append(line.text)
        self._line, self._table = (line, frame), None

    def _add_table(self, table: RuledTable, new_page: bool) -> None:
        """A new table, or the rest of the one that the page before ended with; its repeated header goes."""
        self._close()
        last = self._blocks[-1] if self._table is not None else None
        if isinstance(last, Table) and self._table and new_page and _same_columns(self._table, table):
            rest = table.rows[1:] if table.rows[0] == last.rows[0] else table.rows
            self._blocks[-1] = Table(last.rows + rest)
        else:
            self._blocks.append(Table(table.rows))
        self._line, self._table = None, table

    def _close(self) -> None:
        if self._open:
            self._blocks.append(Paragraph("".join(self._open)))
            self._open.clear()


def _same_columns(one: RuledTable, other: RuledTable) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(left - right) < _SAME_COLUMN for left, right in zip(one.columns, other.columns, strict=True)
    )


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


def _continues(before: Line, old: _Frame, line: Line, new: _Frame, gap: float | None) -> bool:
    """Whether ``line`` goes on with the paragraph of ``before``. ``gap`` is None over a page break."""
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


def seam(text: str, addition: str) -> str:
    """What stands between two joined lines: nothing in Chinese, a blank between Western words."""
    return " " if _ASCII_EDGE.search(text[-1:]) and addition[:1].isascii() and addition[:1].isalpha() else ""


def _common(values: list[float], step: float) -> float:
    """The most frequent value, rounded to ``step``; 0 for an empty list."""
    counts = Counter(round(value / step) * step for value in values)
    return counts.most_common(1)[0][0] if counts else 0.0
