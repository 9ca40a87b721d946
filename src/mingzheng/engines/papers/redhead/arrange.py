"""A :class:`RedHead` laid out as a plain list of printed elements, the same for PDF, Word and text."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field

from .model import Annex, PrintBlock, RedHead
from .title_lines import break_title

_ANNEX_MARK = re.compile(r"^附件\s*[0-9一二三四五六七八九十]*\s*[:：]?$")
_COMPLETE_HEADS = ("文件", "令", "公报", "纪要")
"""Heads that say themselves what the paper is; to all others 文件 is added (GB/T 9704-2012, 7.2.4)."""


@dataclass(slots=True)
class Item:
    """One printed element. ``kind``: to, heading, para, sign, date, note, attach, table, subtitle (the title of
    an enclosed text), mark (附件, where an attachment begins on a new page).

    ``lead`` is the part of ``text`` set in the heading's type (run-in headings); ``rows`` and ``header_rows`` belong
    to tables, ``lines`` are those of a subtitle; ``level`` is 1 for 一、, 2 for （一）, 3 for 1. and so on.
    """

    kind: str
    text: str = ""
    level: int = 0
    lead: str = ""
    rows: list[list[str]] = field(default_factory=list)
    header_rows: int = 1
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """An attachment as printed: 附件 or 附件1, its title, its content."""

    label: str
    title: str
    title_lines: list[str]
    items: list[Item]


@dataclass(slots=True)
class Layout:
    """Everything on the paper, in order of print. All values are plain text."""

    organs: list[str]
    suffix: str
    doc_number: str
    signer: str
    title: str
    title_lines: list[str]
    status: str
    items: list[Item]
    annexes: list[Section]
    copy_to: str
    issued_by: str
    issued_on: str
    source: str

    def as_dict(self) -> dict:
        """JSON-ready."""
        return asdict(self)


def arrange(paper: RedHead) -> Layout:
    """What stands where. Title, number and addressees found in the body are not printed twice."""
    items = list(_items(paper.blocks, paper))
    if paper.addressees and not any(item.kind == "to" for item in items):
        items.insert(0, Item("to", "、".join(paper.addressees).rstrip("：:") + "："))
    if not any(item.kind == "attach" for item in items):
        _insert_attachment_list(items, [_name(attachment) for attachment in paper.attachments])
    organs = [organ.strip() for organ in paper.head if organ.strip()]
    return Layout(
        organs=organs,
        suffix="" if not organs or organs[-1].endswith(_COMPLETE_HEADS) else "文件",
        doc_number=paper.doc_number,
        signer=paper.signer,
        title=" ".join(paper.title.split()),
        title_lines=break_title(paper.title),
        status=paper.status,
        items=items,
        annexes=list(_sections(paper.attachments)),
        copy_to="，".join(paper.copy_to).rstrip("。") + "。" if paper.copy_to else "",
        issued_by=paper.issued_by,
        issued_on=f"{chinese_date(paper.issued_on)}印发" if paper.issued_on else "",
        source=_source(paper),
    )


def chinese_date(day: datetime.date) -> str:
    """2024年3月1日: Arabic figures without leading zeros (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def _items(blocks: Iterable[PrintBlock], paper: RedHead | None = None) -> Iterator[Item]:
    number_printed = paper is None or not paper.doc_number
    for block in blocks:
        text = block.text.strip()
        if block.role == "table":
            yield Item("table", rows=_even(block.rows))
        elif not text or (block.role == "title" and block.level < 2 and paper is not None):
            continue
        elif block.role == "docno" and not number_printed:
            number_printed = True  # it stands in the head of the paper, perhaps better written than here
        else:
            yield _item(block, text)


def _item(block: PrintBlock, text: str) -> Item:
    if block.role == "attach" and _ANNEX_MARK.match(text):
        return Item("mark", text)
    if block.role in ("to", "sign", "date", "note", "attach"):
        return Item(block.role, text)
    if block.role == "heading":
        return Item("heading", text, max(block.level, 1), text)
    if block.role == "title":
        return Item("subtitle", text, lines=break_title(text))
    return Item("para", text, block.level, _lead(block, text))


def _lead(block: PrintBlock, text: str) -> str:
    """The run-in heading that opens a paragraph: its number and heading, when the text begins with them."""
    opening = f"{block.number}{block.heading}"
    return opening if block.heading and text.startswith(opening) and len(opening) < len(text) else ""


def _even(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _insert_attachment_list(items: list[Item], names: list[str]) -> None:
    """附件说明 stands after the text and before the signature (GB/T 9704-2012, 7.3.4)."""
    place = next((index for index, item in enumerate(items) if item.kind in ("sign", "date")), len(items))
    if len(names) == 1:
        items.insert(place, Item("attach", f"附件：{names[0]}"))
        return
    for number, name in enumerate(names, 1):
        items.insert(place + number - 1, Item("attach", f"{'附件：' if number == 1 else ''}{number}. {name}"))


def _sections(attachments: Sequence[str | Annex]) -> Iterator[Section]:
    """The attachments that are printed, each under its number in the list."""
    for number, annex in enumerate(attachments, 1):
        if isinstance(annex, Annex) and annex.blocks:
            label = f"附件{number}" if len(attachments) > 1 else "附件"
            items = [
                item for item in _items(annex.blocks) if item.rows or _bare(item.text) != _bare(annex.title)
            ]
            yield Section(label, annex.title, break_title(annex.title), items)


def _name(attachment: str | Annex) -> str:
    return attachment.title if isinstance(attachment, Annex) else attachment


def _source(paper: RedHead) -> str:
    """Where and when a web copy was taken."""
    parts = [f"网络公开件，原文网址：{paper.url}"] if paper.url else []
    if paper.retrieved_at:
        parts.append(f"生成时间：{chinese_date(paper.retrieved_at)} {paper.retrieved_at:%H:%M}")
    return "　".join(parts)


def _bare(text: str) -> str:
    return "".join(text.split())
