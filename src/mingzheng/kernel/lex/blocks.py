"""The typed parts of a document (公文要素)."""

from collections.abc import Sequence
from dataclasses import dataclass

_OPEN_END, _FULL_END = ("；", ";"), ("。", ".")


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


def list_ends(blocks: Sequence[Block]) -> set[int]:
    """Offsets of the numbered parts that end a list: they close with a full stop, the one before with a semicolon."""
    ends: set[int] = set()
    above: list[Block] = []
    for block in blocks:
        if not block.anchor:
            continue
        while above and above[-1].level > block.level:
            above.pop()
        before = above.pop() if above and above[-1].level == block.level else None
        if before and before.text.endswith(_OPEN_END) and block.text.endswith(_FULL_END):
            ends.add(block.start)
        above.append(block)
    return ends
