"""Policy documents (政策文件): the document, its revisions, attachments and validity."""

from .attachment import Attachment
from .document import Document, DocumentQuerySet
from .revision import Revision
from .serial import IndexSerial
from .turn import TurnedDay
from .validity import ValidityEvent

__all__ = [
    "Attachment",
    "Document",
    "DocumentQuerySet",
    "IndexSerial",
    "Revision",
    "TurnedDay",
    "ValidityEvent",
]
