"""Page numbers and running heads, which are print and not text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from .lines import Line, Sheet

_PAGE_NUMBER = re.compile(
    r"^[\s\-—–－_·•~]*(?:\d{1,4}|第\s*\d{1,4}\s*页(?:\s*[，,/／]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4})[\s\-—–－_·•~]*$"
)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.12
"""Share of the page height that counts as its top or bottom edge."""
_REPEATS = 3


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[tuple[str, str]]]:
    """``(sheets, furniture)``: the pages without page numbers and running heads; what was taken as
    ``("header" | "footer", text)``, each text once."""
    repeated = _repeated(sheets)
    kept: list[Sheet] = []
    taken: dict[tuple[str, str], None] = {}
    for sheet in sheets:
        lines = []
        for line in sheet.lines:
            edge = _edge(line, sheet)
            if edge and _PAGE_NUMBER.match(line.text):
                continue
            if edge and (edge, _shape(line)) in repeated:
                taken.setdefault((edge, line.text))
                continue
            lines.append(line)
        kept.append(replace(sheet, lines=tuple(lines)))
    return kept, list(taken)


def _repeated(sheets: Sequence[Sheet]) -> set[tuple[str, str]]:
    """Edge lines that stand on at least three pages and on more than half of them."""
    counts: Counter[tuple[str, str]] = Counter()
    for sheet in sheets:
        counts.update({(edge, _shape(line)) for line in sheet.lines if (edge := _edge(line, sheet))})
    return {key for key, count in counts.items() if count >= _REPEATS and count > len(sheets) / 2}


def _edge(line: Line, sheet: Sheet) -> str:
    if line.top < _EDGE * sheet.height:
        return "header"
    return "footer" if line.top > (1 - _EDGE) * sheet.height else ""


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", "".join(line.text.split()))
