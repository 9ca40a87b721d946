"""What a file that is to be attached is and says."""

import struct
import zlib

import pytest

from mingzheng.engines.papers import BrokenPaper, UnsupportedPaper
from mingzheng.engines.papers.examine import Examined, examine
from mingzheng.engines.papers.intake import Intake
from mingzheng.engines.papers.portable import ocr, picture
from mingzheng.kernel.lex.manuscript import Manuscript, Paragraph
from mingzheng.kernel.lex.scan import scan


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\x00\x00"))
    + _chunk(b"IEND", b"")
)


def test_picture_says_nothing_without_recognition(monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    assert examine(PNG, "图.png") == Examined("png")


def test_words_of_a_picture_are_read_where_recognition_is_installed(monkeypatch):
    read = Intake(Manuscript((Paragraph("图中的字"),), "image"), "image", "", 1, [])
    monkeypatch.setattr(picture, "read_picture", lambda data, limits: read)
    assert examine(PNG, "图.png") == Examined("png", "图中的字")


def test_broken_picture_is_refused():
    with pytest.raises(BrokenPaper):
        examine(b"\x89PNG\r\n\x1a\n" + bytes(40), "图.png")


def test_picture_of_another_kind_is_refused():
    with pytest.raises(UnsupportedPaper):
        examine(b"GIF89a" + bytes(40), "图.gif")


def test_table_of_commas_is_read_as_a_table():
    data = '名称,数\r\n"甲,乙",1\r\n\r\n'.encode("gb18030")
    assert examine(data, "表.csv") == Examined("csv", "| 名称 | 数 |\n| 甲,乙 | 1 |")


def test_number_beside_a_comma_is_found():
    seen = examine("序号,身份证号\n1,11010519491231002X\n".encode(), "表.csv")
    assert [(found.kind, found.severity) for found in scan(seen.text)] == [("id_number", "block")]


def test_table_with_an_endless_field_is_refused():
    with pytest.raises(BrokenPaper, match="另存为 xlsx"):
        examine(b'a,"' + b"b" * 200_000, "表.csv")
