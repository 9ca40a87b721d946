"""The ledger of separate treatment (区分处理清单): what was hidden where and why, never the original value."""

from bisect import bisect_right
from collections import Counter

from mingzheng.kernel.lex.manuscript import Manuscript
from mingzheng.kernel.lex.scan import LedgerEntry
from mingzheng.kernel.lex.scan.grounds import SEPARATION

_SEE_ALSO = "同一内容在文件其他位置出现的，也按同样的形式遮蔽。"


def ledger_json(
    name: str, manuscript: Manuscript, entries: tuple[LedgerEntry, ...], notes: list[str]
) -> dict[str, object]:
    """Plain data for ``NAME.ledger.json``. ``start``/``end`` count characters of the original text as it was read."""
    places = _Places(manuscript)
    return {
        "file": name,
        "basis": SEPARATION.citation,
        "entries": [_entry(entry, places) for entry in entries],
        "notes": [*notes, _SEE_ALSO],
    }


def _entry(entry: LedgerEntry, places: "_Places") -> dict[str, object]:
    known = entry.as_json()
    kept = ("kind", "kind_name", "part", "part_name", "start", "end", "grounds", "masked")
    return {**{key: known[key] for key in kept}, "place": places.of(entry, entry.part_name)}


class _Places:
    """Names of places in one manuscript: 正文第3段, 批注第1处."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._meta = manuscript.meta
        self._starts: list[int] = []
        position = 0
        for line in manuscript.to_text().split("\n"):
            if line.strip():
                self._starts.append(position)
            position += len(line) + 1
        counts: Counter[str] = Counter()
        self._ordinals = []
        for hidden in manuscript.hidden:
            counts[hidden.kind] += 1
            self._ordinals.append(counts[hidden.kind])

    def of(self, entry: LedgerEntry, part: str) -> str:
        """Paragraphs and table rows are counted from the top, blank ones left out."""
        if entry.part in ("body", "table"):
            return f"正文第{bisect_right(self._starts, entry.start)}段"
        if entry.part == "meta":
            return f"{part}“{self._meta[entry.part_index][0]}”"
        return f"{part}第{self._ordinals[entry.part_index]}处"
