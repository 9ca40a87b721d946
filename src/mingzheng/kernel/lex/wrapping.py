"""Lines cut at a fixed width (硬换行): plain-text mail and text copied from PDF, put together again.

Only what is certain is joined: the text as a whole must be set at one width, the line must fill it and end in
the middle of a sentence, and the next must begin like the rest of one. A break after a full stop may be the end
of a paragraph, so it stays.
"""

from itertools import compress

from mingzheng.kernel.lex.dates import find_dates
from mingzheng.kernel.lex.docnumbers import find_doc_numbers
from mingzheng.kernel.lex.headings import mark_of
from mingzheng.kernel.lex.shadow import shadow_of
from mingzheng.kernel.lex.titles import ends_like_title

# In cells: a character of Chinese takes two. Narrower columns are lists, wider lines are whole paragraphs.
_NARROWEST, _WIDEST, _RAGGED = 40, 120, 4
_LEAST_FULL, _LONGEST = 3, 4000
_ENDS = frozenset("。!！?？;；:：)）]】”’』」…—.|")
_OPENS = frozenset("|[【-*•●◆■▪·>#")
_PAUSES = ("，", "。", "；", ",")


def rejoin(lines: list[str]) -> list[str]:
    """The lines, those that were cut put together again; the same list when the text is not set at one width."""
    longest = max(map(len, lines), default=0)
    if not _NARROWEST // 2 <= longest <= _WIDEST or not any(line.endswith("。") for line in lines):
        return lines
    widths = [_cells(line) for line in lines]
    width = max(widths)
    # Mail programs count cells, others characters; a line that fills either measure is full.
    full = [
        cells >= width - _RAGGED or len(line) == longest for line, cells in zip(lines, widths, strict=True)
    ]
    long = sum(cells * 5 >= width * 3 for cells in widths)
    fits = _NARROWEST <= width <= _WIDEST
    if not fits or not _is_wrapped(list(compress(lines, full)), long):
        return lines
    joined: list[str] = []
    open_line = False
    for line, is_full in zip(lines, full, strict=True):
        if open_line and _continues(line) and not (joined[-1][-1] == "》" and line[0] == "《"):
            joined[-1] += _glue(joined[-1], line) + line
        else:
            joined.append(line)
        open_line = is_full and line[-1] not in _ENDS and _is_open(joined[-1])
    return joined


def _is_open(line: str) -> bool:
    """Whether the line put together so far can go on: it is no title, and no longer than paragraphs are."""
    return len(line) <= _LONGEST and not ends_like_title(line[-_WIDEST:])


def _cells(line: str) -> int:
    return 2 * len(line) - len(line.encode("ascii", "ignore"))


def _is_wrapped(full: list[str], long: int) -> bool:
    """Whether most long lines fill the page, hold prose, and some of them break off in a sentence."""
    prose = sum(any(pause in line for pause in _PAUSES) for line in full)
    cut = sum(line[-1] not in _ENDS for line in full)
    return cut >= _LEAST_FULL and len(full) * 5 >= long * 3 and prose * 2 >= len(full)


def _continues(line: str) -> bool:
    """Whether a line can be the rest of a sentence: not blank or indented, no heading, label, row, number or date."""
    if not line or line[0].isspace() or line[0] in _OPENS:
        return False
    start = shadow_of(line[:12])
    if mark_of(start + "文") or ":" in start or start.startswith("附件"):
        return False
    alone = find_doc_numbers(line) or find_dates(line) if len(line) <= 40 else []
    return not (alone and alone[0].start == 0 and alone[-1].end == len(line))


def _glue(before: str, after: str) -> str:
    """A blank between two words of Latin letters, nothing between characters."""
    return (
        " "
        if before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha()
        else ""
    )
