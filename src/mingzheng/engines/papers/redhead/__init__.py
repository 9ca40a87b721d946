"""Red-head papers (红头文件) out: PDF, Word and plain text in the form of GB/T 9704-2012."""

from .model import Annex, RedHead
from .pdf import render_pdf
from .text import render_txt
from .word import render_docx

__all__ = ["Annex", "RedHead", "render_docx", "render_pdf", "render_txt"]
