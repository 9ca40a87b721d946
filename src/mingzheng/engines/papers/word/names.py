"""WordprocessingML names, in Clark notation, for both the transitional and the strict flavour."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def transitional(part: bytes) -> bytes:
    """A part of a "strict" document under the names of the common flavour, so that one reader serves both."""
    return part.replace(_STRICT, _TRANSITIONAL)


def local(element: etree._Element) -> str:
    """Tag without namespace."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def value(parent: etree._Element | None, name: str) -> str | None:
    """``w:val`` of the child ``name``, None if there is no such child."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + "val", "") if child is not None else None


def is_on(parent: etree._Element | None, name: str) -> bool:
    """A toggle property: present and not switched off."""
    setting = value(parent, name)
    return setting is not None and setting not in ("0", "false", "off", "none")
