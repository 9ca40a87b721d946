"""Papers in and out (公文格式): files become manuscripts, documents become red-head PDF, docx and text.

Pure functions on bytes and paths: no Django, no network, nothing written to disk. docx is read from its XML with
lxml (not mammoth or python-docx, which drop text boxes, tracked changes, automatic numbers and hidden parts).
Reading must start fast: the libraries that print, and those of each format, are loaded when they are first needed.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .errors import (
    ArchiveBomb,
    BrokenPaper,
    EmbeddedObject,
    EmptyPaper,
    EncryptedPaper,
    ExternalEntity,
    MacroPaper,
    MisnamedPaper,
    OversizedPaper,
    PaperError,
    ScannedPaper,
    UnsafePath,
    UnsupportedPaper,
)
from .intake import Intake
from .limits import DEFAULT, Limits
from .reading import read_bytes, read_file
from .sniff import sniff

if TYPE_CHECKING:
    from .redhead import Annex, RedHead, render_docx, render_pdf, render_txt

_PRINTING = ("Annex", "RedHead", "render_docx", "render_pdf", "render_txt")

__all__ = [
    "DEFAULT",
    "Annex",
    "ArchiveBomb",
    "BrokenPaper",
    "EmbeddedObject",
    "EmptyPaper",
    "EncryptedPaper",
    "ExternalEntity",
    "Intake",
    "Limits",
    "MacroPaper",
    "MisnamedPaper",
    "OversizedPaper",
    "PaperError",
    "RedHead",
    "ScannedPaper",
    "UnsafePath",
    "UnsupportedPaper",
    "read_bytes",
    "read_file",
    "render_docx",
    "render_pdf",
    "render_txt",
    "sniff",
]


def __getattr__(name: str) -> object:
    """The names of :mod:`.redhead`, which load Typst and python-docx."""
    if name in _PRINTING:
        return getattr(import_module(".redhead", __name__), name)
    raise AttributeError(name)
