"""Errors of form 格式差错: GB/T 9704-2012 (numbers, dates, levels), GB/T 15834-2011 (punctuation)."""

from mingzheng.kernel.lex.scan.forms.contents import find_contents
from mingzheng.kernel.lex.scan.forms.dates import find_dates
from mingzheng.kernel.lex.scan.forms.docnumbers import find_document_numbers
from mingzheng.kernel.lex.scan.forms.levels import find_levels
from mingzheng.kernel.lex.scan.forms.punctuation import find_punctuation

FORM_DETECTORS = (find_document_numbers, find_dates, find_punctuation, find_levels, find_contents)
"""Everything about form, in the order of cost."""

__all__ = ["FORM_DETECTORS"]
