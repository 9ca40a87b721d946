"""Columns of a table that hold persons: names, pupils, home addresses."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding, Severity
from mingzheng.kernel.lex.scan.grid import Cell, Grid
from mingzheng.kernel.lex.scan.homes import home_finding
from mingzheng.kernel.lex.scan.minors import OF_AGE, minor_finding
from mingzheng.kernel.lex.scan.names import ROLES, name_finding
from mingzheng.kernel.lex.scan.surnames import is_name
from mingzheng.kernel.lex.scan.view import View

_MINOR_COLUMN = re.compile(
    r"(?:学生|儿童|幼儿|新生|未成年人|孤儿|患儿)(?:的)?(?:姓名|名单)|^(?:学生|儿童|幼儿)$"
)
_NAME_COLUMN = re.compile(rf"^(?:[^|]{{0,8}})?(?:姓\s*名|{'|'.join(ROLES)})(?:（[^）]*）)?$")
_OFFICIAL_COLUMN = re.compile(
    r"职务|职称|岗位|分工|职责|单位职务|任职|聘任|专家|导师|教师姓名|负责人姓名|法定代表人"
)
_PRIVATE_COLUMN = re.compile(
    r"身份证|证件号|证件|电话|手机|联系方式|住址|地址|银行|账号|卡号|出生|年龄|性别|户籍|残疾|病|低保|补助|救助|家庭|金额"
)

_ADDRESS_COLUMN = re.compile(r"住址|家庭地址|居住地|户籍地|家庭住址|现住")
_AGE = re.compile(r"([0-9]{1,2})(?:周?岁)?")
_BLANK = re.compile(r"[ \u3000]+")
_LONGEST_NAME = 6
_DOOR = re.compile(r"[0-9一二三四五六七八九十](?:号|组|室|栋|幢|单元|户)")


def find_columns(view: View) -> Iterator[Finding]:
    """Every cell below a header that announces persons."""
    for grid in view.grids:
        for index, header in enumerate(grid.header):
            if _MINOR_COLUMN.search(header):
                yield from (minor_finding(view, cell.start, cell.end) for cell in _names(grid, index))
            elif _ADDRESS_COLUMN.search(header):
                yield from (
                    home_finding(view, c.start, c.end) for c in grid.column(index) if _DOOR.search(c.text)
                )
            elif _NAME_COLUMN.match(header) and not _OFFICIAL_COLUMN.search(header):
                yield from _name_column(view, grid, index, header)


def _name_column(view: View, grid: Grid, index: int, header: str) -> Iterator[Finding]:
    """Names, each a minor's if the row gives an age under eighteen."""
    severity = _severity_of(grid)
    ages = next((i for i, title in enumerate(grid.header) if title.startswith("年龄")), len(grid.header))
    for row in grid.rows[1:]:
        if index >= len(row) or not _is_name_cell(row[index]):
            continue
        cell = row[index]
        age = _AGE.fullmatch(row[ages].text) if ages < len(row) else None
        if age and int(age[1]) < OF_AGE:
            yield minor_finding(view, cell.start, cell.end)
        else:
            yield name_finding(view, cell.start, cell.end, severity, header)


def _names(grid: Grid, column: int) -> Iterator[Cell]:
    return filter(_is_name_cell, grid.column(column))


def _is_name_cell(cell: Cell) -> bool:
    """A name alone in its cell; two characters are often set apart by a blank (李 强)."""
    return len(cell.text) <= _LONGEST_NAME and is_name(_BLANK.sub("", cell.text))


def _severity_of(grid: Grid) -> Severity:
    """Names block if the same table says more about those persons; a list of officials is left to a person."""
    headers = " ".join(grid.header)
    is_private = _PRIVATE_COLUMN.search(headers) and not _OFFICIAL_COLUMN.search(headers)
    return "block" if is_private else "warn"
