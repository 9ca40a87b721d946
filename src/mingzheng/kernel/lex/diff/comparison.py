"""The comparison 对照 of two versions of a text, clause by clause."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mingzheng.kernel.lex.diff.align import Pairs, align, moved
from mingzheng.kernel.lex.diff.clauses import Clause, split_clauses
from mingzheng.kernel.lex.diff.html import render
from mingzheng.kernel.lex.diff.words import Segment, compare_words

Status = Literal["same", "changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """What became of one clause.

    ``status`` speaks of its wording: "same", "changed", "added" (``old`` is None) or "removed" (``new`` is
    None). ``moved``: it stands elsewhere among the clauses that stayed. ``renumbered``: its number changed.
    ``segments`` join to the old text (equal + delete) and to the new one (equal + insert).
    """

    status: Status
    old: Clause | None
    new: Clause | None
    moved: bool
    renumbered: bool
    segments: tuple[Segment, ...]

    @property
    def is_unchanged(self) -> bool:
        """Same words, same place, same number."""
        return self.status == "same" and not self.moved and not self.renumbered

    def as_json(self) -> dict[str, object]:
        """Plain dictionary; offsets count characters of the respective whole text."""
        return {
            "status": self.status,
            "moved": self.moved,
            "renumbered": self.renumbered,
            "old": _clause_json(self.old),
            "new": _clause_json(self.new),
            "segments": [{"operation": s.operation, "text": s.text} for s in self.segments],
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every clause of both versions, in the order of the new one; removed clauses stand where they stood."""

    changes: tuple[ClauseChange, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many clauses are same, changed, added, removed, moved and renumbered."""
        names = ("same", "changed", "added", "removed")
        counts = {name: sum(change.status == name for change in self.changes) for name in names}
        counts["moved"] = sum(change.moved for change in self.changes)
        counts["renumbered"] = sum(change.renumbered for change in self.changes)
        return counts

    @property
    def is_identical(self) -> bool:
        """Whether no clause changed, moved, came or went (blanks and blank lines do not count)."""
        return all(change.is_unchanged for change in self.changes)

    def as_json(self) -> dict[str, object]:
        """Plain dictionary: counts and changes."""
        return {
            "identical": self.is_identical,
            "counts": self.counts,
            "changes": [change.as_json() for change in self.changes],
        }

    def render_html(self, only_changes: bool = False) -> str:
        """Safe HTML with <ins> and <del>, words for screen readers, classes and no style attributes.

        ``only_changes`` leaves out the clauses in which nothing changed.
        """
        shown = [change for change in self.changes if not (only_changes and change.is_unchanged)]
        return render(shown, self.counts, self.is_identical)


def compare(a: str, b: str) -> Comparison:
    """Compare the old text ``a`` with the new text ``b``. Never raises on any text."""
    old, new = split_clauses(a), split_clauses(b)
    pairs = align(old, new)
    return Comparison(tuple(_in_order(old, new, pairs, moved(pairs))))


def _in_order(
    old: Sequence[Clause], new: Sequence[Clause], pairs: Pairs, strayed: set[int]
) -> list[ClauseChange]:
    """New clauses in their order; before each one that kept its place, the removed ones that preceded it."""
    source = {right: left for left, right in pairs.items()}
    changes = []
    passed = 0
    for index, clause in enumerate(new):
        left = source.get(index)
        if left is None:
            changes.append(_added(clause))
            continue
        if left not in strayed:
            changes += [_removed(old[gone]) for gone in range(passed, left) if gone not in pairs]
            passed = max(passed, left + 1)
        changes.append(_kept(old[left], clause, left in strayed))
    return changes + [_removed(old[gone]) for gone in range(passed, len(old)) if gone not in pairs]


def _added(clause: Clause) -> ClauseChange:
    return ClauseChange("added", None, clause, False, False, (Segment("insert", clause.text),))


def _removed(clause: Clause) -> ClauseChange:
    return ClauseChange("removed", clause, None, False, False, (Segment("delete", clause.text),))


def _kept(old: Clause, new: Clause, has_moved: bool) -> ClauseChange:
    status: Status = "same" if old.wording == new.wording else "changed"
    segments = compare_words(old.text, new.text)
    return ClauseChange(status, old, new, has_moved, old.number != new.number, segments)


def _clause_json(clause: Clause | None) -> dict[str, object] | None:
    if clause is None:
        return None
    return {
        "number": clause.number,
        "path": clause.path,
        "text": clause.text,
        "start": clause.start,
        "end": clause.end,
    }
