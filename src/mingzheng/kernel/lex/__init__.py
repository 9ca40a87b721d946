"""Reading official Chinese (公文语言): documents in, structure out. Pure functions, no I/O."""

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.body import parse_body
from mingzheng.kernel.lex.citations import Citation, find_citations
from mingzheng.kernel.lex.dates import DateHit, find_dates
from mingzheng.kernel.lex.docnumbers import DocNumberHit, find_doc_numbers, normalize_doc_number
from mingzheng.kernel.lex.html import OutlineItem, outline, render_html
from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph, Table
from mingzheng.kernel.lex.read import read
from mingzheng.kernel.lex.reading import Evidence, Reading, Section
from mingzheng.kernel.lex.script import script_of, to_hans, to_hant
from mingzheng.kernel.lex.tasks import Task, split_units
from mingzheng.kernel.lex.terms import Terms
from mingzheng.kernel.lex.timelimits import TimeLimit, find_time_limits
from mingzheng.kernel.lex.warnings import Warning

__all__ = [
    "Block", "Citation", "DateHit", "DocNumberHit", "Evidence", "Hidden", "Manuscript", "OutlineItem", "Paragraph",
    "Reading", "Section", "Table", "Task", "Terms", "TimeLimit", "Warning", "find_citations", "find_dates",
    "find_doc_numbers", "find_time_limits", "normalize_doc_number", "outline", "parse_body", "read", "render_html",
    "script_of", "split_units", "to_hans", "to_hant",
]  # fmt: skip
