"""Examine a file that is to be attached: its real format, what a reader sees in it, and what a reader does not see."""

from dataclasses import dataclass

from .errors import EmptyPaper, ScannedPaper
from .reading import read_bytes
from .sniff import sniff

_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
_KEPT = frozenset({"txt", "csv", "html", "docx", "xlsx", "pdf", "ofd", *_PICTURES.values()})


@dataclass(frozen=True, slots=True)
class Examined:
    """``format`` is the ending under which the file is kept; ``hidden`` are pairs of kind and text."""

    format: str
    text: str = ""
    hidden: tuple[tuple[str, str], ...] = ()


def examine(data: bytes, name: str) -> Examined:
    """What the file is and says. Pictures and scans say nothing where no recognition (OCR) is installed.

    Raises `PaperError` with a Chinese sentence for what is broken, encrypted, hostile or not what its name says.
    """
    kind = sniff(data, name)
    ending = _ending(kind, data)
    try:
        manuscript = read_bytes(data, name).manuscript
    except (ScannedPaper, EmptyPaper):
        if ending in _KEPT:
            return Examined(ending)
        raise
    return Examined(ending, manuscript.to_text(), tuple((part.kind, part.text) for part in manuscript.hidden))


def _ending(kind: str, data: bytes) -> str:
    """The ending that goes with the content; pictures of one kind are told apart by their first bytes."""
    pictures = (ending for signature, ending in _PICTURES.items() if data.startswith(signature))
    return next(pictures, kind) if kind == "image" else kind
