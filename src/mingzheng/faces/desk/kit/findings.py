"""The panel of findings (审查提示): what must be dealt with, one by one; what is only for information, by kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mingzheng.disclosure.policy.findings import Noted
from mingzheng.kernel.lex.scan.finding import KIND_NAMES


@dataclass(frozen=True, slots=True)
class Fold:
    """Findings of one kind that call for nothing, behind one line."""

    name: str
    rows: list[Noted]


@dataclass(frozen=True, slots=True)
class Panel:
    """``rows`` call for something; ``maskable`` are the keys of those a mask helps, ``first`` the first of them."""

    count: int
    rows: list[Noted]
    folds: list[Fold]
    maskable: frozenset[str] = field(default_factory=frozenset)
    first: str = ""


def panel(findings: Sequence[Noted], answers: Mapping[str, str], places: Sequence[str] = ()) -> Panel:
    """``findings`` as a page shows them; those at ``places`` can be masked there, unless they were answered."""
    folded: dict[str, list[Noted]] = {}
    for row in findings:
        if row.severity == "info":
            folded.setdefault(KIND_NAMES[row.kind], []).append(row)
    rows = [row for row in findings if row.severity != "info"]
    maskable = [row.key for row in rows if row.masked and row.place in places and row.key not in answers]
    folds = [Fold(name, group) for name, group in folded.items()]
    return Panel(len(findings), rows, folds, frozenset(maskable), maskable[0] if maskable else "")
