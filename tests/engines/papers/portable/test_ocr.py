"""Recognition of scanned pages and pictures, with a recogniser made for the test, and once with the real one."""

import importlib.util
import io
import struct
import sys
import zlib
from difflib import SequenceMatcher

import pypdfium2 as pdfium
import pytest

from mingzheng.engines.papers import (
    BrokenPaper,
    Limits,
    OversizedPaper,
    ScannedPaper,
    UnsupportedPaper,
    read_bytes,
)
from mingzheng.engines.papers.masking import mask_bytes
from mingzheng.engines.papers.portable import ocr
from mingzheng.kernel.lex.manuscript import Paragraph
from tests.engines.papers.masking.leaks import MOBILE, NAME, leaks
from tests.engines.papers.paper_samples import EM, box, pdf, png

SOURCE = "= 关于做好数据工作的通知\n\n各县人民政府：\n\n为做好数据工作，现将有关事项通知如下，请认真组织实施，遇到问题及时报告。"


def scanned(source: str, dots: int = 150) -> bytes:
    """A PDF whose pages are pictures of the pages of ``source``."""
    made, printed = pdfium.PdfDocument.new(), pdfium.PdfDocument(pdf(source))
    for page in printed:
        size = page.get_size()
        picture = pdfium.PdfImage.new(made)
        picture.set_bitmap(page.render(scale=dots / 72))
        picture.set_matrix(pdfium.PdfMatrix().scale(*size))
        sheet = made.new_page(*size)
        sheet.insert_obj(picture)
        sheet.gen_content()
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def jpeg(width: int, height: int) -> bytes:
    segment = b"\xff\xe0\x00\x04ab"
    return (
        b"\xff\xd8"
        + segment
        + b"\xff\xc0\x00\x0b\x08"
        + struct.pack(">HH", height, width)
        + b"\x01\x01\x11\x00"
    )


PAGE = (
    box(600, 300, "关于做好数据工作的通知"),
    box(220 + 2 * EM, 520, "为做好数据工作现将有关事项通知如下请认真组织"),
    box(220, 600, "实施遇到问题及时报告。"),
    box(850, 802, "2024年3月1日"),
    box(220, 800, "云江市"),
)


def test_scanned_page_becomes_paragraphs_in_reading_order(recogniser):
    seen = recogniser(*PAGE)
    intake = read_bytes(scanned(SOURCE), "a.pdf")
    assert [block.text for block in intake.manuscript.blocks] == [
        "关于做好数据工作的通知",
        "为做好数据工作现将有关事项通知如下请认真组织实施遇到问题及时报告。",
        "云江市 2024年3月1日",
    ]
    assert intake.warnings == ["第1页是扫描图像，文字由识别（OCR）得到，可能有错，请对照原件核对。"]
    assert struct.unpack(">II", seen[0][16:24]) == (1654, 2339)  # A4 at 200 dots an inch


def test_page_is_handed_over_as_it_looks(recogniser):
    """The picture given to the recogniser, opened again by an independent reader, is the page."""
    seen = recogniser()
    with pytest.raises(Exception, match="没有可读取的文字"):
        read_bytes(scanned("#rect(width: 100%, height: 40%, fill: rgb(200, 0, 0))"), "a.pdf")
    picture = seen[0]
    assert picture[-12:] == b"\x00\x00\x00\x00IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    rows = zlib.decompress(picture[picture.index(b"IDAT") + 4 : -16])
    stride = 1 + 3 * 1654
    middle = 600 * stride + 1 + 3 * 800
    assert len(rows) == 2339 * stride
    assert [abs(a - b) < 12 for a, b in zip(rows[middle : middle + 3], (200, 0, 0), strict=True)] == [
        True
    ] * 3


