"""A text laid out as numbered lines (版面): each with its offsets, its print and its shadow."""

from dataclasses import dataclass
from typing import NamedTuple

from mingzheng.kernel.lex.manuscript import is_table_line
from mingzheng.kernel.lex.script import Script, script_of
from mingzheng.kernel.lex.shadow import shadow_of


class Line(NamedTuple):
    """One line without its outer blanks; ``start``/``end`` are offsets in the whole text."""

    start: int
    end: int
    text: str
    plain: str

    @property
    def is_row(self) -> bool:
        return is_table_line(self.text)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a text that are not blank."""

    text: str
    shadow: str
    script: Script
    lines: tuple[Line, ...]

    @classmethod
    def from_lines(cls, kept: list[Line], script: Script) -> "Sheet":
        """A sheet of some lines of another one, one below the other."""
        lines, offset = [], 0
        for line in kept:
            end = offset + len(line.text)
            lines.append(Line(offset, end, line.text, line.plain))
            offset = end + 1
        text, shadow = "\n".join(line.text for line in kept), "\n".join(line.plain for line in kept)
        return cls(text, shadow, script, tuple(lines))

    @classmethod
    def of(cls, text: str, script: Script | None = None) -> "Sheet":
        script = script or script_of(text)
        shadow = shadow_of(text, script)
        lines, offset = [], 0
        for raw in shadow.split("\n"):
            plain = raw.strip()
            if plain:
                start = offset + len(raw) - len(raw.lstrip())
                end = start + len(plain)
                lines.append(Line(start, end, text[start:end], plain))
            offset += len(raw) + 1
        return cls(text, shadow, script, tuple(lines))
