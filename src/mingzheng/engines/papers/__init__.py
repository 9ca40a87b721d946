"""Papers in and out (公文格式): files become manuscripts, documents become red-head PDF, docx and text.

Pure functions on bytes and paths: no Django, no network, nothing written to disk. docx is read from its XML with
lxml (not mammoth or python-docx, which drop text boxes, tracked changes, automatic numbers and hidden parts).
"""

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
from .redhead import Annex, RedHead, render_docx, render_pdf, render_txt
from .sniff import sniff

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
