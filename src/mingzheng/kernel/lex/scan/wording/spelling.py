"""Wrong characters 错别字 and fixed expressions 固定表述, each in a context where no right text has it."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View
from mingzheng.kernel.lex.scan.word_finder import WordFinder
from mingzheng.kernel.lex.scan.wording.confusions import CONTEXTUAL, VARIANTS, WRONG_WORDS

_TABLE = WRONG_WORDS | VARIANTS
_EXCEPT = {wrong: re.compile(unless) for wrong, (_, unless) in _TABLE.items() if unless}
_CONTEXTS = {
    trigger: [(pattern, right) for also, pattern, right in CONTEXTUAL if also == trigger]
    for trigger, _, _ in CONTEXTUAL
}
_WORDS = WordFinder(_TABLE.keys() | _CONTEXTS.keys())
_REACH = 8


def find_misspellings(view: View) -> Iterator[Finding]:
    """Words of the table, and characters wrong only beside certain others."""
    for start, word in _WORDS.find(view.text):
        if word in _CONTEXTS:
            yield from _wrong_beside(view, start, word)
        elif not _is_excepted(view.text, word, start, start + len(word)):
            yield _wrong_word(view, start, word)


def _wrong_word(view: View, start: int, wrong: str) -> Finding:
    end, suggestion = start + len(wrong), f"建议改为“{_TABLE[wrong][0]}”。"
    if wrong in VARIANTS:
        return view.finding("wording", start, end, "info", f"“{wrong}”是旧的写法。", suggestion)
    return view.finding("wording", start, end, "warn", f"“{wrong}”疑为错字。", suggestion)


def _wrong_beside(view: View, place: int, trigger: str) -> Iterator[Finding]:
    """Matches around an occurrence of the trigger, which is right elsewhere."""
    for pattern, right in _CONTEXTS[trigger]:
        match = pattern.search(view.text, max(0, place - _REACH), place + 4 * _REACH)
        if match and match.start() <= place < match.end():
            reason = f"“{match.group()}”疑为用字不当。"
            yield view.finding("wording", *match.span(), "warn", reason, f"建议改为“{match.expand(right)}”。")


def _is_excepted(text: str, wrong: str, start: int, end: int) -> bool:
    """Right text that happens to contain the wrong word: 由于是|否则, 不良反应|情况."""
    unless = _EXCEPT.get(wrong)
    if unless is None:
        return False
    around = unless.finditer(text, max(0, start - _REACH), end + _REACH)
    return any(match.start() < end and match.end() > start for match in around)
