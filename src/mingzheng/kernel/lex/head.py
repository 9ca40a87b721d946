"""Metadata printed on the page (元数据块): blocks of label and value in every layout.

A block is one or more label lines that stand close together. Values end where the next known label
starts; a value on its own line below the label is taken only in blocks that are stacked that way.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from mingzheng.kernel.lex.dates import parse_date
from mingzheng.kernel.lex.docnumbers import find_in_shadow
from mingzheng.kernel.lex.issuers import is_organ, split_organs
from mingzheng.kernel.lex.labels import (
    NOISE_FIELDS,
    field_of,
    is_strong,
)  # fmt: skip
from mingzheng.kernel.lex.pairs import Pair, is_apart, pairs_of, row_pairs
from mingzheng.kernel.lex.sheet import Line, Sheet

_DATE_FIELDS = frozenset({"written_date", "published_date", "effective_date", "expires_date"})
_IDENTIFYING = frozenset(
    {"index_number", "doc_number", "issuers", "title", "published_date", "written_date", "theme"}
)
_INDEX = re.compile(r"[0-9A-Za-z][0-9A-Za-z\-/._〔〕\[\] ]{3,59}$")
_MAX_LINE = 600


@dataclass(slots=True)
class Value:
    """A value as printed, with its offsets in the whole text."""

    text: str
    plain: str
    start: int
    end: int
    label: str
    dropped: bool = False


@dataclass(slots=True)
class Head:
    """What the metadata blocks say, field by field in print order, and which lines they take."""

    values: dict[str, list[Value]] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)
    stacked: bool = False
    last: int = -10

    def take(self, number: int) -> None:
        """The line belongs to a block."""
        self.lines.add(number)
        self.last = number

    def first(self, name: str) -> Value | None:
        """The first value of a field that is not empty."""
        return next((value for value in self.values.get(name, ()) if value.text), None)


def read_head(sheet: Sheet) -> Head:
    """All metadata blocks of a page; label lines in the middle of the text are the document's own."""
    head = _read_lines(sheet)
    _drop_lines_of_text(head, sheet)
    return head


def _drop_lines_of_text(head: Head, sheet: Sheet) -> None:
    """Keep the blocks above the text, and below it only those that are plainly metadata.

    A form or a contact line inside the document (联系电话：…) looks like a label line but is content.
    """
    first_text = next(
        (i for i, line in enumerate(sheet.lines) if line.is_prose and i not in head.lines), len(sheet.lines)
    )
    for cluster in _clusters(head.lines):
        if cluster[0] <= first_text:
            continue
        begin, end = sheet.lines[cluster[0]].start, sheet.lines[cluster[-1]].end
        named = {
            name for name, values in head.values.items() if any(v.text for v in _between(values, begin, end))
        }
        if len(named & _IDENTIFYING) >= 2 and len(cluster) >= 2:
            continue
        head.lines.difference_update(cluster)
        for name, values in head.values.items():
            if name != "disclosure":
                for value in _between(values, begin, end):
                    value.dropped = True
    for name, values in head.values.items():
        head.values[name] = [value for value in values if not value.dropped]


def _between(values: list[Value], begin: int, end: int) -> list[Value]:
    """The values printed between two offsets; values stand in print order."""
    first = bisect_left(values, begin, key=lambda value: value.start)
    return values[first : bisect_right(values, end, key=lambda value: value.start)]


def _clusters(numbers: set[int]) -> list[list[int]]:
    clusters: list[list[int]] = []
    for number in sorted(numbers):
        if clusters and number - clusters[-1][-1] <= 3:
            clusters[-1].append(number)
        else:
            clusters.append([number])
    return clusters


def _read_lines(sheet: Sheet) -> Head:
    head = Head()
    pending: str | None = None
    rows: list[tuple[int, Line]] = []
    above: tuple[int, Line, list[Pair]] | None = None
    for number, line in enumerate(sheet.lines):
        if rows and not line.is_row:
            _read_table(head, rows)
            rows = []
        if len(line.plain) > _MAX_LINE:
            pending = None
            continue
        if line.is_row:
            rows.append((number, line))
            continue
        pairs = pairs_of(line.plain)
        if pairs and _is_label_line(head, number, line, pairs):
            if above and above[0] == number - 1:
                _take_pairs(head, sheet, *above)
            pending = _take_pairs(head, sheet, number, line, pairs)
        elif pending and _fits(pending, line, sheet, number):
            _add(head, pending, line.text, line.plain, line.start, pending)
            head.take(number)
            head.stacked, pending = True, None
        else:
            pending = None
            above = (number, line, pairs) if pairs and is_apart(line.plain, pairs[0]) else None
    _read_table(head, rows)
    return head


