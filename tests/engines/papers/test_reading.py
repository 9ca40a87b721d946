"""What is refused before a reader sees it, and how it is said."""

import io
import struct
import subprocess
import sys
import zipfile

import docx as python_docx
import pytest

from mingzheng.engines.papers import (
    ArchiveBomb,
    BrokenPaper,
    EmbeddedObject,
    EmptyPaper,
    EncryptedPaper,
    ExternalEntity,
    Limits,
    MacroPaper,
    MisnamedPaper,
    OversizedPaper,
    PaperError,
    UnsafePath,
    UnsupportedPaper,
    read_bytes,
    read_file,
)
from tests.engines.papers.paper_samples import docx, package, paragraph, part, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = docx(paragraph("正文"))
ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def refused(data: bytes, name: str, **limits: int) -> PaperError:
    with pytest.raises(PaperError) as caught:
        read_bytes(data, name, Limits(**limits))
    assert caught.value.message_zh.endswith("。")
    assert str(caught.value) == caught.value.message_zh
    return caught.value


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\x00\x00"])
def test_empty_file(data):
    assert type(refused(data, "空.txt")) is EmptyPaper


@pytest.mark.parametrize("name", ["空.docx", "空"])
def test_document_without_text_is_empty(name):
    assert type(refused(docx("<w:p/>"), name)) is EmptyPaper


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (GOOD[: len(GOOD) // 2], "a.docx"),
        (package({"word/document.xml": "<w:document"}), "a.docx"),
        (package({"word/styles.xml": part("styles", "")}), "a.docx"),
        (pdf("正文")[:400], "a.pdf"),
        (package({"xl/workbook.xml": "<workbook/>"}), "a.xlsx"),
        (package({"OFD.xml": "<OFD/>"}), "a.ofd"),
        (b"\x81\xff\xfe\x80abc", "a.txt"),
    ],
)
def test_broken_file(data, name):
    error = refused(data, name)
    assert (type(error), error.code) == (BrokenPaper, "broken")


def test_entry_damaged_after_packing():
    position = GOOD.index(b"word/document.xml") + 25
    damaged = (
        GOOD[:position]
        + bytes(byte ^ 0xFF for byte in GOOD[position : position + 20])
        + GOOD[position + 20 :]
    )
    assert type(refused(damaged, "a.docx")) is BrokenPaper


def test_encrypted_office_file():
    data = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(400)
    assert type(refused(data, "a.docx")) is EncryptedPaper


def test_encrypted_zip_entry():
    central = GOOD.index(b"PK\x01\x02")
    data = bytearray(GOOD)
    data[central + 8] |= 1
    assert type(refused(bytes(data), "a.docx")) is EncryptedPaper


def test_file_above_size_limit():
    assert type(refused(GOOD, "a.docx", file_size=100)) is OversizedPaper


