"""The witnesses of a document's metadata (元数据来源): its own parts, the head block, the page's tags.

The document outranks the page around it. Where two witnesses disagree the reading says so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.frame import Frame
from mingzheng.kernel.lex.head import Head, Value
from mingzheng.kernel.lex.reading import Evidence, Reading
from mingzheng.kernel.lex.shadow import shadow_of
from mingzheng.kernel.lex.titles import write_out
from mingzheng.kernel.lex.warnings import Warning

HEAD, LINE, SIGN, TAG, STYLE = "页面元数据块", "正文标题行", "落款", "网页标签", "文件的标题样式"
_TAGS = {
    "articletitle": "title", "title": "title", "og:title": "title", "pubdate": "published_date",
    "publishdate": "published_date", "firstpublishedtime": "published_date", "contentsource": "source",
    "source": "source", "keywords": "keywords", "description": "abstract", "columnname": "column", "lanmu": "column",
    "url": "url", "og:url": "url",
}  # fmt: skip


@dataclass(slots=True)
class Witnesses:
    """Everything a field can be read from; ``moved`` maps an offset of the body to one of the whole text."""

    reading: Reading
    head: Head
    frame: Frame
    blocks: Sequence[Block]
    moved: Callable[[int], int]
    meta: dict[str, str] = field(default_factory=dict)
    styled_title: str = ""

    def hear_tags(self, tags: Sequence[tuple[str, str]]) -> None:
        """Take up the page's ``<meta>`` tags; the first of a name counts."""
        for name, value in tags:
            key = _TAGS.get(name.strip().lower())
            if key and value.strip():
                self.meta.setdefault(key, value.strip())

    def front(self, role: str) -> Iterator[Block]:
        """Blocks of a role that stand before the first paragraph of the document."""
        for block in self.blocks:
            if block.role in ("para", "item", "heading", "table", "to"):
                return
            if block.role == role:
                yield block

    def titles(self) -> Iterator[Block]:
        """The titles of the document itself, without the red head above them."""
        return (block for block in self.front("title") if block.level > 0)

    def order_name(self) -> str:
        """The first printed title, in shadow form: that of an order names the organ."""
        title = next(self.titles(), None)
        return shadow_of(write_out(title.text), self.reading.script) if title else ""

    def prove(self, name: str, block: Block, how: str) -> None:
        """A part of the document is the evidence of a field."""
        start, end = self.moved(block.start), self.moved(block.end)
        self.reading.evidence[name] = Evidence(start, end, self.reading.text[start:end], how)

    def prove_value(self, name: str, value: Value) -> None:
        """A value of the head block is the evidence of a field."""
        self.reading.evidence[name] = Evidence(value.start, value.end, value.text, HEAD)

    def prove_tag(self, name: str, text: str) -> None:
        """A page tag is the evidence of a field; it has no place in the text."""
        self.reading.evidence[name] = Evidence(0, 0, text, TAG)

    def warn(self, code: str, message: str, start: int, end: int, name: str) -> None:
        """Note something a person should check."""
        self.reading.warnings.append(Warning(code, message, start, end, name))