def _is_label_line(head: Head, number: int, line: Line, pairs: list[Pair]) -> bool:
    first = pairs[0]
    near = number - head.last <= 2
    has_colon = ":" in line.plain[first.start : first.value_start]
    value = line.plain[first.value_start : first.value_end].strip()
    if len(pairs) == 1 and len(value) > 160 and field_of(first.label) != "abstract":
        return False
    if len(pairs) > 1:
        return has_colon or near or is_strong(first.label) or len(pairs) > 2
    if has_colon:
        return near or is_strong(first.label) or len(value) <= 60
    if not value:
        return near or (is_strong(first.label) and number < 200)
    glued = first.value_start < len(line.plain) and line.plain[first.value_start] != " "
    if not is_strong(first.label):
        return near and not glued
    return near or (not glued and _typed(field_of(first.label), value))


def _typed(name: str, value: str) -> bool:
    """Whether the value has the shape its field asks for, where the field asks for one."""
    if name in _DATE_FIELDS:
        return parse_date(value) is not None
    if name == "doc_number":
        return bool(find_in_shadow(value))
    return name == "index_number" and bool(_INDEX.match(value))


def _take_pairs(head: Head, sheet: Sheet, number: int, line: Line, pairs: list[Pair]) -> str | None:
    head.take(number)
    for pair in pairs:
        raw = line.plain[pair.value_start : pair.value_end]
        lead = len(raw) - len(raw.lstrip(" :】]|"))
        begin = pair.value_start + lead
        stop = begin + len(raw[lead:].rstrip(" |"))
        _add(
            head, field_of(pair.label), line.text[begin:stop], line.plain[begin:stop],
            line.start + begin, pair.label,
        )  # fmt: skip
    last = pairs[-1]
    is_empty = not line.plain[last.value_start : last.value_end].strip(" :")
    stacks = head.stacked or len(head.lines) == 1
    return field_of(last.label) if is_empty and len(pairs) == 1 and stacks else None


def _fits(name: str, line: Line, sheet: Sheet, number: int) -> bool:
    """Whether the line below an empty label can be its value."""
    value = line.plain
    if name in _DATE_FIELDS or name in ("doc_number", "index_number"):
        return _typed(name, value) and len(value) <= 60
    if name in NOISE_FIELDS:
        return len(value) <= 4
    if name == "title":
        return len(value) <= 200
    looks_like_title = "关于" in value or value.endswith(":") or "。" in value[:-1]
    if name in ("abstract",):
        return not value.endswith(":")
    if name in ("keywords", "theme", "genre", "category", "validity", "disclosure"):
        return (
            not looks_like_title
            and len(value) <= 60
            and not find_in_shadow(value)
            and not _repeats(sheet, number)
        )
    return not looks_like_title and len(value) <= 60


def _repeats(sheet: Sheet, number: int) -> bool:
    """Whether the same line stands elsewhere near: then it is the page's title, not a value."""
    value = sheet.lines[number].plain
    around = sheet.lines[max(0, number - 40) : number] + sheet.lines[number + 1 : number + 12]
    return len(value) > 8 and any(value in other.plain for other in around)


def _read_table(head: Head, rows: list[tuple[int, Line]]) -> None:
    """A metadata table: at least one row holds a label that needs no context, with a value of its shape."""
    read = [(number, line, row_pairs(line.plain)) for number, line in rows]
    if not any(
        is_strong(name) and _row_value(field_of(name), value) for _, _, pairs in read for name, value in pairs
    ):
        return
    for number, line, pairs in read:
        if pairs:
            head.take(number)
        for name, value in pairs:
            offset = max(line.plain.find(value), 0)
            _add(
                head,
                field_of(name),
                line.text[offset : offset + len(value)],
                value,
                line.start + offset,
                name,
            )


def _row_value(name: str, value: str) -> bool:
    """Whether the value proves that its row is metadata and not the heading of an ordinary table."""
    if name == "issuers":
        return all(is_organ(organ) for organ in split_organs(value)) and bool(value)
    return _typed(name, value)


def _add(head: Head, name: str, text: str, plain: str, start: int, label: str) -> None:
    head.values.setdefault(name, []).append(Value(text, plain, start, start + len(text), label))
