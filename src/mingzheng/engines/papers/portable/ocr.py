"""Recognising printed words in pictures (文字识别), when the extra ``mingzheng[ocr]`` is installed.

RapidOCR runs the PP-OCR models that come inside its package; nothing is downloaded. A page is handed over as a PNG
file, so that neither numpy nor Pillow is needed here.
"""

import importlib.util
import struct
import unicodedata
import zlib
from collections.abc import Sequence
from functools import lru_cache
from statistics import median
from typing import Any

import pypdfium2 as pdfium

from ..errors import BrokenPaper
from ..limits import Limits
from .lines import Line, Sheet

HOW_TO_INSTALL = "请安装文字识别（OCR）扩展（pip install 'mingzheng[ocr]'）后再读，或上传原始的 docx 文件。"
_DOTS_AN_INCH = 200
_SAME_ROW = 0.5
"""Share of a line's height by which two pieces of one row may be out of line."""
_SAME_SIZE = 0.3
"""Boxes around words are not exact: sizes this close to the usual one are the usual one."""


def is_installed() -> bool:
    """Whether pictures can be read."""
    return importlib.util.find_spec("rapidocr") is not None


def recognise_page(page: pdfium.PdfPage, limits: Limits) -> Sheet:
    """The words of one PDF page as lines in reading order, in PDF points. The page is closed."""
    try:
        width, height = page.get_size()
        scale = min(_DOTS_AN_INCH / 72, (limits.pixels / max(width * height, 1.0)) ** 0.5)
        bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
        try:
            picture = _png(bitmap)
        finally:
            bitmap.close()
    finally:
        page.close()
    return recognise(picture, width, height, scale)


def recognise(picture: bytes, width: float, height: float, scale: float = 1.0) -> Sheet:
    """The words of a PNG or JPEG file as lines in reading order; ``scale`` is pixels a unit of length."""
    try:
        found = _engine()(picture)
    except Exception as error:  # the recogniser and the libraries under it have errors of many kinds
        raise BrokenPaper("图片无法识别，可能已损坏，请重新扫描后再上传。") from error
    boxes = found.boxes if found.boxes is not None else ()
    pieces = [
        _piece(text, [(x / scale, y / scale) for x, y in corners])
        for corners, text in zip(boxes, found.txts or (), strict=True)
        if text.strip()
    ]
    return Sheet(tuple(_evened([_joined(row) for row in _rows(pieces)])), width, height)


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The recogniser, loaded once a process (about a second)."""
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _piece(text: str, corners: Sequence[tuple[float, float]]) -> Line:
    """One recognised box. The type size is told by its width: heights differ with the characters in it."""
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    ems = sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else 0.5 for sign in text)
    return Line(
        text.strip(), float(left), float(right), float(top), float(min((right - left) / ems, bottom - top))
    )


def _rows(pieces: list[Line]) -> list[list[Line]]:
    """Pieces on one line of print together, from top to bottom, each row from left to right."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: piece.top):
        if rows and piece.top - rows[-1][0].top < _SAME_ROW * max(piece.size, rows[-1][0].size):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _joined(row: list[Line]) -> Line:
    return Line(
        " ".join(piece.text for piece in row),
        row[0].left,
        max(piece.right for piece in row),
        min(piece.top for piece in row),
        max(piece.size for piece in row),
    )


def _evened(lines: list[Line]) -> list[Line]:
    """Lines of about the usual size have exactly that size, as they had in print."""
    if not lines:
        return []
    usual = median(line.size for line in lines)
    return [
        Line(line.text, line.left, line.right, line.top, usual)
        if abs(line.size - usual) < _SAME_SIZE * usual
        else line
        for line in lines
    ]


def _png(bitmap: pdfium.PdfBitmap) -> bytes:
    """The rendered page (RGB, eight bits) as a PNG file."""
    width, height, stride, pixels = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + 3 * width] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
