"""A text laid out as numbered lines (版面): each with its offsets, its print and its shadow."""

from dataclasses import dataclass
from typing import NamedTuple

from mingzheng.kernel.lex.headings import MARK_OPENERS, Mark, mark_of
from mingzheng.kernel.lex.manuscript import is_table_line
from mingzheng.kernel.lex.script import Script, script_of
from mingzheng.kernel.lex.shadow import shadow_of


class Line(NamedTuple):
    """One line without its outer blanks; ``start``/``end`` are offsets in the whole text.

    ``mark`` is the heading number it opens with, ``is_row`` says that it is a row of a table: both are asked
    for again and again, so they are read once.
    """

    start: int
    end: int
    text: str
    plain: str
    mark: Mark | None
    is_row: bool

    @property
    def is_prose(self) -> bool:
        """Whether the line is a sentence or a numbered clause, which page furniture never is."""
        size = len(self.plain)
        return (size > 14 and self.mark is not None) or (size > 24 and "。" in self.plain)


# The longest code of the republic has 110,000 characters. A text beyond these bounds is kept whole, but what
# stands behind them is not looked at: no text, however hostile, takes more than seconds.
MAX_CHARACTERS, MAX_LINES = 1_000_000, 50_000
_UNSEEN = "\ufffd"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a text that are not blank; from ``unread`` on, if not None, the shadow shows nothing."""

    text: str
    shadow: str
    script: Script
    lines: tuple[Line, ...]
    unread: int | None = None

    @classmethod
    def from_lines(cls, kept: list[Line], script: Script) -> "Sheet":
        """A sheet of some lines of another one, one below the other."""
        lines, offset = [], 0
        for start, stop, printed, plain, mark, is_row in kept:
            end = offset + stop - start
            lines.append(Line(offset, end, printed, plain, mark, is_row))
            offset = end + 1
        text, shadow = "\n".join([line[2] for line in kept]), "\n".join([line[3] for line in kept])
        return cls(text, shadow, script, tuple(lines))

    @classmethod
    def of(cls, text: str, script: Script | None = None) -> "Sheet":
        """The sheet of a text; its script is told by its characters unless it is given."""
        script = script or script_of(text)
        if len(text) > MAX_CHARACTERS or text.count("\n") >= MAX_LINES:
            return _long_sheet(text, script)
        shadow = shadow_of(text, script)
        return cls(text, shadow, script, tuple(_lines(text, shadow)))


def _lines(text: str, shadow: str) -> list[Line]:
    lines, offset = [], 0
    for raw in shadow.split("\n"):
        plain = raw.strip()
        if plain:
            start = offset if raw[0] == plain[0] else offset + len(raw) - len(raw.lstrip())
            end = start + len(plain)
            printed = text[start:end]
            is_row = plain[0] == "|" and is_table_line(printed)
            mark = mark_of(plain) if plain[0] in MARK_OPENERS else None
            lines.append(Line(start, end, printed, plain, mark, is_row))
        offset += len(raw) + 1
    return lines


def _long_sheet(text: str, script: Script) -> Sheet:
    """The sheet of a text beyond the bounds: its last line is all that was not looked at."""
    pieces = text[: MAX_CHARACTERS + 1].split("\n", MAX_LINES)
    seen = min(sum(map(len, pieces[:MAX_LINES])) + min(len(pieces), MAX_LINES) - 1, MAX_CHARACTERS)
    stop = text.find("\n", seen)
    stop = len(text) if stop < 0 else stop
    shadow = shadow_of(text[:seen], script) + _UNSEEN * (stop - seen)
    lines = _lines(text[:stop], shadow)
    rest = text[stop:].strip()
    if rest:
        start = text.index(rest[0], stop)
        lines.append(Line(start, start + len(rest), rest, _UNSEEN * len(rest), None, False))
    return Sheet(text, shadow + _UNSEEN * (len(text) - stop), script, tuple(lines), seen)
