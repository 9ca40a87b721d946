"""Examine a file that is to be attached: its real format, what a reader sees in it, and what a reader does not see."""

from dataclasses import dataclass

from .errors import EmptyPaper, ScannedPaper
from .reading import read_bytes
from .sniff import sniff

_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg"}
_READ = frozenset({"txt", "html", "docx", "xlsx", "pdf", "ofd"})


@dataclass(frozen=True, slots=True)
class Examined:
    """``format`` is the ending under which the file is kept; ``hidden`` are pairs of kind and text."""

    format: str
    text: str = ""
    hidden: tuple[tuple[str, str], ...] = ()


def examine(data: bytes, name: str) -> Examined:
    """What the file is and says. Pictures and scans say nothing here: their words need recognition.

    Raises `PaperError` with a Chinese sentence for what is broken, encrypted, hostile or not what its name says.
    """
    kind = sniff(data, name)
    for signature, ending in _PICTURES.items():
        if kind == "image" and data.startswith(signature):
            return Examined(ending)
    if kind == "txt" and name.lower().endswith(".csv"):
        return Examined("csv", data.decode("utf-8-sig", "replace"))
    try:
        manuscript = read_bytes(data, name).manuscript
    except (ScannedPaper, EmptyPaper):
        if kind in _READ:
            return Examined(kind)
        raise
    return Examined(kind, manuscript.to_text(), tuple((part.kind, part.text) for part in manuscript.hidden))
