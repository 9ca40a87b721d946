"""The ledger of separate treatment (区分处理清单): what was hidden where and why, never the original value."""

from mingzheng.kernel.lex.manuscript import Manuscript
from mingzheng.kernel.lex.scan import LedgerEntry
from mingzheng.kernel.lex.scan.grounds import SEPARATION

_PART_NAMES = {"hidden_text": "隐藏文字", "drawing": "图形里的文字"}
_SEE_ALSO = "同一内容在文件其他位置出现的，也按同样的形式遮蔽。"


def ledger_json(
    name: str, manuscript: Manuscript, entries: tuple[LedgerEntry, ...], notes: list[str]
) -> dict[str, object]:
    """Plain data for ``NAME.ledger.json``. ``start``/``end`` count characters of the original text as it was read."""
    text = manuscript.to_text()
    return {
        "file": name,
        "basis": SEPARATION.citation,
        "entries": [_entry(entry, text, manuscript) for entry in entries],
        "notes": [*notes, _SEE_ALSO],
    }


def _entry(entry: LedgerEntry, text: str, manuscript: Manuscript) -> dict[str, object]:
    known = entry.as_json()
    kept = ("kind", "kind_name", "part", "part_name", "start", "end", "grounds", "masked")
    part = _PART_NAMES.get(entry.part, entry.part_name)
    return {
        **{key: known[key] for key in kept},
        "part_name": part,
        "place": _place(entry, part, text, manuscript),
    }


def _place(entry: LedgerEntry, part: str, text: str, manuscript: Manuscript) -> str:
    """正文第3段, 批注第1处: paragraphs and table rows counted from the top, blank ones left out."""
    if entry.part in ("body", "table"):
        above = text[: entry.start].split("\n")[:-1]
        return f"正文第{sum(1 for line in above if line.strip()) + 1}段"
    if entry.part == "meta":
        return f"{part}“{manuscript.meta[entry.part_index][0]}”"
    before = manuscript.hidden[: entry.part_index]
    return f"{part}第{sum(1 for hidden in before if hidden.kind == entry.part) + 1}处"
