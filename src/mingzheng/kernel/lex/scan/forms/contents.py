"""Lists that must agree: the contents 目录 with the headings, the attachment note 附件说明 with the attachments."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View

_CONTENTS = re.compile(r"目(?<![^ \u3000\n]目)[ \u3000]*[录次](?=[ \u3000]*\n)")
_ENTRY = re.compile(r"[ \u3000]*(.{2,60}?)[ \u3000.…·．—\-]*([0-9]{0,4})[ \u3000]*$")
_NUMBERED = re.compile(
    r"第[一二三四五六七八九十百0-9]{1,5}[编章节部]|[一二三四五六七八九十]{1,3}、|附[则件录]"
)
_NOTE = re.compile(r"附件(?<![^ \u3000\n]附件)[：:][ \u3000]*(?=1[.．、])")
_NOTE_ITEM = re.compile(r"[ \u3000]*([0-9]{1,2})[.．、]")
_ATTACHMENT = re.compile(r"附件(?<![^ \u3000\n]附件)[ \u3000]*([0-9]{1,2})[ \u3000：:]*(?=\n|\Z)")
_RUN_ON = 2
_BLANKS = re.compile(r"[ \u3000]+")


def find_contents(view: View) -> Iterator[Finding]:
    """Entries of the contents that no heading answers; attachments announced but absent, or the reverse."""
    yield from _contents(view)
    yield from _attachments(view)


def _contents(view: View) -> Iterator[Finding]:
    head = _CONTENTS.search(view.text)
    if head is None:
        return
    entries = _entries(view.text, view.text.find("\n", head.end()) + 1)
    if not entries:
        return
    rest = view.text[entries[-1][1] :]
    headings = {_BLANKS.sub("", line) for line in rest.split("\n")}
    for start, end, title in entries:
        if title not in headings:
            reason = f"目录中的“{title}”在正文里找不到同样的标题。"
            yield view.finding("contents", start, end, "warn", reason, "请核对目录和正文标题的序号、文字。")


def _entries(text: str, position: int) -> list[tuple[int, int, str]]:
    """Numbered lines below the word 目录, up to where the first of them returns as a heading."""
    entries: list[tuple[int, int, str]] = []
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        match = _ENTRY.match(line)
        title = _BLANKS.sub("", match[1]) if match else ""
        if line.strip() and (not _NUMBERED.match(title) or (entries and title == entries[0][2])):
            break
        if title:
            entries.append((position, end, title))
        position = end + 1
    return entries


def _attachments(view: View) -> Iterator[Finding]:
    note = _NOTE.search(view.text)
    if note is None:
        return
    announced, end = _announced(view.text, note.end())
    present = {int(match[1]) for match in _ATTACHMENT.finditer(view.text, end)}
    if not present or present == announced:
        return
    shown = "、".join(f"附件{number}" for number in sorted(announced ^ present))
    reason = f"附件说明列有{len(announced)}个附件，正文后有{len(present)}个，对不上的是{shown}。"
    yield view.finding("contents", note.start(), end, "warn", reason, "请核对附件说明和所附附件。")


def _announced(text: str, position: int) -> tuple[set[int], int]:
    """Numbers of the note; a long name may run on over a line, and blank lines may stand between."""
    numbers: set[int] = set()
    end = position
    skipped = 0
    while skipped <= _RUN_ON and position < len(text):
        line_end = text.find("\n", position)
        line_end = len(text) if line_end < 0 else line_end
        match = _NOTE_ITEM.match(text, position)
        if match and int(match[1]) == len(numbers) + 1:
            numbers.add(int(match[1]))
            end, skipped = line_end, 0
        else:
            skipped += 1
        position = line_end + 1
    return numbers, end
