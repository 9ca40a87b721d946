"""Printed lines joined into paragraphs by indentation, line width and type size."""

import re
from collections import Counter
from collections.abc import Sequence

from .lines import Line, Sheet

_NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十百零]{1,5}、|[（(][一二三四五六七八九十百零\d]{1,5}[）)]|\d{1,3}[.．、](?!\d)|"
    r"第[一二三四五六七八九十百零\d]{1,6}[章节条编]|附件[\d一二三四五六七八九十]*[:：]?|抄送[:：]|主送[:：]|[①-⑳])"
)
_DATE = re.compile(r"^\d{4}年\d{1,2}月\d{1,2}日$")
_ENDED = re.compile(r"[。！？；：:;!?”』」）)]$")
_ASCII_EDGE = re.compile(r"[A-Za-z0-9,.;]$")


def join(sheets: Sequence[Sheet]) -> list[str]:
    """Paragraph texts of all pages in order; a paragraph may run over a page break."""
    body_size = _common([line.size for sheet in sheets for line in sheet.lines], 0.5)
    paragraphs: list[str] = []
    previous: tuple[Line, _Frame] | None = None
    for sheet in sheets:
        frame = _Frame(sheet, body_size)
        last_top: float | None = None
        for line in sheet.lines:
            gap = line.top - last_top if last_top is not None else None
            if previous is not None and _continues(previous[0], previous[1], line, frame, gap):
                paragraphs[-1] = _glue(paragraphs[-1], line.text)
            else:
                paragraphs.append(line.text)
            previous, last_top = (line, frame), line.top
    return paragraphs


class _Frame:
    """Margins, character width and line pitch of one page."""

    def __init__(self, sheet: Sheet, body_size: float) -> None:
        self.size = body_size or 1.0
        long = [line for line in sheet.lines if line.right - line.left > sheet.width * 0.4] or list(
            sheet.lines
        )
        self.left = min((line.left for line in long), default=0.0)
        self.right = max((line.right for line in long), default=sheet.width)
        gaps = [after.top - before.top for before, after in zip(sheet.lines, sheet.lines[1:], strict=False)]
        self.pitch = _common([gap for gap in gaps if gap > 0.5 * self.size], 0.5) or 1.8 * self.size

    def indent(self, line: Line) -> float:
        return (line.left - self.left) / self.size

    def slack(self, line: Line) -> float:
        return (self.right - line.right) / self.size

    def centred(self, line: Line) -> bool:
        return (
            self.indent(line) > 1.5
            and self.slack(line) > 1.5
            and abs(self.indent(line) - self.slack(line)) < 1.6
        )


def _continues(before: Line, old: _Frame, line: Line, new: _Frame, gap: float | None) -> bool:
    """Whether ``line`` is the next line of the paragraph that ``before`` belongs to. ``gap`` is None over a page."""
    if abs(before.size - line.size) > 0.18 * max(before.size, line.size):
        return False
    larger = before.size > 1.2 * old.size
    if gap is not None and gap > (2.2 * line.size if larger else 1.6 * new.pitch):
        return False
    if larger and gap is not None and not _ENDED.search(before.text):
        return True
    if _NUMBERED.match(line.text) or _DATE.match(line.text):
        return False
    full = old.slack(before) < 1.8
    return full and new.indent(line) < 1.2


def _glue(text: str, addition: str) -> str:
    """Chinese joins without a blank, Latin words with one."""
    blank = " " if _ASCII_EDGE.search(text) and addition[:1].isascii() and addition[:1].isalpha() else ""
    return text + blank + addition


def _common(values: list[float], step: float) -> float:
    """The most frequent value, rounded to ``step``; 0 for an empty list."""
    counts = Counter(round(value / step) * step for value in values)
    return counts.most_common(1)[0][0] if counts else 0.0
