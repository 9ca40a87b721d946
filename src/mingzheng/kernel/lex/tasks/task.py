"""A task (任务): what is to be done, by whom, until when, and where the document says so."""

from dataclasses import dataclass, field
from datetime import date

from mingzheng.kernel.lex.timelimits import Rate, Span


@dataclass(slots=True)
class Task:
    """One duty of a plan. ``path`` holds the headings above it, outermost first.

    ``leads`` 牵头单位, ``responsible`` 责任单位, ``cooperating`` 配合单位; ``source``: "clause" (units in
    brackets), "sentence" (由…牵头), "table" or "flat_table". Offsets are those of ``Reading.text``.
    """

    no: str
    path: list[str]
    text: str
    leads: list[str] = field(default_factory=list)
    responsible: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    due: date | None = None
    period: Span | Rate | None = None
    phrase: str | None = None
    source: str = "clause"
    start: int = 0
    end: int = 0