def test_only_pages_without_words_are_recognised(recogniser):
    seen = recogniser(box(220, 300, "第二页的文字。"))
    mixed = pdfium.PdfDocument(pdf("第一页的文字。"))
    mixed.import_pages(pdfium.PdfDocument(scanned("图")))
    buffer = io.BytesIO()
    mixed.save(buffer)
    intake = read_bytes(buffer.getvalue(), "a.pdf")
    assert [block.text for block in intake.manuscript.blocks] == ["第一页的文字。", "第二页的文字。"]
    assert (len(seen), intake.warnings[0][:3]) == (1, "第2页")


@pytest.mark.parametrize(("make", "name"), [(png, "a.png"), (jpeg, "a.jpg"), (jpeg, "A.JPEG")])
def test_picture_is_read(recogniser, make, name):
    seen = recogniser(*PAGE[:1])
    data = make(1654, 2339)
    intake = read_bytes(data, name)
    assert (seen, intake.format) == ([data], "image")
    assert intake.manuscript.blocks == (Paragraph("关于做好数据工作的通知"),)


def test_picture_without_recognition_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(ScannedPaper, match=r"pip install 'mingzheng\[ocr\]'"):
        read_bytes(png(100, 100), "a.png")


@pytest.mark.parametrize("make", [png, jpeg])
def test_picture_beyond_the_limits_is_never_unpacked(recogniser, make):
    seen = recogniser()
    with pytest.raises(OversizedPaper, match="图片有 60000×60000 点"):
        read_bytes(make(60_000, 60_000), "a." + make.__name__)
    assert seen == []


@pytest.mark.parametrize("data", [png(0, 5), png(5, 5)[:20], b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\xff\xffab"])
def test_broken_picture(recogniser, data):
    recogniser()
    with pytest.raises(BrokenPaper):
        read_bytes(data, "a")


def test_picture_named_as_something_else():
    with pytest.raises(UnsupportedPaper, match="请另存为 png 或 jpg"):
        read_bytes(png(5, 5), "a.bmp")


def test_too_many_scanned_pages(recogniser):
    recogniser()
    with pytest.raises(OversizedPaper, match="文件有 2 页扫描图像"):
        read_bytes(scanned("一 #pagebreak() 二", 36), "a.pdf", Limits(scanned_pages=1))


def test_page_of_any_size_stays_within_the_pixels(recogniser):
    seen = recogniser()
    with pytest.raises(Exception, match="没有可读取的文字"):
        read_bytes(
            scanned("#set page(width: 5000pt, height: 5000pt)\n字", 20), "a.pdf", Limits(pixels=1_000_000)
        )
    width, height = struct.unpack(">II", seen[0][16:24])
    assert width * height <= 1_010_000


def test_recogniser_that_fails_gives_one_sentence(recogniser, monkeypatch):
    recogniser()
    monkeypatch.setattr(sys.modules["rapidocr"].RapidOCR, "__call__", lambda *_: 1 / 0)
    with pytest.raises(BrokenPaper, match="图片无法识别"):
        read_bytes(png(100, 100), "a.png")


def test_masked_picture_is_a_new_pdf(recogniser):
    recogniser(box(220, 300, f"申请人：{NAME}，手机{MOBILE}。"))
    made = mask_bytes(png(1654, 2339), "a.png")
    assert (made.named(), leaks(made.data)) == ("a.masked.pdf", set())


@pytest.mark.skipif(
    importlib.util.find_spec("rapidocr") is None,
    reason="the extra mingzheng[ocr] is not installed: the real recogniser was NOT tried",
)
def test_real_recogniser():
    """Nothing is downloaded: the models are inside the package. At least 97 of 100 characters are right."""
    read = "".join(read_bytes(scanned(SOURCE), "a.pdf").manuscript.to_text().split())
    printed = "".join(read_bytes(pdf(SOURCE), "a.pdf").manuscript.to_text().split())
    same = sum(
        block.size for block in SequenceMatcher(None, printed, read, autojunk=False).get_matching_blocks()
    )
    assert same / len(printed) >= 0.97
