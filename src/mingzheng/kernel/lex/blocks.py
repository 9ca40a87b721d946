"""The typed parts of a document (公文要素)."""

from dataclasses import dataclass


@dataclass(slots=True)
class Block:
    """A part of a document; ``start``/``end`` are offsets in the body text.

    ``role``: "title", "docno", "to" (主送机关), "heading", "item" (numbered text), "para", "sign" (署名),
    "date" (成文日期), "note" (附注), "attach" (附件说明 or 附件 mark), "table". ``level`` is the depth of a
    numbered part and, for a title, 0 for the red head (发文机关标志), 1 for the document and 2 for what it encloses.
    ``plain`` is the text in shadow form, of the same length.
    """

    role: str
    text: str
    level: int = 0
    number: str = ""
    heading: str = ""
    anchor: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    start: int = 0
    end: int = 0
    plain: str = ""
