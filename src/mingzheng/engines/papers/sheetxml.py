"""The shape of a worksheet read from its XML: how far it reaches and what it hides.

Asked before the cells are read: a sheet with one cell in its last corner would otherwise be laid out in memory
as seventeen thousand million cells.
"""

import io
import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from mingzheng.kernel.lex.manuscript import Hidden

from .archive import Package
from .errors import BrokenPaper
from .limits import Limits
from .xmltree import parse_xml

_REFERENCE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_LAYOUT_CODE = re.compile(r'&(?:"[^"]*"|[0-9]{1,2}|K[0-9A-Fa-f]{6}|[A-Z&])')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True)
class SheetShape:
    """Zero-based numbers of hidden rows and columns."""

    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def sheet_parts(package: Package) -> dict[str, str]:
    """``{sheet name: part name}`` by the workbook's relations. Chart sheets are left out."""
    try:
        workbook = parse_xml(package.read("xl/workbook.xml"))
        relations = parse_xml(package.read("xl/_rels/workbook.xml.rels"))
    except BrokenPaper as error:
        raise BrokenPaper("表格缺少工作簿部件，无法打开，请在 Excel 或 WPS 中重新另存后再上传。") from error
    targets = {
        relation.get("Id"): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in relations
        if relation.get("Type", "").endswith("/worksheet")
    }
    parts = {}
    for sheet in workbook.iter("{*}sheet"):
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION))
        if target is not None and target in package:
            parts[sheet.get("name", "")] = target
    return parts


def sheet_shape(part: bytes, limits: Limits) -> SheetShape:
    """Hidden rows and columns. Raises :class:`OversizedPaper` for a sheet beyond the limits, before it is read."""
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    last_row = last_column = row = 0
    try:
        for _, element in etree.iterparse(
            io.BytesIO(part), tag=("{*}row", "{*}c", "{*}col"), resolve_entities=False, no_network=True
        ):
            name = etree.QName(element).localname
            if name == "c":
                column, cell_row = _place(element.get("r", ""))
                last_column, last_row = max(last_column, column), max(last_row, cell_row)
                limits.check_grid(1, last_column)
                continue
            if name == "row":
                row = int(element.get("r") or row + 1)
                last_row = max(last_row, row)
                last_column = max(last_column, len(element))
                if _hidden(element):
                    hidden_rows.add(row - 1)
            elif _hidden(element):
                first, last = int(element.get("min") or 1), int(element.get("max") or 1)
                hidden_columns.update(range(first - 1, min(last, limits.columns)))
            element.clear()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenPaper("表格内部的 XML 已损坏，请在 Excel 或 WPS 中重新另存后再上传。") from error
    limits.check_grid(last_row, last_column)
    return SheetShape(frozenset(hidden_rows), frozenset(hidden_columns))


def page_furniture(part: bytes) -> list[Hidden]:
    """Headers and footers of a sheet in print, without their layout codes (&L, &P …); each text once."""
    found: dict[Hidden, None] = {}
    if b"headerFooter" not in part:
        return []
    for _, element in etree.iterparse(
        io.BytesIO(part), tag=("{*}headerFooter", "{*}row"), resolve_entities=False, no_network=True
    ):
        for child in element if etree.QName(element).localname == "headerFooter" else ():
            text = " ".join(_LAYOUT_CODE.sub(" ", child.text or "").split())
            if text:
                kind = "header" if etree.QName(child).localname.endswith("Header") else "footer"
                found.setdefault(Hidden(kind, text))
        element.clear()
    return list(found)


def _place(reference: str) -> tuple[int, int]:
    """One-based column and row of ``AB12``; zeros if there is no reference."""
    match = _REFERENCE.match(reference)
    if not match:
        return 0, 0
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return column, int(match.group(2))


def _hidden(element: etree._Element) -> bool:
    return element.get("hidden") in ("1", "true")
