"""Masked copies of workbooks: cells of all sheets, however a number is stored."""

import io
import re
import zipfile

import pytest
import xlsxwriter

from mingzheng.engines.papers import read_bytes
from mingzheng.engines.papers.masking import mask_bytes
from mingzheng.kernel.lex.manuscript import Paragraph, Table
from tests.engines.papers.masking.leaks import ID, MOBILE, NAME, VALUES, leaks
from tests.engines.papers.paper_samples import package

CLEAN_ROW = ("赵某某", "110105********002X", "138****1234")


def workbook(fill) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("名单")
        sheet.write_row(0, 0, ["姓名", "身份证号", "手机"])
        sheet.write_row(1, 0, [NAME, ID, MOBILE])
        fill(book, sheet)
    return buffer.getvalue()


def rich(book, sheet) -> None:
    sheet.write_rich_string(2, 0, "申请人", book.add_format({"bold": True}), "赵明", "明同意")


def hidden_sheet(book, sheet) -> None:
    other = book.add_worksheet("底稿")
    other.write_row(0, 0, [NAME, int(MOBILE)])
    other.hide()


def hidden_row(book, sheet) -> None:
    sheet.write_row(2, 0, [NAME, ID, int(MOBILE)])
    sheet.set_row(2, None, None, {"hidden": True})


FILLS = {
    "cells": lambda book, sheet: None,
    "number": lambda book, sheet: sheet.write_number(2, 2, int(MOBILE)),
    "rich text": rich,
    "formula": lambda book, sheet: sheet.write_formula(2, 0, f'="{NAME}"&C2', None, f"{NAME}{MOBILE}"),
    "numeric formula": lambda book, sheet: sheet.write_formula(2, 2, f"={MOBILE}+0", None, int(MOBILE)),
    "hidden sheet": hidden_sheet,
    "hidden row": hidden_row,
    "comment": lambda book, sheet: sheet.write_comment(1, 0, f"{NAME} {MOBILE}", {"author": NAME}),
    "defined name": lambda book, sheet: book.define_name("经办", f'="{NAME}{MOBILE}"'),
    "properties": lambda book, sheet: book.set_properties({"author": NAME, "comments": MOBILE}),
    "text box": lambda book, sheet: sheet.insert_textbox(5, 5, f"{NAME} {MOBILE}"),
    "header": lambda book, sheet: sheet.set_header(f"&L{NAME}&R{MOBILE}"),
    "link": lambda book, sheet: sheet.write_url(2, 0, f"mailto:{MOBILE}@a.cn", string="信"),
    "drop-down list": lambda book, sheet: sheet.data_validation(
        4, 0, 4, 0, {"validate": "list", "source": [NAME, "其他"]}
    ),
}


@pytest.mark.parametrize("place", FILLS)
def test_value_in_a_workbook(place):
    data = workbook(FILLS[place])
    assert leaks(data) == set(VALUES)
    copy = mask_bytes(data, "a.xlsx")
    assert leaks(copy.data) == set()
    table = read_bytes(copy.data, "a.xlsx").manuscript.blocks[1]
    assert isinstance(table, Table)
    assert table.rows[1] == CLEAN_ROW


def test_number_in_scientific_notation():
    with zipfile.ZipFile(io.BytesIO(workbook(FILLS["number"]))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    sheet = files["xl/worksheets/sheet1.xml"]
    files["xl/worksheets/sheet1.xml"] = sheet.replace(MOBILE.encode(), b"1.3800001234E10")
    assert files["xl/worksheets/sheet1.xml"] != sheet
    copy = mask_bytes(package(files), "a.xlsx")
    assert b"1.38" not in zipfile.ZipFile(io.BytesIO(copy.data)).read("xl/worksheets/sheet1.xml")


def test_formula_becomes_its_value():
    data = workbook(lambda book, sheet: sheet.write_formula(3, 0, "=1+1", None, 2))
    copy = mask_bytes(data, "a.xlsx")
    assert read_bytes(copy.data, "a.xlsx").manuscript.blocks == (
        Paragraph("名单", "caption"),
        Table((("姓名", "身份证号", "手机"), CLEAN_ROW, ("2", "", ""))),
    )
    sheet = zipfile.ZipFile(io.BytesIO(copy.data)).read("xl/worksheets/sheet1.xml")
    assert re.findall(rb"<(?:\w+:)?f[ >/]", sheet) == []


def test_words_on_the_sheet_outside_the_cells_are_found():
    def fill(book, sheet) -> None:
        sheet.insert_textbox(5, 5, "申请人：钱小小，手机13900001234")
        sheet.set_footer("&C申请人：孙大大，手机13700001234")

    ledger = mask_bytes(workbook(fill), "a.xlsx").ledger
    assert [(entry["place"], entry["masked"]) for entry in ledger["entries"][3:]] == [
        ("图形里的文字第1处", "钱某某"),
        ("图形里的文字第1处", "139****1234"),
        ("页脚第1处", "孙某某"),
        ("页脚第1处", "137****1234"),
    ]
