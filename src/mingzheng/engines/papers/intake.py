"""What comes out of reading a file."""

from dataclasses import dataclass, field

from mingzheng.kernel.lex.manuscript import Manuscript


@dataclass(frozen=True, slots=True)
class Intake:
    """A file as read: its manuscript and what the clerk should know about it.

    ``title_hint`` is the title the file itself declares (style, metadata, first line), ``""`` if none;
    ``images`` counts pictures, which are not read; ``warnings`` are Chinese sentences.
    """

    manuscript: Manuscript
    format: str
    title_hint: str = ""
    images: int = 0
    warnings: list[str] = field(default_factory=list)
