"""Wrong characters 错别字 and fixed expressions 固定表述, each in a context where no right text has it."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View
from mingzheng.kernel.lex.scan.word_finder import WordFinder
from mingzheng.kernel.lex.scan.wording.confusions import CONTEXTUAL, VARIANTS, WRONG_WORDS

_TABLE = WRONG_WORDS | VARIANTS
_WORDS = WordFinder(_TABLE)
_EXCEPT = {wrong: re.compile(unless) for wrong, (_, unless) in _TABLE.items() if unless}
_REACH = 8


def find_misspellings(view: View) -> Iterator[Finding]:
    """Words of the table, and characters wrong only beside certain others."""
    for start, wrong in _WORDS.find(view.text):
        end = start + len(wrong)
        if _is_excepted(view.text, wrong, start, end):
            continue
        suggestion = f"建议改为“{_TABLE[wrong][0]}”。"
        if wrong in VARIANTS:
            yield view.finding("wording", start, end, "info", f"“{wrong}”是旧的写法。", suggestion)
        else:
            yield view.finding("wording", start, end, "warn", f"“{wrong}”疑为错字。", suggestion)
    for trigger, pattern, right in CONTEXTUAL:
        for match in _around(view.text, trigger, pattern):
            reason = f"“{match.group()}”疑为用字不当。"
            yield view.finding("wording", *match.span(), "warn", reason, f"建议改为“{match.expand(right)}”。")


def _around(text: str, trigger: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches near each occurrence of the trigger, which is cheap to look for."""
    place = text.find(trigger)
    end = 0
    while place >= 0:
        match = pattern.search(text, max(end, place - _REACH), place + 4 * _REACH)
        if match:
            yield match
            end = match.end()
        place = text.find(trigger, max(end, place + 1))


def _is_excepted(text: str, wrong: str, start: int, end: int) -> bool:
    """Right text that happens to contain the wrong word: 由于是|否则, 不良反应|情况."""
    unless = _EXCEPT.get(wrong)
    if unless is None:
        return False
    around = unless.finditer(text, max(0, start - _REACH), end + _REACH)
    return any(match.start() < end and match.end() > start for match in around)
