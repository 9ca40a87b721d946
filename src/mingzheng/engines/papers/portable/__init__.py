"""Fixed-layout pages: PDF files, and the joining of printed lines into paragraphs (shared with OFD)."""

from .document import read_pdf

__all__ = ["read_pdf"]
