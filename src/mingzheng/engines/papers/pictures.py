"""Pictures inside office and OFD files (文件里的图片): their words by recognition (OCR), where it is installed."""

import re
from dataclasses import dataclass

from mingzheng.kernel.lex.manuscript import Hidden, Paragraph, Table

from .archive import Package
from .errors import BrokenPaper, ScannedPaper
from .intake import has_text
from .limits import Limits
from .portable import ocr
from .portable.furniture import without_furniture
from .portable.lines import Sheet
from .portable.paragraphs import join
from .portable.picture import picture_size

Blocks = tuple[Paragraph | Table, ...]
_READABLE = (".png", ".jpg", ".jpeg")
_PICTURES = (*_READABLE, ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".jb2")
_LEAST_SIDE = 12
"""Points: no character of Chinese is legible on less."""
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Pictures:
    """What the pictures of a file say. ``numbers`` are their places in the file, counted from one; ``unread``
    counts those that were not recognised."""

    sheets: tuple[Sheet, ...] = ()
    numbers: tuple[int, ...] = ()
    unread: int = 0

    @property
    def hidden(self) -> tuple[Hidden, ...]:
        """One part a picture with words; its first line says which picture it is: 第3幅图片."""
        return tuple(
            Hidden("picture", f"第{number}幅图片\n" + "\n".join(line.text for line in sheet.lines))
            for number, sheet in zip(self.numbers, self.sheets, strict=True)
        )

    def beside(self, blocks: Blocks) -> tuple[Blocks, tuple[Hidden, ...]]:
        """The text of a file and its pictures, which are the text itself where there is no other.

        Raises :class:`ScannedPaper` for a file of nothing but pictures where no recognition is installed.
        """
        if has_text(blocks):
            return blocks, self.hidden
        if self.unread and not ocr.is_installed():
            raise ScannedPaper(f"文件里只有图片，没有可以直接读取的文字，{ocr.HOW_TO_INSTALL}")
        return tuple(join(without_furniture(list(self.sheets))[0])), ()

    @property
    def warnings(self) -> list[str]:
        """What the clerk should know; how to have them read where no recognition is installed."""
        said = []
        if self.numbers:
            shown = "、".join(map(str, self.numbers[:20])) + ("等" if len(self.numbers) > 20 else "")
            said.append(f"第{shown}幅图片里的文字由识别（OCR）得到，可能有错，请对照原件核对。")
        if self.unread:
            advice = "请逐张查看。" if ocr.is_installed() else ocr.HOW_TO_INSTALL
            said.append(f"文件中有 {self.unread} 张图片，图片里的文字没有读取，{advice}")
        return said


def read_pictures(package: Package, folder: str, limits: Limits) -> Pictures:
    """The pictures below ``folder`` ("" for the whole package), in the order of their numbered names.

    A picture that is damaged, too large, of a kind that is not recognised, or beyond ``limits.pictures`` is left
    unread and counted: the text of the file is worth having without it.
    """
    names = sorted(
        (name for name in package.names if name.startswith(folder) and name.lower().endswith(_PICTURES)),
        key=_by_number,
    )
    if not ocr.is_installed():
        return Pictures(unread=len(names))
    sheets, numbers, unread, known = [], [], 0, dict[bytes, Sheet | None]()
    for number, name in enumerate(names, 1):
        data = package.read(name) if name.lower().endswith(_READABLE) else b""
        if data not in known and len(known) < limits.pictures:
            known[data] = _recognised(data, limits)
        sheet = known.get(data)
        if sheet is None:
            unread += 1
        elif sheet.lines:
            sheets.append(sheet)
            numbers.append(number)
    limits.check_characters(sum(len(line.text) for sheet in sheets for line in sheet.lines))
    return Pictures(tuple(sheets), tuple(numbers), unread)


def _recognised(data: bytes, limits: Limits) -> Sheet | None:
    """The lines on a picture, none of them if it is an ornament; None if it cannot be read."""
    try:
        width, height = picture_size(data)
        if width * height > limits.pixels:
            return None
        if min(width, height) < _LEAST_SIDE:
            return Sheet((), width, height)
        return ocr.recognise(data, float(width), float(height))
    except BrokenPaper:
        return None


def _by_number(name: str) -> tuple[tuple[int, int | str], ...]:
    """image2.png stands before image10.png."""
    return tuple((0, int(part)) if part.isdigit() else (1, part) for part in _DIGITS.split(name))
