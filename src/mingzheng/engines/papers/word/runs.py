"""The text of one paragraph: what is printed, and what is hidden in it."""

from dataclasses import dataclass, field

from lxml import etree

from .names import W, is_on, local
from .notes import Notes

_SKIPPED = {
    "pPr",
    "rPr",
    "sectPr",
    "instrText",
    "delInstrText",
    "tblPr",
    "trPr",
    "tcPr",
    "sdtPr",
    "sdtEndPr",
    "rt",
}
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}

_SYMBOLS = {"F0A8": "□", "F06F": "□", "F0FE": "☑", "F052": "☑", "F0FC": "√", "F0B7": "•"}
"""Characters of the Wingdings and Symbol fonts that forms use."""


@dataclass(slots=True)
class RunText:
    """``text`` as printed (``\\n`` at a manual line break); ``boxes`` are the contents of text boxes anchored here;
    ``notes`` are ``(kind, id)`` of footnotes and endnotes; ``hidden`` holds ``(kind, text)``."""

    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    images: int = 0

    @property
    def text(self) -> str:
        return "".join(self.parts)


def read_runs(paragraph: etree._Element, notes: Notes) -> RunText:
    """Everything inside ``paragraph``, walked with an explicit stack (depth cannot hurt)."""
    found = RunText()
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = local(element)
        if name in _SKIPPED:
            continue
        if name in ("del", "moveFrom"):
            _hide(found, "deleted", element)
        elif name in ("ins", "moveTo"):
            _hide(found, "inserted", element)
            stack.extend(reversed(element))
        elif name == "r" and is_on(element.find(W + "rPr"), "vanish"):
            _hide(found, "hidden_text", element)
        elif name == "AlternateContent":
            stack.extend(reversed(_chosen(element)))
        elif name == "txbxContent":
            found.boxes.append(element)
        else:
            _take(found, name, element, notes)
            stack.extend(reversed(element))
    return found


def _take(found: RunText, name: str, element: etree._Element, notes: Notes) -> None:
    """One leaf of printed text."""
    if name == "t":
        found.parts.append(element.text or "")
    elif name in _SIGNS:
        page_break = name == "br" and element.get(W + "type") in ("page", "column")
        found.parts.append("" if page_break else _SIGNS[name])
    elif name in ("footnoteReference", "endnoteReference"):
        kind, note_id = name.removesuffix("Reference"), element.get(W + "id", "")
        if sign := notes.mark(kind, note_id):
            found.notes.append((kind, note_id))
            found.parts.append(sign)
    elif name == "sym":
        found.parts.append(_SYMBOLS.get(element.get(W + "char", "").upper(), ""))
    elif name == "textpath":
        found.parts.append(element.get("string", ""))
    elif name in ("blip", "imagedata"):
        found.images += 1


def _hide(found: RunText, kind: str, element: etree._Element) -> None:
    text = "".join(leaf.text or "" for leaf in element.iter(W + "t", W + "delText"))
    if text.strip():
        found.hidden.append((kind, text.strip()))


def _chosen(alternate: etree._Element) -> list[etree._Element]:
    """One branch of ``mc:AlternateContent``: both say the same, so only one may be read."""
    branches = [branch for branch in alternate if local(branch) in ("Choice", "Fallback")]
    return list(branches[0]) if branches else []
