"""A masked PDF: set anew from the words that were read. A box over words leaves the words in the file."""

from dataclasses import replace

from mingzheng.kernel.lex import parse_body
from mingzheng.kernel.lex.manuscript import Manuscript

from ..redhead import RedHead, render_pdf


def write_pdf(manuscript: Manuscript) -> bytes:
    """A PDF with the text and tables of ``manuscript`` in the type of an official paper, without pictures."""
    blocks = [
        replace(block, level=2) if block.role == "title" else block
        for block in parse_body(manuscript.to_text())
    ]
    return render_pdf(RedHead(head=(), title="", blocks=blocks))
