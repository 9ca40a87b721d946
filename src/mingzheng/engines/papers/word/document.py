"""One .docx: its parts found, its body walked, its hidden sides listed."""

from lxml import etree

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph

from ..archive import Package
from ..errors import BrokenPaper
from ..intake import Intake
from ..limits import Limits
from ..pictures import read_pictures
from ..xmltree import parse_xml
from .body import Body
from .hidden import hidden_parts
from .names import W, transitional
from .notes import Notes
from .numbering import Numbering
from .styles import Styles


def read_docx(data: bytes, limits: Limits) -> Intake:
    """A Word document: paragraphs and tables in order, automatic numbers written out, text boxes, notes, hidden parts."""
    package = Package(data, limits)
    root = _part(package, "word/document.xml")
    page = root.find(W + "body") if root is not None else None
    if page is None:
        raise BrokenPaper("文件缺少正文部件，无法读取，请用 Word 或 WPS 打开后重新另存为 docx。")
    notes = Notes(_part(package, "word/footnotes.xml"), _part(package, "word/endnotes.xml"))
    body = Body(
        Styles(_part(package, "word/styles.xml")),
        Numbering(_part(package, "word/numbering.xml")),
        notes,
        limits,
    )
    pictures = read_pictures(package, "word/media/", limits)
    blocks, seen = pictures.beside(tuple(body.blocks(page)))
    hidden = (*body.hidden, *hidden_parts(package), *seen)
    title = next(
        (block.text for block in blocks if isinstance(block, Paragraph) and block.style == "title"), ""
    )
    return Intake(
        Manuscript(blocks, "docx", hidden=hidden),
        "docx",
        title,
        pictures.unread,
        _warnings(package, hidden) + pictures.warnings,
    )


def _part(package: Package, name: str) -> etree._Element | None:
    return parse_xml(transitional(package.read(name))) if name in package else None


def _warnings(package: Package, hidden: tuple[Hidden, ...]) -> list[str]:
    kinds = {item.kind for item in hidden}
    warnings = []
    if kinds & {"deleted", "inserted"}:
        warnings.append("文件带有修订痕迹，正文按接受全部修订读取，公开前请在原文件中接受或拒绝修订。")
    if "comment" in kinds:
        warnings.append("文件带有批注，公开前请在原文件中删除批注。")
    if kinds & {"hidden_text", "hidden_row"}:
        warnings.append("文件带有隐藏文字，没有读入正文，公开前请在原文件中删除。")
    if any(name.startswith("word/embeddings/") for name in package.names):
        warnings.append("文件内嵌有工作簿等附属文件，没有读取，公开前请确认其内容可以公开。")
    return warnings
