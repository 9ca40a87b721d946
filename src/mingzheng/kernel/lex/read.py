"""From a manuscript to a reading (读懂一份公文)."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import islice

from mingzheng.kernel.lex.blocks import Block
from mingzheng.kernel.lex.body import parse_sheet
from mingzheng.kernel.lex.citations import Citation, find_citations
from mingzheng.kernel.lex.dates import find_dates
from mingzheng.kernel.lex.fields import Witnesses, fill_fields
from mingzheng.kernel.lex.frame import find_frame
from mingzheng.kernel.lex.head import read_head
from mingzheng.kernel.lex.manuscript import Manuscript, Paragraph
from mingzheng.kernel.lex.reading import Reading, Section
from mingzheng.kernel.lex.script import to_hans
from mingzheng.kernel.lex.sections import build_sections
from mingzheng.kernel.lex.sheet import Sheet
from mingzheng.kernel.lex.tasks import find_tasks
from mingzheng.kernel.lex.terms import Days, find_terms
from mingzheng.kernel.lex.tidy import tidy
from mingzheng.kernel.lex.titles import write_out
from mingzheng.kernel.lex.warnings import Warning
from mingzheng.kernel.statute.genres import genre_of_title

_YEAR = re.compile(r"(20\d\d) ?年")


def read(source: Manuscript | str) -> Reading:
    """Understand a document. Never raises for any text; what could not be found stays None."""
    manuscript = None if isinstance(source, str) else source
    sheet = Sheet.of(tidy(source if isinstance(source, str) else source.to_text()))
    reading = Reading(manuscript.format if manuscript else "txt", sheet.script, sheet.text)
    if sheet.unread is not None:
        reading.warnings.append(_too_long(sheet, sheet.unread))
    head = read_head(sheet)
    frame = find_frame(sheet, head)
    reading.warnings.extend(frame.warnings)
    kept = [sheet.lines[index] for index in frame.kept]
    body = Sheet.from_lines(kept, sheet.script)
    reading.body = body.text
    moved = _offset_map([line.start for line in kept], [line.start for line in body.lines])
    blocks = parse_sheet(body)
    witnesses = Witnesses(reading, head, frame, blocks, moved)
    if manuscript:
        witnesses.hear_tags(manuscript.meta)
        witnesses.styled_title = _styled_title(manuscript)
    fill_fields(witnesses)
    reading.kind = _kind(reading, blocks)
    reading.sections = [_moved(section, moved) for section in build_sections(blocks, reading.body)]
    _read_content(reading, body, blocks, moved)
    return reading


def _too_long(sheet: Sheet, start: int) -> Warning:
    return Warning(
        "too_long",
        f"全文 {len(sheet.text)} 字，超出一次识别的篇幅；第 {start} 字以后原样保留，没有逐项识别，建议分成几份文件。",
        start,
        len(sheet.text),
        "body",
    )


def _styled_title(source: Manuscript) -> str:
    """What the file itself marks as its title, all paragraphs of it."""
    titles = (
        b.text for b in source.blocks if isinstance(b, Paragraph) and b.style == "title" and b.text.strip()
    )
    return "\n".join(islice(titles, 4))


def _kind(reading: Reading, blocks: Sequence[Block]) -> str | None:
    """The kind (文种) the title ends with; a document issued by an order is an order whatever it promulgates."""
    first = next((block for block in blocks if block.role == "title" and block.level > 0), None)
    printed = to_hans(write_out(first.text)) if first else ""
    kind = genre_of_title(printed) if printed.endswith("令") else genre_of_title(reading.title_hans or "")
    return kind.name if kind else None


def _read_content(reading: Reading, body: Sheet, blocks: list[Block], moved: Callable[[int], int]) -> None:
    """Citations, terms, tasks and tables of the body, with offsets moved to the whole text."""
    citations = _citations_in_text(find_citations(reading.body, body.shadow), blocks)
    _read_terms(reading, body, citations, blocks, moved)
    tasks, flats = find_tasks(blocks, body, _plan_year(reading))
    for task in tasks:
        task.start, task.end = moved(task.start), moved(task.end)
    reading.tasks = sorted(tasks, key=lambda task: task.start)
    for citation in citations:
        citation.start, citation.end = moved(citation.start), moved(citation.end)
    reading.citations = citations
    reading.tables = [
        {
            "kind": "table",
            "rows": [list(row) for row in block.rows],
            "start": moved(block.start),
            "end": moved(block.end),
        }
        for block in blocks
        if block.role == "table"
    ]
    for flat in flats:
        rows = [flat.header]
        rows += [[t.no, *t.path, t.text, "、".join(t.leads), "、".join(t.responsible)] for t in flat.tasks]
        start, end = moved(blocks[flat.first].start), moved(blocks[flat.last].end)
        reading.tables.append({"kind": "flat_table", "rows": rows, "start": start, "end": end})


def _citations_in_text(citations: list[Citation], blocks: Sequence[Block]) -> list[Citation]:
    """Without those in the titles and the number line: a document does not cite itself there."""
    spans = [(b.start, b.end) for b in blocks if b.role == "docno" or (b.role == "title" and b.level == 1)]
    starts = [start for start, _ in spans]
    kept = []
    for citation in citations:
        index = bisect_right(starts, citation.start) - 1
        if index < 0 or citation.start >= spans[index][1]:
            kept.append(citation)
    return kept


def _read_terms(
    reading: Reading,
    body: Sheet,
    citations: list[Citation],
    blocks: Sequence[Block],
    moved: Callable[[int], int],
) -> None:
    printed = next(
        (b for b in reversed(blocks) if b.role == "note" and b.text.rstrip().endswith(("印发", "印發"))), None
    )
    hits = find_dates(printed.text) if printed else []
    days = Days(reading.written_date, hits[-1].value if hits else None, reading.published_date)
    terms = find_terms(reading.body, body.shadow, reading.title_hans or "", citations, days)
    for statement in terms.statements:
        statement["start"], statement["end"] = moved(statement["start"]), moved(statement["end"])
    reading.terms = terms
    reading.effective_date = reading.effective_date or terms.effective_date
    reading.expires_date = reading.expires_date or terms.expires_date


def _plan_year(reading: Reading) -> int | None:
    """The year a plan is for: in its title, or the year it was written."""
    stated = _YEAR.findall(reading.title or "")
    if stated:
        return int(stated[-1])
    day = reading.written_date or reading.published_date
    return day.year if day else None


def _offset_map(in_text: list[int], in_body: list[int]) -> Callable[[int], int]:
    """A function from offsets in the body to offsets in the whole text (lines are kept whole)."""
    if not in_body or in_text[0] - in_body[0] == in_text[-1] - in_body[-1]:
        shift = in_text[0] - in_body[0] if in_body else 0
        return lambda offset: offset + shift

    def moved(offset: int) -> int:
        line = max(bisect_right(in_body, offset) - 1, 0)
        return in_text[line] + offset - in_body[line]

    return moved


def _moved(section: Section, moved: Callable[[int], int]) -> Section:
    section.start, section.end = moved(section.start), moved(section.end)
    section.children = [_moved(child, moved) for child in section.children]
    return section
