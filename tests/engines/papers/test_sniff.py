import pytest

from mingzheng.engines.papers import sniff
from tests.engines.papers.paper_samples import docx, ofd, package, paragraph, pdf


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx(paragraph("x")), "docx"),
        (package({"xl/workbook.xml": "<a/>"}), "xlsx"),
        (package({"xl/workbook.xml": "<a/>", "xl/vbaProject.bin": "x"}), "xlsm"),
        (ofd([[(30, 40, "x")]]), "ofd"),
        (package({"a": "b"}), "archive"),
        (b"\n\n%PDF-1.7", "pdf"),
        (b"<!DOCTYPE html><html></html>", "html"),
        ("\ufeff<html>".encode(), "html"),
        ("<p>片段</p>".encode(), "html"),
        ("一、总体要求".encode("gb18030"), "txt"),
        ("一、总体要求".encode("utf-16"), "txt"),
        ("MZ 是两个字母".encode(), "txt"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; x\r\n\r\n<html>", "mht"),
        (bytes(range(40)), "unknown"),
        (b"", "empty"),
    ],
)
def test_sniff_by_content(data, kind):
    assert sniff(data, "随便.bin") == kind


def test_sniff_ignores_the_name():
    assert sniff(pdf("正文"), "a.docx") == "pdf"


def test_pdf_mark_after_junk_and_in_prose():
    assert sniff(b"junk\x00\x01" + pdf("正文"), "a.pdf") == "pdf"
    assert sniff("文件以 %PDF-1.7 开头。".encode(), "a.txt") == "txt"


def test_text_that_mentions_a_tag_stays_text():
    assert sniff("网页里用 <p> 表示段落。".encode(), "说明.txt") == "txt"
