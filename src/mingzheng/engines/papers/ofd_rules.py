"""Straight strokes drawn on an OFD page: the borders of tables, which ofdkit does not read."""

import re
from collections.abc import Iterator
from math import isfinite

from lxml import etree

from .portable.rules import Rule
from .word.names import local

_STRAIGHT = 1.0
_SHORTEST = 3.0
_MOST_STROKES = 20_000
"""A page with more strokes than this is a drawing, not a table."""
_STEP = re.compile(r"([SMLQBAC])((?:\s+[-+.\dEe]+)*)")
_END_OF = {"S": 0, "M": 0, "L": 0, "Q": 2, "B": 4, "A": 5}
"""Where the end point stands among the numbers of a step (GB/T 33190-2016, 图形轮廓数据, recalled)."""

Point = tuple[float, float]


def ruled_lines(page: etree._Element, scale: float) -> tuple[list[Rule], list[Rule]]:
    """``(horizontal, vertical)`` strokes of a page part; ``scale`` is the wanted units a millimetre."""
    horizontal, vertical = [], []
    for count, ((x1, y1), (x2, y2)) in enumerate(_strokes(page, scale)):
        if count >= _MOST_STROKES:
            return [], []
        if abs(y1 - y2) <= _STRAIGHT and abs(x1 - x2) >= _SHORTEST:
            horizontal.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) <= _STRAIGHT and abs(y1 - y2) >= _SHORTEST:
            vertical.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
    return horizontal, vertical


def _strokes(page: etree._Element, scale: float) -> Iterator[tuple[Point, Point]]:
    """Straight pieces of all paths, in page coordinates; curves are skipped, damaged paths too."""
    for path in page.iter("{*}PathObject"):
        data = next((child.text or "" for child in path if local(child) == "AbbreviatedData"), "")
        left, top = _numbers(path.get("Boundary"), 2) or (0.0, 0.0)
        a, b, c, d, e, f = _numbers(path.get("CTM"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        for one, other in _pieces(data):
            (x1, y1), (x2, y2) = (
                ((a * x + c * y + e + left) * scale, (b * x + d * y + f + top) * scale)
                for x, y in (one, other)
            )
            yield (x1, y1), (x2, y2)


def _pieces(data: str) -> Iterator[tuple[Point, Point]]:
    start = last = (0.0, 0.0)
    for step, words in _STEP.findall(data):
        if step == "C":
            yield last, start
            last = start
            continue
        place = _END_OF[step]
        numbers = _numbers(words, place + 2)
        if not numbers:
            return  # what follows a damaged step cannot be placed
        x, y = numbers[place:]
        if step in "SM":
            start = (x, y)
        elif step == "L":
            yield last, (x, y)
        last = (x, y)


def _numbers(words: str | None, count: int) -> tuple[float, ...]:
    """The first ``count`` numbers; none at all if there are fewer or one of them is no finite number."""
    try:
        numbers = tuple(float(word) for word in (words or "").split()[:count])
    except ValueError:
        return ()
    return numbers if len(numbers) == count and all(map(isfinite, numbers)) else ()
