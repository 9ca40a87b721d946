"""The values to be hidden, found again wherever and however they are written in a file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from mingzheng.kernel.lex.scan import Finding
from mingzheng.kernel.lex.scan.masks import mask_value

_FOLD = {code: ord(chr(code - 0xFEE0).lower()) for code in range(0xFF01, 0xFF5F)}
_FOLD |= {code: code + 32 for code in range(0x41, 0x5B)}
_SEPARATORS = frozenset(" \t\r\n-－‐‑–—\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad")
_BARE: dict[int, int | None] = {**_FOLD, **dict.fromkeys(map(ord, _SEPARATORS))}
_WHOLE = frozenset({"name", "minor"})
"""Kinds whose characters must stand together: 主张 三 is not the name 张三."""
_TELLING = 6
"""Values shorter than this occur by chance in bytes that are no text."""

Span = tuple[int, int, str]


class Secrets:
    """Values of one file. Blanks, dashes, width and case do not hide a number; names must stand as they are."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._values: dict[str, list[tuple[str, str]]] = defaultdict(list)
        lengths: dict[str, set[int]] = defaultdict(set)
        for bare, kind, exact in sorted({entry for finding in findings for entry in _entries(finding)}):
            self._values[bare].append((kind, exact))
            lengths[bare[:2]].add(len(bare))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}
        self._head = re.compile(f"(?=({'|'.join(map(re.escape, lengths))}))")

    def __bool__(self) -> bool:
        return bool(self._values)

    def sub(self, text: str) -> str:
        """``text`` with every value in its masked form."""
        pieces, position = [], 0
        for start, end, shown in self.spans(text):
            pieces += [text[position:start], shown]
            position = end
        return "".join([*pieces, text[position:]]) if pieces else text

    def spans(self, text: str) -> list[Span]:
        """``(start, end, masked form)`` of every value in ``text``, in order, without overlaps."""
        return [(start, end, mask_value(kind, text[start:end])) for start, end, kind in self._found(text)]

    def first_kind(self, text: str, telling: bool = False) -> str:
        """Kind of the first value in ``text``, ``""`` if there is none; ``telling`` leaves out short values."""
        for start, end, kind in self._found(text):
            if not telling or end - start >= _TELLING:
                return kind
        return ""

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """``(start, end, kind)`` in order, the longest value at each place. Linear, however many values there are."""
        bare = text.translate(_BARE)
        places: list[int] = []
        position = 0
        for match in self._head.finditer(bare) if self._values else ():
            at = match.start()
            for length in self._lengths[match[1]] if at >= position else ():
                if bare[at : at + length] not in self._values:
                    continue
                places = places or [place for place, sign in enumerate(text) if sign not in _SEPARATORS]
                start, end = places[at], places[at + length - 1] + 1
                if kind := self._kind(bare[at : at + length], text[start:end]):
                    yield start, end, kind
                    position = at + length
                    break

    def _kind(self, bare: str, printed: str) -> str:
        """Kind of the value that reads ``bare`` and stands as ``printed``, ``""`` if it is none."""
        return next((kind for kind, exact in self._values[bare] if exact in ("", printed)), "")


def _entries(finding: Finding) -> Iterator[tuple[str, str, str]]:
    """``(folded value, kind, exact form or "")``; a name that was spaced out is also looked for without blanks."""
    value = finding.value.replace("<br>", "\n").replace("\\|", "|").strip()
    squeezed = "".join(sign for sign in value if sign not in _SEPARATORS)
    if len(squeezed) < 2:
        return
    for exact in {value, squeezed} if finding.kind in _WHOLE else {""}:
        yield squeezed.translate(_FOLD), finding.kind, exact
