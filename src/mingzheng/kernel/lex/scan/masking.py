"""Separate treatment 区分处理: hide what may not be shown and keep a ledger of it, without the originals."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph, Table
from mingzheng.kernel.lex.scan.finding import KIND_NAMES, PERSONAL_KINDS, Finding
from mingzheng.kernel.lex.scan.grounds import grounds_of
from mingzheng.kernel.lex.scan.masks import DEFAULT_STYLE, MaskStyle, mask_value
from mingzheng.kernel.statute.source import Source

_BLACK = "■"
_PART_NAMES = {
    "body": "正文",
    "table": "正文表格",
    "comment": "批注",
    "deleted": "修订中删除的文字",
    "inserted": "修订中插入的文字",
    "hidden_text": "隐藏文字",
    "drawing": "图形里的文字",
    "picture": "图片里的文字",
    "hidden_row": "隐藏的行或者列",
    "hidden_sheet": "隐藏的工作表",
    "property": "文件属性",
    "header": "页眉",
    "footer": "页脚",
    "meta": "网页标签",
}
Place = tuple[int, int, str]


class MaskRefused(ValueError):
    """The text carries a secrecy or internal mark: hiding the mark would not make it publishable."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of the ledger 区分处理清单: what was hidden, where and why; never the original value.

    ``start``/``end`` count characters of the original; ``grounds`` are the articles to be cited.
    """

    kind: str
    kind_name: str
    part: str
    part_index: int
    part_name: str
    start: int
    end: int
    grounds: tuple[Source, ...]
    masked: str

    def as_json(self) -> dict[str, object]:
        """Plain dictionary; ``grounds`` become printed citations."""
        shown: dict[str, object] = {name: getattr(self, name) for name in self.__slots__}
        return {**shown, "grounds": [source.citation for source in self.grounds]}


@dataclass(frozen=True, slots=True)
class Masked:
    """The same kind of thing that was given in (text or manuscript), masked, and the ledger of it."""

    source: Manuscript | str
    ledger: tuple[LedgerEntry, ...]

    @property
    def text(self) -> str:
        """The masked body text."""
        return self.source if isinstance(self.source, str) else self.source.to_text()


def mask(
    source: Manuscript | str,
    findings: Iterable[Finding],
    style: MaskStyle = DEFAULT_STYLE,
    cleared: bool = False,
) -> Masked:
    """Hide the given findings. Personal values get the form of ``style``; errors of form stay as they are.

    MaskRefused if a secrecy or internal mark is among them, unless ``cleared`` says that the document was
    declassified or its publication decided: then the mark is blacked out. After masking all findings of a
    scan, another scan of the result finds nothing of severity "block".
    """
    chosen = [f for f in findings if f.kind in PERSONAL_KINDS or f.kind == "secrecy"]
    _refuse_marks(chosen, cleared)
    places: dict[tuple[str, int], list[Place]] = defaultdict(list)
    ledger = []
    for finding in _apart(chosen):
        shown = _shown(finding, style)
        places[_scope(finding)].append((finding.start, finding.end, shown))
        ledger.append(_entry(finding, shown))
    if isinstance(source, str):
        return Masked(_replaced(source, places[("body", -1)]), tuple(ledger))
    return Masked(_masked_manuscript(source, places), tuple(ledger))


def _refuse_marks(findings: Sequence[Finding], cleared: bool) -> None:
    marks = [finding.value for finding in findings if finding.kind == "secrecy"]
    if marks and not cleared:
        raise MaskRefused(
            f"文中有“{marks[0].strip()}”标志，不能靠遮蔽公开。请先办理解密或者公开审查，再使用可以公开的文本。"
        )


def _apart(findings: Sequence[Finding]) -> list[Finding]:
    """In order, without overlaps: the first and longest at a place is masked."""
    ordered = sorted(set(findings), key=lambda f: (f.part_index, _scope(f), f.start, -f.end))
    kept: list[Finding] = []
    for finding in ordered:
        if not kept or _scope(kept[-1]) != _scope(finding) or finding.start >= kept[-1].end:
            kept.append(finding)
    return kept


def _scope(finding: Finding) -> tuple[str, int]:
    """Which text the offsets count: body and table share one."""
    return ("body", -1) if finding.part in ("body", "table") else (finding.part, finding.part_index)


def _shown(finding: Finding, style: MaskStyle) -> str:
    if finding.kind == "secrecy":
        return _BLACK * len(finding.value)
    return mask_value(finding.kind, finding.value, style)


def _entry(finding: Finding, shown: str) -> LedgerEntry:
    return LedgerEntry(
        kind=finding.kind,
        kind_name=KIND_NAMES[finding.kind],
        part=finding.part,
        part_index=finding.part_index,
        part_name=_PART_NAMES.get(finding.part, finding.part),
        start=finding.start,
        end=finding.end,
        grounds=grounds_of(finding),
        masked=shown,
    )


def _replaced(text: str, places: Sequence[Place]) -> str:
    pieces = []
    position = 0
    for start, end, shown in places:
        pieces += [text[position:start], shown]
        position = end
    return "".join([*pieces, text[position:]])


def _masked_manuscript(source: Manuscript, places: dict[tuple[str, int], list[Place]]) -> Manuscript:
    hidden = tuple(
        Hidden(part.kind, _replaced(part.text, places.get((part.kind, index), [])))
        for index, part in enumerate(source.hidden)
    )
    meta = tuple(
        (key, _replaced(value, places.get(("meta", index), [])))
        for index, (key, value) in enumerate(source.meta)
    )
    return replace(source, blocks=_masked_blocks(source, places[("body", -1)]), hidden=hidden, meta=meta)


def _masked_blocks(source: Manuscript, places: Sequence[Place]) -> tuple[Paragraph | Table, ...]:
    """Mask block by block, so that styles and header rows survive."""
    blocks: list[Paragraph | Table] = []
    start = 0
    remaining = list(reversed(places))
    for block in source.blocks:
        text = Manuscript((block,), source.format).to_text()
        inside = []
        while remaining and remaining[-1][0] < start + len(text):
            left, right, shown = remaining.pop()
            inside.append((left - start, right - start, shown))
        blocks.append(_masked_block(block, text, inside))
        start += len(text) + 1
    return tuple(blocks)


def _masked_block(block: Paragraph | Table, text: str, places: Sequence[Place]) -> Paragraph | Table:
    if not places:
        return block
    masked = _replaced(text, places)
    if isinstance(block, Paragraph):
        return replace(block, text=masked)
    rows = Manuscript.from_text(masked).blocks[0].rows  # type: ignore[union-attr]
    return replace(block, rows=rows)
