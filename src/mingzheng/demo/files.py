"""Make the attachments' files from their canonical text (演示附件)."""

import io

from docx import Document as Word
from xlsxwriter import Workbook

from mingzheng.kernel.lex.manuscript import Manuscript, Table

from .shapes import Attachment


def make_file(attachment: Attachment) -> bytes:
    """The bytes of an attachment in its own format: xlsx, docx or plain text."""
    makers = {"xlsx": _xlsx, "docx": _docx}
    make = makers.get(attachment.format)
    return make(attachment.text) if make else attachment.text.encode()


def _xlsx(text: str) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("附件")
        row = 0
        for block in Manuscript.from_text(text).blocks:
            rows = block.rows if isinstance(block, Table) else ((block.text,),)
            for cells in rows:
                sheet.write_row(row, 0, cells)
                row += 1
    return out.getvalue()


def _docx(text: str) -> bytes:
    out = io.BytesIO()
    paper = Word()
    for block in Manuscript.from_text(text).blocks:
        if isinstance(block, Table):
            table = paper.add_table(rows=0, cols=max(len(row) for row in block.rows))
            for cells in block.rows:
                for cell, value in zip(table.add_row().cells, cells, strict=False):
                    cell.text = value
        else:
            paper.add_paragraph(block.text)
    paper.save(out)
    return out.getvalue()
