"""From a manuscript to a reading (读懂一份公文)."""

from bisect import bisect_right

from mingzheng.kernel.lex.body import parse_sheet
from mingzheng.kernel.lex.fields import FieldReader
from mingzheng.kernel.lex.frame import find_frame
from mingzheng.kernel.lex.head import read_head
from mingzheng.kernel.lex.manuscript import Manuscript
from mingzheng.kernel.lex.reading import Reading, Section
from mingzheng.kernel.lex.sections import build_sections
from mingzheng.kernel.lex.sheet import Sheet
from mingzheng.kernel.lex.tidy import tidy


def read(source: Manuscript | str) -> Reading:
    """Understand a document. Never raises for any text; what could not be found stays None."""
    manuscript = Manuscript.from_text(source) if isinstance(source, str) else source
    sheet = Sheet.of(tidy(manuscript.to_text()))
    reading = Reading(manuscript.format, sheet.script, sheet.text)
    head = read_head(sheet)
    frame = find_frame(sheet, head)
    reading.warnings.extend(frame.warnings)
    kept = [sheet.lines[index] for index in frame.kept]
    reading.body = "\n".join(line.text for line in kept)
    body = Sheet.of(reading.body, sheet.script)
    moved = _offset_map([line.start for line in kept], [line.start for line in body.lines])
    blocks = parse_sheet(body)
    FieldReader(reading, sheet, head, frame, blocks, moved).fill(manuscript.meta)
    reading.sections = [_moved(section, moved) for section in build_sections(blocks, reading.body)]
    return reading


def _offset_map(in_text: list[int], in_body: list[int]):
    """A function from offsets in the body to offsets in the whole text (lines are kept whole)."""

    def moved(offset: int) -> int:
        if not in_body:
            return offset
        line = max(bisect_right(in_body, offset) - 1, 0)
        return in_text[line] + offset - in_body[line]

    return moved


def _moved(section: Section, moved) -> Section:
    section.start, section.end = moved(section.start), moved(section.end)
    section.children = [_moved(child, moved) for child in section.children]
    return section
