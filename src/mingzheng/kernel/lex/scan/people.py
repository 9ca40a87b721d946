"""Persons in running text and tables: one pass finds the words that announce them, each has its reader."""

from collections.abc import Callable, Iterator

from mingzheng.kernel.lex.scan.columns import find_columns
from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.homes import BUILDINGS, HOME_WORDS, homes_around, homes_behind
from mingzheng.kernel.lex.scan.minors import PUPILS, minors_by_age, pupils_behind
from mingzheng.kernel.lex.scan.names import ROLES, names_behind
from mingzheng.kernel.lex.scan.view import View
from mingzheng.kernel.lex.scan.word_finder import WordFinder

Reader = Callable[[View, int, str], Iterator[Finding]]

_READERS: dict[str, Reader] = {
    **dict.fromkeys(ROLES, names_behind),
    **dict.fromkeys(PUPILS, pupils_behind),
    **dict.fromkeys(HOME_WORDS, homes_behind),
    **dict.fromkeys(BUILDINGS, homes_around),
}
_WORDS = WordFinder(_READERS)


def find_people(view: View) -> Iterator[Finding]:
    """Names, minors and home addresses. Overlaps between them are settled by the caller."""
    for start, word in _WORDS.find(view.folded):
        yield from _READERS[word](view, start, word)
    yield from minors_by_age(view)
    yield from find_columns(view)
