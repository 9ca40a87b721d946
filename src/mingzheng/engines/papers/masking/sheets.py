"""A workbook masked in its XML: cells of all sheets, hidden ones too; formulas become the values they showed."""

from lxml import etree

from ..limits import Limits
from ..sheets import cell_text
from ..word.names import local
from .parts import Parts, named, remove
from .secrets import Secrets

_SIDE_FOLDERS = ("xl/threadedComments/", "xl/persons/", "xl/externalLinks/")
_MACHINE_SETTINGS = {"absPath", "fileSharing", "externalReferences", "rPh", "phoneticPr"}


def mask_xlsx(data: bytes, secrets: Secrets, limits: Limits) -> bytes:
    """A copy of an .xlsx in which no value of ``secrets`` is left, in any part."""
    parts = Parts(data, limits)
    _drop_comments(parts)
    for name in [*parts.named("xl", "calcchain"), *parts.under(*_SIDE_FOLDERS)]:
        parts.drop(name)
    for name, root in parts.trees.items():
        if name.startswith("xl/"):
            for element in named(root, _MACHINE_SETTINGS):
                remove(element)
        if name.lower().startswith("xl/worksheets/") and not name.endswith(".rels"):
            _mask_cells(root, secrets)
    parts.clear_properties()
    parts.mask(secrets)
    return parts.pack()


def _drop_comments(parts: Parts) -> None:
    """Comments go with the boxes they are drawn in."""
    for sheet in parts.named("xl/worksheets", ""):
        if not parts.related(sheet, "/comments"):
            continue
        for drawing in parts.related(sheet, "/vmlDrawing"):
            parts.drop(drawing)
        for element in named(parts.trees[sheet], {"legacyDrawing"}):
            remove(element)
    for name in parts.named("xl", "comments") + parts.named("xl/comments", ""):
        parts.drop(name)


def _mask_cells(sheet: etree._Element, secrets: Secrets) -> None:
    """No formula stays: it could compute a hidden value again, or show what it was made of."""
    for formula in named(sheet, {"f"}):
        if local(formula.getparent()) == "c":
            remove(formula)
    for cell in sheet.iter("{*}c"):
        if cell.get("t", "n") == "n":
            _mask_number(cell, secrets)


def _mask_number(cell: etree._Element, secrets: Secrets) -> None:
    """A number such as a telephone number, however it is stored (1.38E10), becomes masked text."""
    stored = cell.find("{*}v")
    if stored is None or not stored.text:
        return
    try:
        shown = cell_text(float(stored.text))
    except ValueError:
        return
    masked = secrets.sub(shown)
    if masked != shown:
        space = etree.QName(cell).namespace
        prefix = f"{{{space}}}" if space else ""
        cell.remove(stored)
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, prefix + "is"), prefix + "t").text = masked
