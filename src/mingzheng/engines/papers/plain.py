"""Plain text (.txt) in the encodings that Chinese offices produce."""

import codecs

from mingzheng.kernel.lex.manuscript import Manuscript

from .errors import BrokenPaper
from .intake import Intake
from .limits import Limits

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

DAMAGED = "\ufffd"
_RARELY = 100
"""UTF-8 is damaged, rather than something else, when fewer than one in so many characters cannot be decoded."""


def decode(data: bytes) -> str:
    """Text of ``data`` by BOM, then UTF-8, then UTF-16 without BOM, then GB18030 (a superset of GBK and GB2312).

    UTF-8 with a few damaged bytes stays UTF-8, with U+FFFD in their place. Raises :class:`BrokenPaper` when nothing
    fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    if b"\x00" in data[:4096]:
        little = data[1:4096:2].count(0) >= data[0:4096:2].count(0)
        return _strict(data, "utf-16-le" if little else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        repaired = data.decode("utf-8", errors="replace")
        return repaired if repaired.count(DAMAGED) * _RARELY < len(repaired) else _strict(data, "gb18030")


def damage_warnings(text: str) -> list[str]:
    """The sentence for characters that could not be decoded; none if all could."""
    count = text.count(DAMAGED)
    return [f"文件有 {count} 处文字编码损坏，读成了“{DAMAGED}”，请对照原文改正。"] if count else []


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BrokenPaper("无法识别文件的文字编码，请另存为 UTF-8 编码的文本文件后再上传。") from error


def read_plain(data: bytes, limits: Limits) -> Intake:
    """A text file, one paragraph a line."""
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\x1a", "")
    limits.check_characters(len(text))
    manuscript = Manuscript.from_text(text, "txt")
    return Intake(manuscript, "txt", title_hint=_first_line(text), warnings=damage_warnings(text))


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.split("\n") if line.strip()), "")[:200]
