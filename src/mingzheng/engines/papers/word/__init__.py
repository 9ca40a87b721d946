"""Word documents (.docx)."""

from .document import read_docx

__all__ = ["read_docx"]
