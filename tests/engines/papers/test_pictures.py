"""Pictures inside office files and scanned OFD: read where recognition is installed, named where it is not."""

import sys

import pytest

from mingzheng.engines.papers import Limits, ScannedPaper, read_bytes
from mingzheng.engines.papers.masking import MaskingRefused, NothingToMask, mask_bytes
from mingzheng.engines.papers.portable import ocr
from mingzheng.kernel.lex.manuscript import Hidden, Paragraph
from mingzheng.kernel.lex.scan import scan
from tests.engines.papers.masking.leaks import ID, MOBILE, NAME
from tests.engines.papers.paper_samples import box, docx, ofd, paragraph, png, with_parts
from tests.engines.papers.test_sheets import workbook

TEXT = "各县人民政府：现将有关事项通知如下。"
IMAGE = {"xl/media/image1.png": png(800, 600)}
PERSON = f"申请人：{NAME}，身份证号{ID}"


def with_pictures(*pictures: bytes, text: str = TEXT) -> bytes:
    media = {f"word/media/image{number}.png": data for number, data in enumerate(pictures, 1)}
    return with_parts(docx(paragraph(text)), media)


def distinct(count: int) -> list[bytes]:
    return [png(800 + number, 600) for number in range(count)]


def test_picture_in_a_word_document_is_read_beside_the_text(recogniser):
    seen = recogniser(box(100, 100, "收费公示"))
    intake = read_bytes(with_pictures(png(800, 600)), "a.docx")
    assert len(seen) == 1
    assert intake.manuscript.blocks == (Paragraph(TEXT),)
    assert Hidden("picture", "第1幅图片\n收费公示") in intake.manuscript.hidden
    assert intake.images == 0
    assert intake.warnings == ["第1幅图片里的文字由识别（OCR）得到，可能有错，请对照原件核对。"]


def test_pictures_are_numbered_as_numbers_and_the_same_one_is_read_once(recogniser):
    seen = recogniser(box(100, 100, "公示"))
    same = png(800, 600)
    intake = read_bytes(with_pictures(*[same] * 11), "a.docx")
    assert len(seen) == 1
    told = [part.text.split("\n")[0] for part in intake.manuscript.hidden if part.kind == "picture"]
    assert told == [f"第{number}幅图片" for number in range(1, 12)]


def test_personal_data_in_a_picture_is_found_and_says_where(recogniser):
    recogniser(box(100, 100, PERSON))
    intake = read_bytes(with_pictures(png(800, 600)), "a.docx")
    found = [finding for finding in scan(intake.manuscript) if finding.severity == "block"]
    assert {finding.kind for finding in found} == {"id_number", "name"}
    assert {finding.part for finding in found} == {"picture"}
    assert intake.manuscript.hidden[found[0].part_index].text.startswith("第1幅图片\n")


def test_copy_of_a_file_with_personal_data_in_a_picture_is_refused(recogniser):
    recogniser(box(100, 100, PERSON))
    data = with_pictures(png(800, 600), text=f"申请人：{NAME}，手机{MOBILE}。")
    with pytest.raises(MaskingRefused, match="第1幅图片里有个人姓名"):
        mask_bytes(data, "a.docx")


def test_document_of_pictures_alone_is_read_from_them(recogniser):
    recogniser(box(100, 100, "云江市人民政府通知"))
    intake = read_bytes(with_pictures(png(800, 600), text=""), "a.docx")
    assert [block.text for block in intake.manuscript.blocks] == ["云江市人民政府通知"]
    assert not [part for part in intake.manuscript.hidden if part.kind == "picture"]


def test_ornaments_broken_and_huge_pictures_do_not_stop_the_reading(recogniser):
    seen = recogniser(box(100, 100, "公示"))
    intake = read_bytes(with_pictures(png(8, 600), b"\x89PNG", png(90_000, 90_000)), "a.docx")
    assert seen == []
    assert intake.images == 2
    assert intake.warnings == ["文件中有 2 张图片，图片里的文字没有读取，请逐张查看。"]


def test_pictures_beyond_the_limit_are_counted(recogniser):
    seen = recogniser(box(100, 100, "公示"))
    intake = read_bytes(with_pictures(*distinct(5)), "a.docx", Limits(pictures=3))
    assert (len(seen), intake.images) == (3, 2)


def test_picture_in_a_workbook_is_read(recogniser):
    recogniser(box(100, 100, PERSON))
    data = with_parts(workbook(lambda book: book.add_worksheet().write(0, 0, "道路")), IMAGE)
    assert Hidden("picture", f"第1幅图片\n{PERSON}") in read_bytes(data, "a.xlsx").manuscript.hidden
    with pytest.raises(MaskingRefused, match="第1幅图片"):
        mask_bytes(data, "a.xlsx")


def test_scanned_ofd_is_read_from_its_pictures(recogniser):
    recogniser(box(100, 100, "云江市人民政府通知"))
    data = with_parts(ofd([[]]), {"Doc_0/Res/image_1.png": png(800, 600)})
    intake = read_bytes(data, "a.ofd")
    assert [block.text for block in intake.manuscript.blocks] == ["云江市人民政府通知"]


class TestWithoutRecognition:
    @pytest.fixture(autouse=True)
    def nothing_installed(self, monkeypatch):
        monkeypatch.setattr(ocr, "is_installed", lambda: False)
        monkeypatch.delitem(sys.modules, "rapidocr", raising=False)

    def test_one_warning_says_what_to_install(self):
        intake = read_bytes(with_pictures(*distinct(2)), "a.docx")
        assert intake.images == 2
        assert intake.warnings == [f"文件中有 2 张图片，图片里的文字没有读取，{ocr.HOW_TO_INSTALL}"]

    def test_document_of_pictures_alone_is_refused(self):
        with pytest.raises(ScannedPaper, match="只有图片"):
            read_bytes(with_pictures(png(800, 600), text=""), "a.docx")

    def test_nothing_to_mask_is_not_a_promise_about_pictures(self):
        with pytest.raises(NothingToMask):
            mask_bytes(with_pictures(png(800, 600)), "a.docx")
