"""Clause-level comparison of two versions of a text (条款对照)."""

from mingzheng.kernel.lex.diff.clauses import Clause, split_clauses
from mingzheng.kernel.lex.diff.comparison import ClauseChange, Comparison, compare
from mingzheng.kernel.lex.diff.words import Segment, compare_words

__all__ = ["Clause", "ClauseChange", "Comparison", "Segment", "compare", "compare_words", "split_clauses"]
