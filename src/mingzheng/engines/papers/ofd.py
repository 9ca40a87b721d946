"""OFD pages (GB/T 33190, 版式文档) read with ofdkit."""

from collections.abc import Iterable
from itertools import pairwise

import ofdkit

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript

from .archive import Package
from .errors import BrokenPaper, OversizedPaper, ScannedPaper
from .intake import Intake
from .limits import Limits
from .portable.furniture import without_furniture
from .portable.lines import Line, Sheet
from .portable.paragraphs import join


def read_ofd(data: bytes, limits: Limits) -> Intake:
    """The text objects of an OFD file, joined into paragraphs. Raises :class:`ScannedPaper` if there are none."""
    package = Package(data, limits)
    try:
        with ofdkit.open(data) as document:
            limits.check_pages(len(document.pages))
            sheets = [_sheet(page) for page in document.pages]
            info = document.info
    except ofdkit.OFDLimitError as error:
        raise OversizedPaper("OFD 文件过大或部件过多，无法读取，请拆分后分别上传。") from error
    except (ofdkit.OFDError, AssertionError) as error:
        raise BrokenPaper("OFD 文件已损坏，无法读取，请重新导出后再上传。") from error
    limits.check_characters(sum(len(line.text) for sheet in sheets for line in sheet.lines))
    if not any(sheet.lines for sheet in sheets):
        raise ScannedPaper(
            "OFD 各页都是图像，没有文字，请先做文字识别（OCR）后再上传，或上传原始的 docx 文件。"
        )
    sheets, furniture = without_furniture(sheets)
    named = {"标题": info.title, "作者": info.author, "主题": info.subject, "制作软件": info.creator}
    hidden = [Hidden(kind, text) for kind, text in furniture]
    hidden += [Hidden("property", f"{label}：{text}") for label, text in named.items() if text]
    images = sum(name.lower().endswith((".png", ".jpg", ".jpeg", ".bmp")) for name in package.names)
    warnings = [f"文件中有 {images} 张图片，图片里的文字没有读取。"] if images else []
    return Intake(
        Manuscript(tuple(join(sheets)), "ofd", hidden=tuple(hidden)),
        "ofd",
        info.title or "",
        images,
        warnings,
    )


def _sheet(page: ofdkit.Page) -> Sheet:
    return Sheet(tuple(_lines(page.runs)), page.width, page.height)


def _lines(runs: Iterable[ofdkit.TextRun]) -> Iterable[Line]:
    """Runs on one baseline are one line; a gap of a whole character becomes a blank."""
    row: list[ofdkit.TextRun] = []
    for run in sorted((run for run in runs if run.text.strip()), key=lambda run: run.y):
        if row and abs(run.y - row[0].y) > 0.4 * max(run.size, row[0].size):
            yield _line(row)
            row = []
        row.append(run)
    if row:
        yield _line(row)


def _line(row: list[ofdkit.TextRun]) -> Line:
    row = sorted(row, key=lambda run: run.x)
    text = row[0].text
    for before, run in pairwise(row):
        text += (" " if run.x - before.x - before.width > 0.8 * run.size else "") + run.text
    size = max(run.size for run in row)
    return Line(text.strip(), row[0].x, max(run.x + run.width for run in row), row[0].y - size, size)
