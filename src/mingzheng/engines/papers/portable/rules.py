"""Ruled lines drawn on a PDF page: the borders of tables."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_STRAIGHT = 1.0
_SHORTEST = 3.0
_MOST_SEGMENTS = 20_000
"""A page with more strokes than this is a drawing, not a table."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight stroke along one axis, in points from the top left: ``at`` on the other axis, from ``start`` to
    ``end`` along its own."""

    at: float
    start: float
    end: float


def ruled_lines(page: pdfium.PdfPage) -> tuple[list[Rule], list[Rule]]:
    """``(horizontal, vertical)`` strokes of the page; both empty for a page full of drawing."""
    height = page.get_height()
    horizontal, vertical = [], []
    for count, (one, other) in enumerate(_segments(page)):
        if count >= _MOST_SEGMENTS:
            return [], []
        (x1, y1), (x2, y2) = one, other
        if abs(y1 - y2) <= _STRAIGHT and abs(x1 - x2) >= _SHORTEST:
            horizontal.append(Rule(height - (y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) <= _STRAIGHT and abs(y1 - y2) >= _SHORTEST:
            vertical.append(Rule((x1 + x2) / 2, height - max(y1, y2), height - min(y1, y2)))
    return horizontal, vertical


def _segments(page: pdfium.PdfPage) -> Iterator[tuple[Point, Point]]:
    """Straight pieces of all paths, in page coordinates. Curves are skipped."""
    for path in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=4):
        matrix = path.get_matrix()
        start = last = (0.0, 0.0)
        for index in range(raw.FPDFPath_CountSegments(path)):
            segment = raw.FPDFPath_GetPathSegment(path, index)
            point = _point(segment, matrix)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                start = point
            elif raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
                yield last, point
            if raw.FPDFPathSegment_GetClose(segment):
                yield point, start
            last = point


def _point(segment: raw.FPDF_PATHSEGMENT, matrix: pdfium.PdfMatrix) -> Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return matrix.on_point(x.value, y.value)
