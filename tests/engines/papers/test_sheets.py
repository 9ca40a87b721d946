import datetime
import io
import zipfile

import pytest
import xlsxwriter

from mingzheng.engines.papers import Limits, OversizedPaper, read_bytes
from mingzheng.kernel.lex.manuscript import Hidden, Paragraph, Table
from tests.engines.papers.paper_samples import package


def workbook(fill) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"author": "经办人", "created": datetime.datetime(2024, 1, 1)})
        fill(book)
    return buffer.getvalue()


def fill_list(book) -> None:
    sheet = book.add_worksheet("权责清单")
    sheet.write_row(0, 0, ["序号", "事项", "金额", "日期", "内部"])
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(1, 0, [1, "甲\n乙", 2.5])
    sheet.write_datetime(1, 3, datetime.datetime(2024, 1, 31), day)
    sheet.write(1, 4, "底数")
    sheet.write_row(3, 0, [2, "不公开", 9])
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column(4, 4, None, None, {"hidden": True})
    sheet.merge_range(4, 0, 4, 1, "合计")
    sheet.write(4, 2, 100000)
    sheet.write_comment(1, 1, "请核对")
    draft = book.add_worksheet("底稿")
    draft.write(0, 0, "草稿")
    draft.hide()


def test_workbook_shows_what_a_reader_sees():
    intake = read_bytes(workbook(fill_list), "a.xlsx")
    assert intake.manuscript.blocks == (
        Paragraph("权责清单", "caption"),
        Table(
            (
                ("序号", "事项", "金额", "日期"),
                ("1", "甲\n乙", "2.5", "2024-01-31"),
                ("合计", "", "100000", ""),
            )
        ),
    )


def test_workbook_hidden_parts():
    intake = read_bytes(workbook(fill_list), "a.xlsx")
    hidden = [item for item in intake.manuscript.hidden if item.kind != "property"]
    assert hidden == [
        Hidden("hidden_row", "2 不公开 9"),
        Hidden("hidden_row", "内部 底数"),
        Hidden("hidden_sheet", "底稿：草稿"),
        Hidden("comment", "请核对"),
    ]
    assert Hidden("property", "作者：经办人") in intake.manuscript.hidden
    assert intake.warnings == [
        "表格带有隐藏的工作表、行或列，没有读入正文，公开前请在原文件中删除。",
        "表格带有批注，公开前请在原文件中删除批注。",
    ]


def test_dull_sheet_name_is_no_caption():
    intake = read_bytes(workbook(lambda book: book.add_worksheet().write_row(0, 0, ["a", "b"])), "a.xlsx")
    assert intake.manuscript.blocks == (Table((("a", "b"),)),)


def test_cell_in_the_last_corner_is_refused_before_it_is_laid_out():
    data = workbook(lambda book: book.add_worksheet().write(1_048_575, 16_383, "x"))
    with pytest.raises(OversizedPaper):
        read_bytes(data, "a.xlsx")


def test_sheet_with_too_many_columns():
    data = workbook(lambda book: book.add_worksheet().write_row(0, 0, ["x"] * 30))
    with pytest.raises(OversizedPaper):
        read_bytes(data, "a.xlsx", Limits(columns=20))


def test_sheet_target_may_be_absolute():
    data = workbook(lambda book: book.add_worksheet("清单").write_row(0, 0, ["甲", 3]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(b'Target="worksheets', b'Target="/xl/worksheets')
    blocks = read_bytes(package(parts), "a.xlsx").manuscript.blocks
    assert blocks == (Paragraph("清单", "caption"), Table((("甲", "3"),)))
