"""One part of a manuscript as the detectors see it: folded characters, labels before a place, columns."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from mingzheng.kernel.lex.scan.finding import Finding, Severity
from mingzheng.kernel.lex.scan.grid import Grid, find_grids

_RARE = re.compile(r"[A-Z@０-９Ａ-Ｚａ-ｚ＠－＋]")
_FOLD = {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), 0xFF20)}
_FOLD |= {chr(code): chr(code - 0xFEE0) for code in (*range(0xFF41, 0xFF5B), 0xFF0D, 0xFF0B)}
_CAPITALS = frozenset(chr(code) for first in "AＡ" for code in range(ord(first), ord(first) + 26))
_SINCE_BREAK = re.compile(r"(?:.*[。；;！!？?\n|])?(.*)", re.DOTALL)

_LINE_REACH = 400
_CLAUSE_BREAK = re.compile(r"[，,、(（]")


class View:
    """A part of a manuscript. ``text`` is the text as it is, ``folded`` the same length with full-width
    digits, letters, @, + and - made half-width, so that an offset means the same in both."""

    def __init__(self, text: str, part: str = "body", part_index: int = -1) -> None:
        self.text = text
        self.part = part
        self.part_index = part_index

    @cached_property
    def folded(self) -> str:
        folded = self.text
        for wide in self._rare & _FOLD.keys():
            folded = folded.replace(wide, _FOLD[wide])
        return folded

    @cached_property
    def _rare(self) -> set[str]:
        """Latin letters and @ of either width, and wide digits and signs: one look tells what to look for."""
        return set(_RARE.findall(self.text))

    @cached_property
    def has_capitals(self) -> bool:
        """Whether there are Latin capitals, which plates and foreigners' documents begin with."""
        return not _CAPITALS.isdisjoint(self._rare)

    @property
    def has_at_sign(self) -> bool:
        """Whether there is an @, without which there is no mailbox."""
        return not self._rare.isdisjoint("@＠")

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """Every line with the place where it begins."""
        starts = accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0)
        return list(zip(starts, self.text.split("\n"), strict=False))

    @cached_property
    def grids(self) -> list[Grid]:
        return find_grids(self.text)

    @cached_property
    def _grid_starts(self) -> list[int]:
        return [grid.start for grid in self.grids]

    @property
    def is_body(self) -> bool:
        return self.part == "body"

    def grid_at(self, position: int) -> Grid | None:
        """The table whose lines contain this place, or None."""
        place = bisect_right(self._grid_starts, position) - 1
        if place >= 0 and position < self.grids[place].end:
            return self.grids[place]
        return None

    def before(self, position: int, reach: int = 24) -> str:
        """Up to ``reach`` characters before the place, not past a sentence end, a line or a cell."""
        chunk = self.folded[max(0, position - reach) : position]
        return _SINCE_BREAK.match(chunk)[1]  # type: ignore[index]

    def after(self, position: int, reach: int = 12) -> str:
        """Up to ``reach`` characters after the place, not past the end of the line."""
        return self.folded[position : position + reach].split("\n", 1)[0]

    def label(self, position: int, reach: int = 24) -> str:
        """What names the value at this place: its column's header and the words before it."""
        grid = self.grid_at(position)
        if grid is None:
            return self.before(position, reach)
        return f"{grid.header_at(position)} {grid.row_label_at(position)} {self.before(position, reach)}"

    def clause_label(self, position: int) -> str:
        """As :meth:`label`, but only the nearest clause: what stands before a comma names something else."""
        words = _CLAUSE_BREAK.split(self.before(position, 16).rstrip("(（[【 "))[-1]
        grid = self.grid_at(position)
        if grid is None:
            return words
        return f"{grid.header_at(position)} {grid.row_label_at(position)} {words}"

    def line_at(self, position: int) -> str:
        """The line that contains this place; of a very long one what stands within reach of it."""
        end = self.text.find("\n", position, position + _LINE_REACH)
        return self.text[self.line_start(position) : end if end >= 0 else position + _LINE_REACH]

    def line_start(self, position: int) -> int:
        """Where the line (or what is within reach of it) begins; bounded, so that scanning stays linear."""
        start = self.text.rfind("\n", max(0, position - _LINE_REACH), position)
        return start + 1 if start >= 0 else max(0, position - _LINE_REACH)

    def finding(
        self,
        kind: str,
        start: int,
        end: int,
        severity: Severity,
        reason: str,
        suggestion: str = "",
        masked: str = "",
    ) -> Finding:
        """A finding in this part; inside a table of the body its part is "table"."""
        part = "table" if self.is_body and self.grid_at(start) is not None else self.part
        value = self.text[start:end]
        return Finding(kind, value, start, end, severity, reason, suggestion, masked, part, self.part_index)
