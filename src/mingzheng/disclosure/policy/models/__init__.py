"""Policy documents (政策文件): the document, its revisions, attachments, validity and relations."""

from .attachment import Attachment
from .document import Document, DocumentQuerySet
from .relation import Relation, RelationKind
from .revision import Revision
from .serial import IndexSerial
from .validity import ValidityEvent

__all__ = [
    "Attachment", "Document", "DocumentQuerySet", "IndexSerial", "Relation", "RelationKind", "Revision",
    "ValidityEvent",
]  # fmt: skip
