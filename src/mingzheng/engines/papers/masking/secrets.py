"""The values to be hidden, found again wherever and however they are written in a file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from mingzheng.kernel.lex.scan import Finding
from mingzheng.kernel.lex.scan.masks import mask_value

_FOLD = {code: ord(chr(code - 0xFEE0).lower()) for code in range(0xFF01, 0xFF5F)}
_FOLD |= {code: code + 32 for code in range(0x41, 0x5B)}
_SEPARATORS = frozenset(" \t\r\n-‐‑–—\u00a0\u3000\u200b\u200c\u200d\u2060\ufeff\u00ad")
_WHOLE = frozenset({"name", "minor"})
"""Kinds whose characters must stand together: 主张 三 is not the name 张三."""
_TELLING = 6
"""Values shorter than this occur by chance in bytes that are no text."""

Span = tuple[int, int, str]


class Secrets:
    """Values of one file. Blanks, dashes, width and case do not hide a number; names must stand as they are."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._by_head: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        entries = {entry for finding in findings for entry in _entries(finding)}
        for bare, kind, exact in sorted(entries, key=lambda entry: (-len(entry[0]), entry)):
            self._by_head[bare[:2]].append((bare, kind, exact))

    def __bool__(self) -> bool:
        return bool(self._by_head)

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
        if not self._by_head:
            return
        places = [place for place, sign in enumerate(text) if sign not in _SEPARATORS]
        bare = "".join([text[place] for place in places]).translate(_FOLD)
        position = 0
        for at in range(len(bare) - 1):
            if at >= position and (entries := self._by_head.get(bare[at : at + 2])):
                for value, kind, exact in entries:
                    start, end = places[at], places[min(at + len(value), len(bare)) - 1] + 1
                    if bare.startswith(value, at) and (not exact or text[start:end] == exact):
                        yield start, end, kind
                        position = at + len(value)
                        break


def _entries(finding: Finding) -> Iterator[tuple[str, str, str]]:
    """``(folded value, kind, exact form or "")``; a name that was spaced out is also looked for without blanks."""
    value = finding.value.replace("<br>", "\n").replace("\\|", "|").strip()
    squeezed = "".join(sign for sign in value if sign not in _SEPARATORS)
    if len(squeezed) < 2:
        return
    for exact in {value, squeezed} if finding.kind in _WHOLE else {""}:
        yield squeezed.translate(_FOLD), finding.kind, exact