def test_file_above_size_limit_is_refused_by_its_length_on_disk(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("正文" * 100, encoding="utf-8")
    with pytest.raises(OversizedPaper):
        read_file(path, Limits(file_size=100))


def test_package_above_unpacked_limit():
    assert type(refused(GOOD, "a.docx", unpacked_size=100)) is OversizedPaper


def test_package_with_too_many_entries():
    data = package({"word/document.xml": "<a/>", **{f"word/x{n}.xml": "<a/>" for n in range(20)}})
    assert type(refused(data, "a.docx", entries=10)) is OversizedPaper


def test_directory_that_lies_about_its_size():
    end = GOOD.rindex(b"PK\x05\x06")
    data = GOOD[: end + 10] + struct.pack("<H", 60_000) + GOOD[end + 12 :]
    assert type(refused(data, "a.docx")) is OversizedPaper


def test_too_many_characters():
    assert type(refused("政务公开".encode() * 100, "a.txt", characters=300)) is OversizedPaper
    assert type(refused(docx(paragraph("政务公开" * 100)), "a.docx", characters=300)) is OversizedPaper
    assert type(refused(f"<p>{'政务公开' * 100}</p>".encode(), "a.html", characters=300)) is OversizedPaper
    assert type(refused(pdf("政务公开" * 100), "a.pdf", characters=300)) is OversizedPaper


def test_too_many_pages():
    assert type(refused(pdf("#pagebreak() 一 #pagebreak() 二"), "a.pdf", pages=2)) is OversizedPaper


def test_too_many_columns():
    row = "<tr>" + "<td>1</td>" * 30 + "</tr>"
    assert type(refused(f"<table>{row}{row}</table>".encode(), "a.html", columns=20)) is OversizedPaper
    span = '<tr><td colspan="900">a</td><td colspan="900">b</td><td colspan="900">c</td></tr>'
    assert type(refused(f"<table>{span}{span}</table>".encode(), "a.html")) is OversizedPaper


@pytest.mark.parametrize(
    ("entry", "size"), [("word/media/x.png", 2_000_000), ("word/document.xml", 20_000_000)]
)
def test_zip_bomb(entry, size):
    data = package({"word/styles.xml": "<a/>", entry: b" " * size})
    error = refused(data, "a.docx")
    assert (type(error), error.code) == (ArchiveBomb, "bomb")


def test_many_like_paragraphs_are_no_bomb():
    intake = read_bytes(docx(paragraph("同一句话。") * 50_000), "a.docx")
    assert len(intake.manuscript.blocks) == 50_000


@pytest.mark.parametrize("name", ["a.docx", "a.docm"])
def test_macro_in_package(name):
    data = package({"word/document.xml": "<a/>", "word/vbaProject.bin": "x"})
    assert type(refused(data, name)) is MacroPaper


def test_macro_by_declared_type():
    types = '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    data = package({"[Content_Types].xml": types, "word/document.xml": "<a/>"})
    assert type(refused(data, "a.docx")) is MacroPaper


@pytest.mark.parametrize(
    ("entry", "content"),
    [
        ("word/embeddings/oleObject1.bin", OLE),
        ("word/embeddings/Package.dat", b"MZ\x90\x00"),
        ("customXml/item", b"\x7fELF\x02"),
        ("word/activeX/activeX1.xml", b"<a/>"),
    ],
)
def test_embedded_program_or_object(entry, content):
    data = package({"word/document.xml": "<a/>", entry: content})
    assert type(refused(data, "a.docx")) is EmbeddedObject


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("entry", ["word/document.xml", "word/styles.xml", "customXml/item1.xml"])
def test_entity_in_any_xml_part(entry, encoding):
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{ENTITIES}<a>&b;</a>'.encode(encoding)
    data = package({"word/document.xml": "<a/>"} | {entry: xml})
    assert type(refused(data, "a.docx")) is ExternalEntity


@pytest.mark.parametrize("entry", ["../../etc/x", "word/../../x", "/abs/x", "C:/x", "..\\x"])
def test_entry_that_climbs_out(entry):
    data = package({"word/document.xml": "<a/>", entry: "x"})
    assert type(refused(data, "a.docx")) is UnsafePath


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_entry_that_stands_twice():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
        archive.writestr("word/document.xml", "<b/>")
    assert type(refused(buffer.getvalue(), "a.docx")) is BrokenPaper


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (GOOD, "a.pdf", "文件名是 .pdf，内容其实是Word 文档（docx），请把扩展名改为 .docx 后再上传。"),
        (GOOD, "a.doc", "文件名是 .doc，内容其实是Word 文档（docx），请把扩展名改为 .docx 后再上传。"),
        ("正文".encode(), "a.docx", "文件名是 .docx，内容其实是纯文本，请把扩展名改为 .txt 后再上传。"),
        (
            b"<html><body>x</body></html>",
            "a.txt",
            "文件名是 .txt，内容其实是网页，请把扩展名改为 .html 后再上传。",
        ),
        (
            b"MZ\x90\x00" + bytes(64),
            "a.pdf",
            "文件名是 .pdf，内容其实是可执行程序，系统不接收程序文件，请上传 docx、pdf、ofd、html、xlsx 或 txt。",
        ),
        (
            OLE + "WordDocument".encode("utf-16-le"),
            "a.docx",
            "文件名是 .docx，内容其实是旧版 Word 或 WPS 文档，请用 Word 或 WPS 打开后另存为 docx，再上传。",
        ),
    ],
)
def test_name_that_says_something_else(data, name, message):
    error = refused(data, name)
    assert (type(error), error.message_zh) == (MisnamedPaper, message)


@pytest.mark.parametrize("name", ["a.doc", "a.wps"])
def test_old_word_and_wps(name):
    error = refused(OLE + "WordDocument".encode("utf-16-le"), name)
    assert type(error) is UnsupportedPaper
    assert (
        error.message_zh
        == "这是旧版 Word 或 WPS 文档，不能直接读取，请用 Word 或 WPS 打开后另存为 docx，再上传。"
    )


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"GIF89a" + bytes(20), "a.gif"),
        (b"GIF89a" + bytes(20), "a"),
        (package({"a.txt": "x"}), "a.zip"),
        (package({"ppt/presentation.xml": "<a/>"}), "a.pptx"),
        (b"{\\rtf1 x}", "a.rtf"),
        (b"\x01\x02\x03\x04\x05", "a"),
    ],
)
def test_format_that_is_not_read(data, name):
    assert type(refused(data, name)) is UnsupportedPaper


def test_name_without_suffix_is_read_by_content():
    assert read_bytes(GOOD, "正文").format == "docx"


def test_upper_case_suffix_is_the_same_suffix():
    assert read_bytes(GOOD, "A.DOCX").format == "docx"


def test_reading_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    document = python_docx.Document()
    document.add_paragraph("正文")
    document.save(tmp_path / "a.docx")
    read_file(tmp_path / "a.docx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_package_needs_no_django():
    program = "import sys, mingzheng.engines.papers; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
