"""Workbooks (.xlsx): each sheet a table, hidden sheets, rows and columns set apart."""

import datetime
import io
from collections.abc import Iterator

import python_calamine as calamine

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph, Table

from .archive import Package
from .drawings import drawn_text
from .errors import BrokenPaper, EncryptedPaper
from .intake import Intake
from .limits import Limits
from .pictures import read_pictures
from .sheetxml import SheetShape, page_furniture, sheet_parts, sheet_shape
from .word.hidden import properties
from .xmltree import parse_xml

_DULL_NAMES = ("sheet", "工作表")


def read_xlsx(data: bytes, limits: Limits) -> Intake:
    """All sheets in order. A sheet's name stands as a caption before it when the name says something."""
    package = Package(data, limits)
    shapes = {name: sheet_shape(package.read(part), limits) for name, part in sheet_parts(package).items()}
    try:
        with calamine.load_workbook(io.BytesIO(data)) as book:
            blocks, hidden = _sheets(book, shapes, limits)
    except calamine.PasswordError as error:
        raise EncryptedPaper("表格设有打开密码，请去掉密码后再上传。") from error
    except calamine.CalamineError as error:
        raise BrokenPaper("表格已损坏，无法打开，请在 Excel 或 WPS 中重新另存后再上传。") from error
    hidden += list(_side_parts(package))
    for part in sheet_parts(package).values():
        hidden += page_furniture(package.read(part))
    warnings = []
    if any(item.kind in ("hidden_row", "hidden_sheet") for item in hidden):
        warnings.append("表格带有隐藏的工作表、行或列，没有读入正文，公开前请在原文件中删除。")
    if any(item.kind == "comment" for item in hidden):
        warnings.append("表格带有批注，公开前请在原文件中删除批注。")
    pictures = read_pictures(package, "xl/media/", limits)
    return Intake(
        Manuscript(tuple(blocks), "xlsx", hidden=(*hidden, *pictures.hidden)),
        "xlsx",
        "",
        pictures.unread,
        warnings + pictures.warnings,
    )


def _sheets(
    book: calamine.CalamineWorkbook, shapes: dict[str, SheetShape], limits: Limits
) -> tuple[list[Paragraph | Table], list[Hidden]]:
    blocks: list[Paragraph | Table] = []
    hidden: list[Hidden] = []
    characters = 0
    for sheet in book.sheets_metadata:
        if sheet.typ != calamine.SheetTypeEnum.WorkSheet or sheet.name not in shapes:
            continue
        rows = [
            [cell_text(cell) for cell in row] for row in book.get_sheet_by_name(sheet.name).to_python(False)
        ]
        characters += sum(len(cell) for row in rows for cell in row)
        limits.check_characters(characters)
        if sheet.visible != calamine.SheetVisibleEnum.Visible:
            hidden.append(
                Hidden("hidden_sheet", f"{sheet.name}：" + "\n".join(map(_joined, filter(any, rows))))
            )
            continue
        table, unseen = _visible(rows, shapes[sheet.name])
        hidden.extend(Hidden("hidden_row", text) for text in unseen)
        if table:
            if not sheet.name.lower().startswith(_DULL_NAMES):
                blocks.append(Paragraph(sheet.name, "caption"))
            blocks.append(Table(table))
    return blocks, hidden


def _visible(rows: list[list[str]], shape: SheetShape) -> tuple[tuple[tuple[str, ...], ...], list[str]]:
    """The rows and columns a reader sees, without blank ones, and the texts of those that are hidden."""
    unseen = [_joined(row) for index, row in enumerate(rows) if index in shape.hidden_rows and any(row)]
    shown = [row for index, row in enumerate(rows) if index not in shape.hidden_rows and any(row)]
    width = max(map(len, shown), default=0)
    for column in sorted(shape.hidden_columns):
        values = [row[column] for row in shown if column < len(row) and row[column]]
        unseen.extend([_joined(values)] if values else [])
    columns = [
        column
        for column in range(width)
        if column not in shape.hidden_columns and any(column < len(row) and row[column] for row in shown)
    ]
    table = (tuple(row[column] if column < len(row) else "" for column in columns) for row in shown)
    return tuple(row for row in table if any(row)), unseen


def cell_text(value: object) -> str:
    """A cell as a reader would copy it: whole numbers without a decimal point, dates as 2024-01-31."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ", "minutes")
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def _joined(cells: list[str]) -> str:
    return " ".join(cell for cell in cells if cell)


def _side_parts(package: Package) -> Iterator[Hidden]:
    """Comments, words in drawings and charts, properties."""
    for name in sorted(package.names):
        lowered = name.lower()
        if lowered.startswith(("xl/comments", "xl/threadedcomments/")) and lowered.endswith(".xml"):
            for comment in parse_xml(package.read(name)).iter("{*}comment", "{*}threadedComment"):
                text = " ".join("".join(comment.itertext()).split())
                if text:
                    yield Hidden("comment", text)
        elif lowered.startswith(("xl/drawings/", "xl/charts/")) and lowered.endswith(".xml"):
            if text := drawn_text(parse_xml(package.read(name))):
                yield Hidden("drawing", text)
        elif lowered.startswith("docprops/") and lowered.endswith(".xml"):
            yield from properties(parse_xml(package.read(name)))
