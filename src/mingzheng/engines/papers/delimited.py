"""Tables as delimited text (.csv): one table, so that the scan knows what each column holds."""

import csv
from collections.abc import Callable
from io import StringIO

from mingzheng.kernel.lex.manuscript import Manuscript, Table

from .errors import BrokenPaper
from .intake import Intake
from .limits import Limits
from .plain import damage_warnings, decode

Rows = list[list[str]]
_SIGNS = "\t;,"
_FOR_EXCEL = "utf-8-sig"


def read_csv(data: bytes, limits: Limits) -> Intake:
    """The rows as one table, blank ones left out."""
    text = decode(data)
    limits.check_characters(len(text))
    rows = [row for row in _rows(text)[0] if any(cell.strip() for cell in row)]
    limits.check_grid(len(rows), max(map(len, rows), default=0))
    table = Table(tuple(tuple(cell.strip() for cell in row) for row in rows))
    return Intake(Manuscript((table,), "csv"), "csv", warnings=damage_warnings(text))


def rewrite(data: bytes, change: Callable[[str], str]) -> bytes:
    """The same table with every cell changed, in UTF-8 with a mark that Excel needs."""
    rows, sign = _rows(decode(data))
    made = StringIO(newline="")
    csv.writer(made, delimiter=sign).writerows([change(cell) for cell in row] for row in rows)
    return made.getvalue().encode(_FOR_EXCEL)


def _rows(text: str) -> tuple[Rows, str]:
    """The rows and the sign that divides them: the one that is most frequent in the first line."""
    first = text.lstrip().split("\n", 1)[0]
    sign = max(_SIGNS[::-1], key=first.count)
    try:
        return list(csv.reader(StringIO(text, newline=""), delimiter=sign)), sign
    except csv.Error as error:
        raise BrokenPaper("表格文件（csv）的格式不规范，无法读取，请另存为 xlsx 后再上传。") from error
