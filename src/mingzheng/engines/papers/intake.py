"""What comes out of reading a file."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mingzheng.kernel.lex.manuscript import Manuscript, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Intake:
    """A file as read: its manuscript and what the clerk should know about it.

    ``title_hint`` is the title the file itself declares (style, metadata, first line), ``""`` if none;
    ``images`` counts pictures whose words were not read; ``warnings`` are Chinese sentences.
    """

    manuscript: Manuscript
    format: str
    title_hint: str = ""
    images: int = 0
    warnings: list[str] = field(default_factory=list)


def has_text(blocks: Iterable[Paragraph | Table]) -> bool:
    """Whether any paragraph or cell holds more than blanks."""
    return any(
        bool(block.text.strip())
        if isinstance(block, Paragraph)
        else any(cell.strip() for row in block.rows for cell in row)
        for block in blocks
    )
