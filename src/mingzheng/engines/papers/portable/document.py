"""One PDF: its text layer read line by line with pypdfium2, then joined into paragraphs."""

import re

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph

from ..errors import BrokenPaper, EmbeddedObject, EncryptedPaper, ScannedPaper
from ..intake import Intake
from ..limits import Limits
from .annotations import comments
from .furniture import without_furniture
from .lines import Line, Sheet
from .paragraphs import join

_LABELS = {"Title": "标题", "Author": "作者", "Subject": "主题", "Keywords": "关键词", "Creator": "制作软件"}
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_MIXED_GAP = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[\u4e00-\u9fff])")
_FONT_GAP = 0.45
"""A blank narrower than this share of an em is typography, not a separator."""
_LATIN_HEIGHT = 0.7
_JOINERS = "\ufffe\u0002"
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!/")


def read_pdf(data: bytes, limits: Limits) -> Intake:
    """The text layer of a PDF. Raises :class:`ScannedPaper` when no page has one."""
    document = _open(data)
    try:
        limits.check_pages(len(document))
        warnings = _attachments(document)
        sheets, notes, images = _pages(document, limits)
        properties = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    blank = [number for number, sheet in enumerate(sheets, 1) if not sheet.lines and images[number - 1]]
    if not any(sheet.lines for sheet in sheets):
        raise ScannedPaper(
            "PDF 各页都是扫描图像，没有文字层，请先做文字识别（OCR，可安装 mingzheng[ocr] 扩展）后再上传，或上传原始的 docx 文件。"
        )
    if blank:
        warnings.append(
            f"第{'、'.join(map(str, blank[:20]))}页是扫描图像，其中的文字没有读取，请做文字识别（OCR）后补齐。"
        )
    sheets, furniture = without_furniture(sheets)
    hidden = [Hidden(kind, text) for kind, text in furniture] + [Hidden("comment", note) for note in notes]
    hidden += [
        Hidden("property", f"{_LABELS[key]}：{text}") for key, text in properties.items() if key in _LABELS
    ]
    if notes:
        warnings.append("文件带有批注，公开前请在原文件中删除批注。")
    blocks = tuple(Paragraph(text) for text in join(sheets))
    return Intake(
        Manuscript(blocks, "pdf", hidden=tuple(hidden)),
        "pdf",
        properties.get("Title", ""),
        sum(images),
        warnings,
    )


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise EncryptedPaper("PDF 设有打开密码，请去掉密码后再上传。") from error
        raise BrokenPaper("PDF 已损坏，无法打开，请重新导出后再上传。") from error


def _attachments(document: pdfium.PdfDocument) -> list[str]:
    """Refuse attached programs; name what else is attached or would run."""
    warnings = []
    count = document.count_attachments()
    for index in range(count):
        attachment = document.get_attachment(index)
        if bytes(attachment.get_data()[:8]).startswith(_PROGRAMS):
            raise EmbeddedObject("PDF 的附件里有程序文件，不能接收，请删除该附件后再上传。")
    if count:
        warnings.append(f"PDF 内带有 {count} 个附件，没有读取，公开前请确认其内容可以公开。")
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        warnings.append("PDF 内带有脚本，没有执行也没有读取，公开前请重新导出不带脚本的 PDF。")
    return warnings


def _pages(document: pdfium.PdfDocument, limits: Limits) -> tuple[list[Sheet], list[str], list[int]]:
    sheets, notes, images, characters = [], [], [], 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError as error:
            raise BrokenPaper(f"PDF 的第 {index + 1} 页已损坏，无法读取，请重新导出后再上传。") from error
        sheet = _sheet(page)
        characters += sum(len(line.text) for line in sheet.lines)
        limits.check_characters(characters)
        sheets.append(sheet)
        notes.extend(comments(page))
        images.append(sum(1 for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)))
        page.close()
    return sheets, notes, images


def _sheet(page: pdfium.PdfPage) -> Sheet:
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        lines, start = [], 0
        for printed in text_page.get_text_range().split("\r\n"):
            text = printed.strip(f"{_JOINERS} \t\u3000")
            if text:
                lines.append(_line(text_page, text, printed, start, height))
            start += len(printed) + 2
    finally:
        text_page.close()
    return Sheet(tuple(lines), width, height)


def _line(text_page: pdfium.PdfTextPage, text: str, printed: str, start: int, height: float) -> Line:
    """Where a line stands, by the boxes of its first and last visible characters."""
    first = start + len(printed) - len(printed.lstrip())
    last = start + len(printed.rstrip()) - 1
    try:
        left, bottom, _, top = text_page.get_charbox(first, loose=True)
        right = text_page.get_charbox(last, loose=True)[2]
        size = _size(text_page, printed, start) or _LATIN_HEIGHT * (top - bottom)
    except (pdfium.PdfiumError, ValueError, IndexError):
        return Line(text, 0.0, 0.0, 0.0, 0.0)
    return Line(_without_font_gaps(text_page, printed, start, size), left, right, height - top, size)


def _size(text_page: pdfium.PdfTextPage, printed: str, start: int) -> float:
    """Type size by the width of a Chinese character, which is one em in every font; box heights differ by font."""
    ideograph = _IDEOGRAPH.search(printed)
    if ideograph is None:
        return 0.0
    left, _, right, _ = text_page.get_charbox(start + ideograph.start(), loose=True)
    return right - left


def _without_font_gaps(text_page: pdfium.PdfTextPage, printed: str, start: int, size: float) -> str:
    """``printed`` without the blanks that only stand for the thin gap between Chinese and Western type."""
    gaps = set()
    for blank in _MIXED_GAP.finditer(printed):
        before, after = start + blank.start() - 1, start + blank.end()
        space = text_page.get_charbox(after, loose=True)[0] - text_page.get_charbox(before, loose=True)[2]
        if space < _FONT_GAP * size:
            gaps.add(blank.start())
    return "".join(
        sign for place, sign in enumerate(printed) if place not in gaps and sign not in _JOINERS
    ).strip()
