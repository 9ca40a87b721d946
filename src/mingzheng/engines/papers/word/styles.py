"""Paragraph styles of a document: what each says about role and numbering."""

import re
from dataclasses import dataclass

from lxml import etree

from .names import W, is_on, value

_HEADING = re.compile(r"^(?:heading|标题|head)\s*([1-9])$", re.IGNORECASE)
_ROLES = {
    "title": "title",
    "标题": "title",
    "caption": "caption",
    "题注": "caption",
    "list paragraph": "list",
}


@dataclass(frozen=True, slots=True)
class Style:
    """``role`` in the words of :class:`Paragraph.style`; ``numbering`` is ``(numId, level)`` or None."""

    role: str = ""
    numbering: tuple[str, int] | None = None
    hidden: bool = False


PLAIN = Style()


class Styles:
    """Styles by id, each resolved through the styles it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = (
            {} if root is None else {style.get(W + "styleId", ""): style for style in root.iter(W + "style")}
        )
        self._resolved: dict[str, Style] = {}

    def get(self, style_id: str | None) -> Style:
        """The style with this id; a plain one if unknown."""
        if not style_id or style_id not in self._elements:
            return PLAIN
        if style_id not in self._resolved:
            self._resolved[style_id] = self._resolve(style_id)
        return self._resolved[style_id]

    def _resolve(self, style_id: str) -> Style:
        role, number_id, level, hidden = "", None, None, False
        for style in self._lineage(style_id):
            properties = style.find(W + "pPr")
            role = role or role_of_name(value(style, "name") or "") or role_of_outline(properties)
            numbering = properties.find(W + "numPr") if properties is not None else None
            number_id = number_id or value(numbering, "numId")
            level = level or value(numbering, "ilvl")
            hidden = hidden or is_on(style.find(W + "rPr"), "vanish")
        return Style(role, (number_id, as_level(level)) if number_id else None, hidden)

    def _lineage(self, style_id: str) -> list[etree._Element]:
        """The style and its ancestors, nearest first; a circle is cut."""
        seen: dict[str, etree._Element] = {}
        while style_id in self._elements and style_id not in seen:
            seen[style_id] = self._elements[style_id]
            style_id = value(seen[style_id], "basedOn") or ""
        return list(seen.values())


def role_of_name(name: str) -> str:
    """Role by the style's name, English or Chinese; ``""`` if the name says nothing."""
    heading = _HEADING.match(name.strip())
    if heading:
        return f"heading{min(int(heading.group(1)), 6)}"
    return _ROLES.get(name.strip().lower(), "")


def role_of_outline(properties: etree._Element | None) -> str:
    """Role by the outline level (0 is the top; 9 means body text)."""
    level = value(properties, "outlineLvl")
    return f"heading{min(int(level) + 1, 6)}" if level and level.isdigit() and int(level) < 9 else ""


def as_level(text: str | None) -> int:
    """A list level 0–8."""
    return min(int(text), 8) if text and text.isdigit() else 0
