"""What changed inside a clause, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

import rjieba

_SENTENCE = re.compile(r"[^。；;！？\n]*[。；;！？\n]?")
_LARGEST_PRODUCT = 200_000
_LARGEST_SENTENCE_PRODUCT = 400_000

Operation = Literal["equal", "delete", "insert"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that stayed, was deleted or was inserted."""

    operation: Operation
    text: str


def compare_words(old: str, new: str) -> tuple[Segment, ...]:
    """Segments whose equal and deleted runs join to ``old``, equal and inserted ones to ``new``.

    Sentences are aligned first and words only inside the sentences that differ, so that a long clause stays
    cheap; two very long passages that have nothing in common are shown as one deletion and one insertion.
    """
    if old == new:
        return (Segment("equal", old),) if old else ()
    return tuple(_tidied(list(_by_sentence(old, new))))


def _by_sentence(old: str, new: str) -> Iterator[Segment]:
    old_parts, new_parts = _SENTENCE.findall(old), _SENTENCE.findall(new)
    for tag, left, right in _opcodes(old_parts, new_parts, _LARGEST_SENTENCE_PRODUCT):
        if tag == "equal":
            yield Segment("equal", "".join(left))
        else:
            yield from _by_word("".join(left), "".join(right))


def _by_word(old: str, new: str) -> Iterator[Segment]:
    if not old or not new:
        yield from _replaced(old, new)
        return
    for tag, left, right in _opcodes(rjieba.cut(old), rjieba.cut(new), _LARGEST_PRODUCT):
        if tag == "equal":
            yield Segment("equal", "".join(left))
        else:
            yield from _replaced("".join(left), "".join(right))


def _replaced(old: str, new: str) -> Iterator[Segment]:
    if old:
        yield Segment("delete", old)
    if new:
        yield Segment("insert", new)


def _opcodes(
    old: Sequence[str], new: Sequence[str], largest: int
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Equal and different runs; what is alike at both ends is not compared again."""
    head = 0
    shortest = min(len(old), len(new))
    while head < shortest and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    old_end, new_end = len(old) - tail, len(new) - tail
    yield "equal", old[:head], new[:head]
    if (old_end - head) * (new_end - head) > largest:
        yield "replace", old[head:old_end], new[head:new_end]
    else:
        matcher = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            yield tag, old[head + a : head + b], new[head + c : head + d]
    yield "equal", old[old_end:], new[new_end:]


def _tidied(segments: list[Segment]) -> Iterator[Segment]:
    """One deletion and one insertion for each changed place; a lone character between two changes, which a
    reader cannot make sense of, belongs to the change."""
    deleted = inserted = ""
    for index, segment in enumerate(segments):
        if not segment.text:
            continue
        if segment.operation == "delete":
            deleted += segment.text
        elif segment.operation == "insert":
            inserted += segment.text
        elif len(segment.text) == 1 and (deleted or inserted) and _changes_again(segments, index):
            deleted += segment.text
            inserted += segment.text
        else:
            yield from _replaced(deleted, inserted)
            deleted = inserted = ""
            yield segment
    yield from _replaced(deleted, inserted)


def _changes_again(segments: list[Segment], index: int) -> bool:
    following = next((segment for segment in segments[index + 1 :] if segment.text), None)
    return following is not None and following.operation != "equal"
