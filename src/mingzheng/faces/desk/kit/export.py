"""Workbooks (导出): what a list shows, with the same filters, as .xlsx."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import xlsxwriter
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone

if TYPE_CHECKING:
    from .listing import Column

ROW_CAP = 50_000
# A cell that starts with "=" stays text: what clerks typed must never run as a formula on a colleague's machine.
_OPTIONS = {
    "in_memory": True, "constant_memory": False, "strings_to_formulas": False, "strings_to_urls": False,
    "strings_to_numbers": False, "remove_timezone": True, "default_date_format": "yyyy-mm-dd",
}  # fmt: skip
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def xlsx(name: str, columns: Sequence["Column"], rows: "QuerySet[Any]") -> HttpResponse:
    """A workbook of at most `ROW_CAP` rows; a last line says so when there were more."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        sheet = book.add_worksheet(name[:31])
        bold = book.add_format({"bold": True, "bottom": 1})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        sheet.freeze_panes(1, 0)
        for number, column in enumerate(columns):
            sheet.write_string(0, number, column.name, bold)
            sheet.set_column(number, number, 40 if column.style == "wide" else 18)
        line = 0
        for line, row in enumerate(rows[: ROW_CAP + 1].iterator(chunk_size=2000), start=1):
            if line > ROW_CAP:
                sheet.write_string(line, 0, f"只导出前 {ROW_CAP:,} 条，请缩小筛选范围后分几次导出。")
                break
            for number, column in enumerate(columns):
                _write(sheet, line, number, column.text(row), moment)
        sheet.autofilter(0, 0, max(line, 1), len(columns) - 1)
    response = HttpResponse(out.getvalue(), content_type=_TYPE)
    file_name = f"{name}{timezone.localdate():%Y%m%d}.xlsx"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file_name)}"
    return response


def _write(sheet: Any, line: int, number: int, value: Any, moment: Any) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(line, number, timezone.localtime(value).replace(tzinfo=None), moment)
    elif isinstance(value, date):
        sheet.write_datetime(line, number, value)
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(line, number, value)
    else:
        sheet.write_string(line, number, "" if value is None else str(value))
