"""Snippets and marks (摘要与高亮), made from the raw text; pieces come back, never HTML. Pure.

Marks are found in the folded text and carried back to offsets of the original, so a query in one script marks
the other, blanks inside a word do not matter, and both engines show the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import analyzer
from .scripts import mainland_words

SNIPPET_LENGTH = 120
_LEAD = 24
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text and what is to be marked in it; ``marks`` are half-open offsets in ``text``."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    field: str = "body"

    def after(self, words: str) -> "Snippet":
        """The same behind some words that say where it comes from."""
        shift = len(words)
        marks = tuple((start + shift, end + shift) for start, end in self.marks)
        return Snippet(f"{words}{self.text}", marks, self.field)

    def segments(self) -> list[tuple[str, bool]]:
        """The text in pieces, each with whether it is marked."""
        pieces, position = [], 0
        for start, end in self.marks:
            pieces += [(self.text[position:start], False), (self.text[start:end], True)]
            position = end
        pieces.append((self.text[position:], False))
        return [piece for piece in pieces if piece[0]]


def needles(query: str) -> tuple[str, ...]:
    """The folded strings a query wants marked: its pieces as typed, then its words; longest first."""
    readings = [query, *filter(None, [mainland_words(query)])]
    wanted = [piece for reading in readings for piece in (reading, *reading.split())]
    words = [word for reading in readings for word in analyzer.query_words(reading)]
    wanted += [text for word in words for text in (word.text, *word.parts)]
    folded = {analyzer.fold(text).strip(analyzer.SENTINEL) for text in wanted}
    return tuple(sorted(folded - {""}, key=lambda needle: (-len(needle), needle)))


def mark(text: str, wanted: Sequence[str], field: str = "title") -> Snippet:
    """The whole text with its marks."""
    return Snippet(text, tuple(_marks(text, wanted)), field)


def snippet(text: str, wanted: Sequence[str], length: int = SNIPPET_LENGTH, title: str = "") -> Snippet:
    """The ``length`` characters or so that say most about the query; the start if nothing does.

    A paragraph that only repeats the ``title``, which is shown anyway, is taken if no other says anything.
    """
    paragraph = _best_paragraph(text, wanted, title)
    marks = list(_marks(paragraph, wanted))
    start = _best_start(paragraph, marks, length)
    end = min(len(paragraph), start + length)
    before, after = _ELLIPSIS if start else "", _ELLIPSIS if end < len(paragraph) else ""
    shift = len(before) - start
    inside = tuple((max(s, start) + shift, min(e, end) + shift) for s, e in marks if s < end and e > start)
    return Snippet(f"{before}{paragraph[start:end]}{after}", inside)


def _best_paragraph(text: str, wanted: Sequence[str], title: str) -> str:
    """The first paragraph with the most of the wanted strings, long ones counting more; else the beginning."""
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    if not paragraphs:
        return ""
    known = analyzer.fold(title)
    folded = [analyzer.fold(paragraph) for paragraph in paragraphs]
    scores = [min(1, _weight(line, wanted)) if line in known else _weight(line, wanted) for line in folded]
    best = scores.index(max(scores))
    return paragraphs[best] if scores[best] else " ".join(paragraphs)[: SNIPPET_LENGTH * 2]


def _weight(folded: str, wanted: Sequence[str]) -> int:
    return sum(len(needle) ** 2 for needle in wanted if needle in folded)


def _best_start(text: str, marks: list[tuple[int, int]], length: int) -> int:
    """A little before the mark from which most marked characters fit into the window."""
    if len(text) <= length or not marks:
        return 0

    def marked(start: int) -> int:
        return sum(end - begin for begin, end in marks if start <= begin and end <= start + length - _LEAD)

    best = max((begin for begin, _ in marks), key=marked)
    return max(0, min(best - _LEAD, len(text) - length))


def _marks(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Offsets of what is wanted, in order and apart; touching ones are joined."""
    folded, origins = analyzer.fold_with_origins(text)
    hit = bytearray(len(folded))
    for needle in wanted:
        position = folded.find(needle)
        while position >= 0:
            hit[position : position + len(needle)] = b"\x01" * len(needle)
            position = folded.find(needle, position + 1)
    position, last = hit.find(1), 0
    while position >= 0:
        end = hit.find(0, position)
        end = len(hit) if end < 0 else end
        # One character may fold to several (㎧), of which only some are wanted.
        start, stop = max(origins[position], last), origins[end - 1] + 1
        if start < stop:
            yield start, stop
        position, last = hit.find(1, end), stop
