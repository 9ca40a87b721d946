"""The metadata fields of a document (元数据), each from its best witness."""

from mingzheng.kernel.lex.fields.dating import read_dates
from mingzheng.kernel.lex.fields.details import read_attachments, read_details, read_notes
from mingzheng.kernel.lex.fields.issuing import read_issuers
from mingzheng.kernel.lex.fields.number import read_number
from mingzheng.kernel.lex.fields.title import read_title
from mingzheng.kernel.lex.fields.witnesses import Witnesses

__all__ = ["Witnesses", "fill_fields"]


def fill_fields(witnesses: Witnesses) -> None:
    """Read every metadata field into ``witnesses.reading``, with evidence and warnings."""
    read_title(witnesses)
    read_number(witnesses)
    read_issuers(witnesses)
    read_dates(witnesses)
    read_details(witnesses)
    read_notes(witnesses)
    read_attachments(witnesses)
    witnesses.reading.column_hint = witnesses.frame.column_hint or witnesses.meta.get("column")
    witnesses.reading.source_url = witnesses.meta.get("url")
