"""PDF files, set by Typst or written byte by byte."""

import zlib

import pytest

from mingzheng.engines.papers import EmbeddedObject, EncryptedPaper, ScannedPaper, read_bytes
from mingzheng.engines.papers.portable import ocr
from mingzheng.kernel.lex.manuscript import Hidden
from tests.engines.papers.paper_samples import pdf

SENTENCE = "为贯彻落实上级部署要求，进一步做好政务公开工作，现将有关事项通知如下，请认真组织实施。"


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_bytes(data, "a.pdf").manuscript.blocks]


def raw_pdf(*objects: bytes, catalog: bytes = b"") -> bytes:
    """A PDF of one page (objects 1 to 3 are catalog, pages and page) and further ``objects``."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R" + catalog + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>/Annots[6 0 R]>>",
        *objects,
    ]
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + table + trailer


def stream(content: bytes, look: bytes = b"") -> bytes:
    packed = zlib.compress(content)
    return b"<<" + look + b"/Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + b"\nendstream"


PICTURE = stream(
    b"\x00" * 3, b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8"
)
NOTE = b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents<FEFF8BF7683859>>>"
SHOW = stream(b"BT /F 12 Tf 72 700 Td (Open data) Tj ET")


def test_wrapped_lines_join_and_paragraphs_stay_apart():
    parts = [f"{number}{SENTENCE * 3}" for number in "甲乙丙丁"]
    assert texts(pdf("\n\n".join(parts))) == parts


def test_paragraph_runs_over_a_page_break():
    part = SENTENCE * 30
    assert texts(pdf(part)) == [part]


def test_title_of_two_lines_joins_and_stays_apart_from_the_text():
    title = "云江市人民政府办公室关于印发云江市政务公开工作要点和责任分工方案的通知"
    source = f"#align(center, text(size: 22pt)[{title}])\n\n#par(first-line-indent: 0pt)[各区人民政府：]\n\n{SENTENCE * 2}"
    assert texts(pdf(source)) == [title, "各区人民政府：", SENTENCE * 2]


def test_signature_and_date_stay_lines_of_their_own():
    source = f"{SENTENCE * 3}\n\n#align(right)[云江市人民政府办公室]\n\n#align(right)[2024年3月1日]"
    assert texts(pdf(source)) == [SENTENCE * 3, "云江市人民政府办公室", "2024年3月1日"]


def test_gap_between_chinese_and_western_type_is_no_blank():
    assert texts(pdf("在2024年建成PDF文件3份")) == ["在2024年建成PDF文件3份"]


def test_page_numbers_and_running_heads_go():
    source = '#set page(numbering: "— 1 —", header: [云江市人民政府公报])\n' + "\n\n".join(
        [SENTENCE * 4] * 12
    )
    intake = read_bytes(pdf(source), "a.pdf")
    assert [block.text for block in intake.manuscript.blocks] == [SENTENCE * 4] * 12
    assert Hidden("header", "云江市人民政府公报") in intake.manuscript.hidden


def test_scanned_pages_name_the_way_out(monkeypatch):
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    with pytest.raises(ScannedPaper) as caught:
        read_bytes(raw_pdf(stream(b"q 595 0 0 842 0 0 cm /I Do Q"), PICTURE, NOTE), "a.pdf")
    assert caught.value.message_zh == (
        "PDF 各页都是扫描图像，没有文字层，请安装文字识别（OCR）扩展（pip install 'mingzheng[ocr]'）后再读，"
        "或上传原始的 docx 文件。"
    )


def test_comment_on_a_page():
    intake = read_bytes(raw_pdf(SHOW, PICTURE, NOTE), "a.pdf")
    assert [block.text for block in intake.manuscript.blocks] == ["Open data"]
    assert intake.manuscript.hidden == (Hidden("comment", "请核"),)
    assert intake.warnings == ["文件带有批注，公开前请在原文件中删除批注。"]


def attached(content: bytes) -> bytes:
    names = b"/Names<</EmbeddedFiles<</Names[(a) 7 0 R]>>>>"
    specification = b"<</Type/Filespec/F(a)/UF(a)/EF<</F 8 0 R>>>>"
    return raw_pdf(SHOW, PICTURE, NOTE, specification, stream(content, b"/Type/EmbeddedFile"), catalog=names)


def test_attached_program():
    with pytest.raises(EmbeddedObject):
        read_bytes(attached(b"MZ\x90\x00 program"), "a.pdf")


def test_other_attachment_is_named():
    intake = read_bytes(attached(b"plain"), "a.pdf")
    assert intake.warnings[0] == "PDF 内带有 1 个附件，没有读取，公开前请确认其内容可以公开。"


def test_script_is_named_and_not_run():
    names = b"/Names<</JavaScript<</Names[(s) 7 0 R]>>>>"
    data = raw_pdf(SHOW, PICTURE, NOTE, b"<</S/JavaScript/JS(app.alert\\(1\\))>>", catalog=names)
    assert read_bytes(data, "a.pdf").warnings[0].startswith("PDF 内带有脚本")


def test_encrypted_file():
    data = raw_pdf(SHOW, PICTURE, NOTE)
    guard = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>/ID[<01><01>]>>"
    )
    with pytest.raises(EncryptedPaper):
        read_bytes(data.replace(b"/Root 1 0 R>>", b"/Root 1 0 R" + guard), "a.pdf")
