"""One PDF: its text layer read line by line with pypdfium2, then joined into paragraphs."""

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript

from ..errors import BrokenPaper, EmbeddedObject, EncryptedPaper, ScannedPaper
from ..intake import Intake
from ..limits import Limits
from . import ocr
from .annotations import comments
from .furniture import without_furniture
from .lines import Sheet
from .page import read_page
from .paragraphs import join

_LABELS = {"Title": "标题", "Author": "作者", "Subject": "主题", "Keywords": "关键词", "Creator": "制作软件"}
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!/")


def read_pdf(data: bytes, limits: Limits) -> Intake:
    """The text layer of a PDF; scanned pages through recognition (OCR) if it is installed.

    Raises :class:`ScannedPaper` when no page has words and there is no recognition.
    """
    document = _open(data)
    try:
        limits.check_pages(len(document))
        warnings = _attachments(document)
        sheets, notes, images = _pages(document, limits)
        warnings += _recognise(document, sheets, images, limits)
        properties = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    sheets, furniture = without_furniture(sheets)
    hidden = [Hidden(kind, text) for kind, text in furniture] + [Hidden("comment", note) for note in notes]
    hidden += [
        Hidden("property", f"{_LABELS[key]}：{text}") for key, text in properties.items() if key in _LABELS
    ]
    if notes:
        warnings.append("文件带有批注，公开前请在原文件中删除批注。")
    blocks = tuple(join(sheets))
    return Intake(
        Manuscript(blocks, "pdf", hidden=tuple(hidden)),
        "pdf",
        properties.get("Title", ""),
        sum(images),
        warnings,
    )


def _recognise(
    document: pdfium.PdfDocument, sheets: list[Sheet], images: list[int], limits: Limits
) -> list[str]:
    """Put the recognised lines of scanned pages in their places; the warnings about those pages."""
    scanned = [place for place, sheet in enumerate(sheets) if not _length(sheet) and images[place]]
    numbers = "、".join(str(place + 1) for place in scanned[:20]) + ("等" if len(scanned) > 20 else "")
    if scanned and ocr.is_installed():
        limits.check_scanned_pages(len(scanned))
        for place in scanned:
            sheets[place] = ocr.recognise_page(document[place], limits)
        limits.check_characters(sum(map(_length, sheets)))
        return [f"第{numbers}页是扫描图像，文字由识别（OCR）得到，可能有错，请对照原件核对。"]
    if not any(map(_length, sheets)):
        raise ScannedPaper(f"PDF 各页都是扫描图像，没有文字层，{ocr.HOW_TO_INSTALL}")
    return [f"第{numbers}页是扫描图像，其中的文字没有读取，{ocr.HOW_TO_INSTALL}"] if scanned else []


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
    sheets: list[Sheet] = []
    notes: list[str] = []
    images: list[int] = []
    characters = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError as error:
            raise BrokenPaper(f"PDF 的第 {index + 1} 页已损坏，无法读取，请重新导出后再上传。") from error
        sheet = read_page(page)
        characters += _length(sheet)
        limits.check_characters(characters)
        sheets.append(sheet)
        notes.extend(comments(page))
        images.append(sum(1 for _ in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3)))
        page.close()
    return sheets, notes, images


def _length(sheet: Sheet) -> int:
    """Characters on a page."""
    cells = sum(len(cell) for table in sheet.tables for row in table.rows for cell in row)
    return cells + sum(len(line.text) for line in sheet.lines)
