"""Where a passage stands in its document (条款位置): clause number, anchor of the page, header of its table. Pure."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from mingzheng.engines.search.passages import passages
from mingzheng.kernel.lex import parse_body
from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.manuscript import split_cells

_ROW = "|"
_FORMAL = frozenset(("title", "docno", "to", "sign", "date", "note", "attach"))


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with its place: ``clause`` 第十二条 or 二、（三） or empty; ``anchor`` the id on the page or empty.

    ``said`` is the text without its formal parts. ``header`` are the cells of the first row of the table in which
    the passage begins, if it does not begin it.
    """

    number: str
    text: str
    said: str
    clause: str
    anchor: str
    header: tuple[str, ...] = ()


@lru_cache(maxsize=256)
def places(body: str) -> dict[str, Place]:
    """Every passage of a body by its index place (``1``, ``2`` …), each with where it stands."""
    lines = [line for line in body.split("\n") if line.strip()]
    parsed = parse_body(body)
    formal = {block.start for block in parsed if block.role in _FORMAL}
    blocks = [block for block in parsed if block.anchor]
    starts = [block.start for block in blocks]
    found, line, offset = {}, 0, _offsets(body)
    for passage in passages(body):
        size = passage.text.count("\n") + 1
        begin, end = offset[line], offset[line + size - 1] + len(lines[line + size - 1])
        last = bisect_right(starts, begin) - 1
        # A passage that begins before any number (the formal head) belongs to the first number inside it, if any.
        inside = last + 1 if last < 0 and last + 1 < len(blocks) and starts[last + 1] < end else last
        anchor = blocks[inside].anchor if inside >= 0 else ""
        said = (
            text
            for text, start in zip(passage.text.split("\n"), offset[line:], strict=False)
            if start not in formal
        )
        found[passage.place] = Place(
            number=passage.place, text=passage.text, said="\n".join(said), clause=passage.number or _chain(blocks, last),
            anchor=anchor, header=_header(lines, line),
        )  # fmt: skip
        line += size
    return found


def _offsets(body: str) -> list[int]:
    found, position = [], 0
    for line in body.split("\n"):
        if line.strip():
            found.append(position)
        position += len(line) + 1
    return found


def _chain(blocks: list[Block], at: int) -> str:
    """The numbers under which a block stands, outermost first: 二、（三）; chapters do not count."""
    if at < 0:
        return ""
    numbers, level = [], blocks[at].level + 1
    for block in reversed(blocks[: at + 1]):
        if block.level < level:
            numbers.append(block.number)
            level = block.level
    return "".join(reversed(numbers)).replace("(", "（").replace(")", "）")


def _header(lines: list[str], at: int) -> tuple[str, ...]:
    if not lines[at].lstrip().startswith(_ROW):
        return ()
    first = at
    while first > 0 and lines[first - 1].lstrip().startswith(_ROW):
        first -= 1
    return split_cells(lines[first].strip()) if first < at else ()
