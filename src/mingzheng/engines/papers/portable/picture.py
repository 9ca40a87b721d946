"""Pictures (.png, .jpg) of printed pages, read by recognition (OCR)."""

import struct

from mingzheng.kernel.lex.manuscript import Manuscript

from ..errors import BrokenPaper, ScannedPaper, UnsupportedPaper
from ..intake import Intake
from ..limits import Limits
from . import ocr
from .furniture import without_furniture
from .paragraphs import join

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_BROKEN = "图片已损坏，无法打开，请重新扫描或另存后再上传。"


def read_picture(data: bytes, limits: Limits) -> Intake:
    """The words on a picture. Raises :class:`ScannedPaper` where no recognition is installed."""
    if not data.startswith((_PNG, _JPEG)):
        raise UnsupportedPaper("这种图片不能直接识别，请另存为 png 或 jpg 图片后再上传。")
    width, height = picture_size(data)
    if not width or not height:
        raise BrokenPaper(_BROKEN)
    limits.check_pixels(width, height)
    if not ocr.is_installed():
        raise ScannedPaper(f"这是图片，没有可以直接读取的文字，{ocr.HOW_TO_INSTALL}")
    sheets, _ = without_furniture([ocr.recognise(data, float(width), float(height))])
    limits.check_characters(sum(len(line.text) for line in sheets[0].lines))
    warnings = ["文字由图片识别（OCR）得到，可能有错，请对照原件核对。"]
    return Intake(Manuscript(tuple(join(sheets)), "image"), "image", "", 1, warnings)


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height by the file's own head, before anything is unpacked. Raises :class:`BrokenPaper`."""
    try:
        if data.startswith(_PNG):
            return struct.unpack(">II", data[16:24])
        if not data.startswith(_JPEG):
            raise BrokenPaper(_BROKEN)
        place = 2  # a JPEG is a run of segments; the frame header among them holds the size
        while data[place + 1] not in _FRAMES:
            place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
        height, width = struct.unpack(">HH", data[place + 5 : place + 9])
    except (struct.error, IndexError) as error:
        raise BrokenPaper(_BROKEN) from error
    return width, height
