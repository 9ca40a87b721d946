"""A Word document masked in its XML: changes settled, comments and hidden text out, every run rewritten."""

from lxml import etree

from ..limits import Limits
from ..word.names import W, is_on, local, value
from ..word.styles import Styles
from .parts import Parts, named, remove, unwrap
from .secrets import Secrets

_PRINTED = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_SIDE_PARTS = ("comments", "people", "commentsextended", "commentsids")
_MARKERS = {
    "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "moveFromRangeStart", "moveFromRangeEnd",
    "moveToRangeStart", "moveToRangeEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
    "tcPrChange", "trPrChange", "tblGridChange", "numberingChange", "customXmlInsRangeStart", "customXmlInsRangeEnd",
    "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "cellIns", "cellMerge",
}  # fmt: skip
_MACHINE_SETTINGS = {"attachedTemplate", "mailMerge", "trackRevisions", "rsids"}


def mask_docx(data: bytes, secrets: Secrets, limits: Limits) -> bytes:
    """A copy of a .docx in which no value of ``secrets`` is left, in any part."""
    parts = Parts(data, limits)
    for name in [*parts.named("word", *_SIDE_PARTS), *parts.under("word/glossary/")]:
        parts.drop(name)
    styles = Styles(parts.trees.get("word/styles.xml"))
    for name in parts.named("word", *_PRINTED):
        root = parts.trees[name]
        settle_changes(root)
        remove_hidden(root, styles)
        _fill_cells(root)
    for name in parts.named("word", "settings"):
        for element in named(parts.trees[name], _MACHINE_SETTINGS):
            remove(element)
    parts.clear_properties()
    parts.mask(secrets)
    return parts.pack()


def settle_changes(root: etree._Element) -> None:
    """Accept all tracked changes: what was deleted goes, what was inserted stays, and nobody's name with it."""
    for row in root.findall(f".//{W}trPr/{W}del"):
        remove(row.getparent().getparent())
    for cell in root.findall(f".//{W}tcPr/{W}cellDel"):
        remove(cell.getparent().getparent())
    for element in named(root, _MARKERS | {"del", "moveFrom"}):
        remove(element)
    for element in named(root, {"ins", "moveTo"}):
        if local(element.getparent()) in ("rPr", "trPr"):
            remove(element)
        else:
            unwrap(element)


def remove_hidden(root: etree._Element, styles: Styles) -> None:
    """Runs, paragraphs and rows that are marked as hidden, by themselves or by their style."""
    for row in [row for row in root.iter(W + "tr") if is_on(row.find(W + "trPr"), "hidden")]:
        remove(row)
    for paragraph in list(root.iter(W + "p")):
        if styles.get(value(paragraph.find(W + "pPr"), "pStyle")).hidden:
            for run in list(paragraph.iter(W + "r")):
                remove(run)
    for run in list(root.iter(W + "r")):
        look = run.find(W + "rPr")
        hidden = is_on(look, "vanish") or styles.get(value(look, "rStyle")).hidden
        if hidden and run.find(W + "fldChar") is None and run.find(W + "instrText") is None:
            remove(run)


def _fill_cells(root: etree._Element) -> None:
    """A cell without a paragraph, or a table without a row, is a damaged file to Word."""
    for table in [table for table in root.iter(W + "tbl") if table.find(f".//{W}tc") is None]:
        remove(table)
    for cell in root.iter(W + "tc"):
        if cell.find(W + "p") is None:
            etree.SubElement(cell, W + "p")
