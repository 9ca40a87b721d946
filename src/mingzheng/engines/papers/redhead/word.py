"""The paper as a Word document (.docx), with real heading styles and repeated table headers."""

import datetime
import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from mingzheng.kernel.statute import paper as measures

from .arrange import Item, Layout, arrange
from .model import RedHead

_FONTS = {"小标宋": "方正小标宋简体", "仿宋": "仿宋", "黑体": "黑体", "楷体": "楷体", "宋体": "宋体"}
_RED = RGBColor.from_string(measures.RED.lstrip("#").upper())
_EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def render_docx(paper: RedHead) -> bytes:
    """An editable .docx in the measures of GB/T 9704-2012, naming the fonts that offices have installed."""
    layout = arrange(paper)
    document = Document()
    _set_page(document)
    _set_properties(document, layout, paper.retrieved_at or _EPOCH)
    _head(document, layout)
    _items(document, layout.items)
    for annex in layout.annexes:
        _line(document, annex.label, "黑体", indent=0).paragraph_format.page_break_before = True
        _line(
            document, "\n".join(annex.title_lines), "小标宋", measures.TITLE.size, "center", style="Heading 1"
        )
        _items(document, annex.items)
    _foot(document, layout)
    return _package(document)


def _package(document: WordDocument) -> bytes:
    """The saved file with fixed entry times: the same paper always gives the same bytes."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(measures.PAGE_WIDTH), Mm(measures.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(measures.MARGIN_TOP), Mm(measures.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(measures.MARGIN_LEFT), Mm(measures.MARGIN_RIGHT)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)


def _page_number(paragraph: Paragraph, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, as a field that Word fills in."""
    paragraph.alignment = side
    for text, instruction in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = paragraph.add_run(text)
        _set_font(run, "宋体", measures.PAGE_NUMBER.size)
        if instruction:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), instruction)
            run._r.addprevious(field)
            field.append(run._r)


def _set_properties(document: WordDocument, layout: Layout, stamp: datetime.datetime) -> None:
    """Only what the paper itself says: no machine or user name gets into a published file."""
    core = document.core_properties
    core.title, core.author, core.comments = layout.title, "、".join(layout.organs), ""
    core.last_modified_by, core.created, core.modified = "", stamp, stamp


def _head(document: WordDocument, layout: Layout) -> None:
    if layout.status:
        _line(document, layout.status, "黑体", 12, "center", red=True, indent=0)
    if layout.organs:
        size = measures.head_size(max(layout.organs, key=len) + layout.suffix)
        _line(
            document, "\n".join(layout.organs) + layout.suffix, "小标宋", size, "center", red=True, indent=0
        )
    number = layout.doc_number + (f"　　签发人：{layout.signer}" if layout.signer else "")
    if number or layout.organs:
        _underline(_line(document, number, align="center", indent=0))
    _line(document, "", indent=0)
    _line(document, "\n".join(layout.title_lines), "小标宋", measures.TITLE.size, "center", style="Title")
    _line(document, "", indent=0)


def _items(document: WordDocument, items: list[Item]) -> None:
    for item in items:
        if item.kind == "table":
            _table(document, item)
        elif item.kind == "heading":
            style = f"Heading {min(item.level + 1, 6)}"
            _line(document, item.text, _face(item.level), style=style)
        elif item.kind == "mark":
            _line(document, item.text, "黑体", indent=0).paragraph_format.page_break_before = True
        elif item.kind == "subtitle":
            _line(document, item.text, "小标宋", measures.TITLE.size, "center", indent=0)
        elif item.kind in ("sign", "date"):
            line = _line(document, item.text, align="right", indent=0)
            line.paragraph_format.right_indent = Pt(measures.BODY.size * measures.DATE_INDENT_PLAIN)
        elif item.kind == "to":
            _line(document, item.text, indent=0)
        else:
            line = _line(document, item.lead, _face(item.level))
            _set_font(line.add_run(item.text[len(item.lead) :]), "仿宋", measures.BODY.size)


def _foot(document: WordDocument, layout: Layout) -> None:
    issued = "　　".join(filter(None, (layout.issued_by, layout.issued_on)))
    for text in (f"抄送：{layout.copy_to}" if layout.copy_to else "", issued):
        if text:
            _underline(_line(document, text, size=measures.PAGE_NUMBER.size, indent=1), "000000", 8)
    if layout.source:
        _line(document, layout.source, "宋体", 9, "center", indent=0)


def _line(
    document: WordDocument,
    text: str,
    face: str = "仿宋",
    size: float = measures.BODY.size,
    align: str = "left",
    *,
    style: str | None = None,
    red: bool = False,
    indent: int | None = None,
) -> Paragraph:
    """One paragraph; ``indent`` in characters, by default two for text that is not centred."""
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(text)
    _set_font(run, face, size)
    run.font.color.rgb = _RED if red else RGBColor(0, 0, 0)
    paragraph.alignment = getattr(WD_ALIGN_PARAGRAPH, align.upper())
    look = paragraph.paragraph_format
    look.space_before = look.space_after = Pt(0)
    look.first_line_indent = Pt(size * (indent if indent is not None else 0 if align == "center" else 2))
    if size <= measures.TITLE.size:
        look.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        look.line_spacing = Pt(measures.LINE_PITCH * (1 if size <= measures.BODY.size else 1.25))
    return paragraph


def _set_font(run, face: str, size: float) -> None:
    run.font.name, run.font.size, run.font.bold, run.font.italic = "Times New Roman", Pt(size), False, False
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONTS[face])


def _face(level: int) -> str:
    return measures.HEADINGS[min(max(level, 1), len(measures.HEADINGS)) - 1].face


def _underline(paragraph: Paragraph, colour: str = measures.RED.lstrip("#"), eighths: int = 18) -> None:
    """A rule under the paragraph; its thickness in eighths of a point."""
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, setting in (("val", "single"), ("sz", str(eighths)), ("space", "6"), ("color", colour)):
        bottom.set(qn(f"w:{name}"), setting)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _table(document: WordDocument, item: Item) -> None:
    if not item.rows or not item.rows[0]:
        return
    table = document.add_table(rows=0, cols=len(item.rows[0]), style="Table Grid")
    for index, row in enumerate(item.rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, row, strict=True):
            _set_font(cell.paragraphs[0].add_run(text), "黑体" if index < item.header_rows else "仿宋", 12)
        if index < item.header_rows:
            table.rows[index]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
