"""Footnotes and endnotes, numbered as they are met."""

from lxml import etree

from .names import W

_SIGNS = {"footnote": "[{}]", "endnote": "[尾注{}]"}


class Notes:
    """The notes of one document."""

    def __init__(self, footnotes: etree._Element | None, endnotes: etree._Element | None) -> None:
        self._texts = {**_texts(footnotes, "footnote"), **_texts(endnotes, "endnote")}
        self._numbers: dict[tuple[str, str], str] = {}
        self._counts = dict.fromkeys(_SIGNS, 0)

    def mark(self, kind: str, note_id: str) -> str:
        """The sign printed at the reference, such as ``[1]``; ``""`` for a note that does not exist."""
        if (kind, note_id) not in self._texts:
            return ""
        if (kind, note_id) not in self._numbers:
            self._counts[kind] += 1
            self._numbers[kind, note_id] = _SIGNS[kind].format(self._counts[kind])
        return self._numbers[kind, note_id]

    def line(self, kind: str, note_id: str) -> str:
        """Sign and text of a note already marked."""
        return f"{self._numbers[kind, note_id]} {self._texts[kind, note_id]}"


def _texts(root: etree._Element | None, kind: str) -> dict[tuple[str, str], str]:
    """``{(kind, id): text}``; separators and other machinery are left out."""
    texts = {}
    for note in root.iter(W + kind) if root is not None else ():
        text = "".join(leaf.text or "" for leaf in note.iter(W + "t")).strip()
        if text and note.get(W + "type") in (None, "normal"):
            texts[kind, note.get(W + "id", "")] = text
    return texts
