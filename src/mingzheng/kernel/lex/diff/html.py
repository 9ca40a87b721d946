"""A comparison as HTML: everything escaped, meaning never carried by colour alone."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from mingzheng.kernel.lex.diff.words import Segment

if TYPE_CHECKING:
    from mingzheng.kernel.lex.diff.comparison import ClauseChange

_STATUS_NAMES = {"same": "未变", "changed": "修改", "added": "新增", "removed": "删除"}
_COUNTED = (
    ("changed", "修改"),
    ("added", "新增"),
    ("removed", "删除"),
    ("moved", "移动"),
    ("renumbered", "改号"),
)


def render(changes: Sequence["ClauseChange"], counts: Mapping[str, int], identical: bool) -> str:
    """A section with a summary and one list item a clause."""
    items = "\n".join(_item(index, change) for index, change in enumerate(changes, start=1))
    listed = f'\n<ol class="diff-clauses">\n{items}\n</ol>' if items else ""
    return f'<section class="diff" aria-label="条款对照">\n<p class="diff-summary">{_summary(counts, identical)}</p>{listed}\n</section>'


def _summary(counts: Mapping[str, int], identical: bool) -> str:
    if identical:
        return "两个版本的条款完全相同。"
    parts = "、".join(f"{name}{counts[key]}条" for key, name in _COUNTED if counts[key])
    return f"与上一版本相比，{parts}，文字未变{counts['same']}条。"


def _item(index: int, change: "ClauseChange") -> str:
    classes = ["diff-clause", f"diff-{change.status}", *(["diff-moved"] if change.moved else [])]
    note = _note(change)
    shown = f'<p class="diff-note">{escape(note)}</p>' if note else ""
    body = "".join(map(_segment, change.segments))
    return f'<li class="{" ".join(classes)}" id="diff-{index}">{shown}<p class="diff-text">{body}</p></li>'


def _note(change: "ClauseChange") -> str:
    """What a reader should know before the words: 修改，由第三条移来."""
    notes = [] if change.status == "same" else [_STATUS_NAMES[change.status]]
    old_number = change.old.number if change.old else ""
    if change.moved:
        notes.append(f"由原{old_number}移来" if old_number else "位置移动")
    elif change.renumbered:
        notes.append(f"原为{old_number}" if old_number else "新加序号")
    return "，".join(notes)


def _segment(segment: Segment) -> str:
    text = escape(segment.text).replace("\n", "<br>")
    if segment.operation == "insert":
        return f'<ins class="diff-ins">{_spoken("新增：")}{text}{_spoken("新增结束。")}</ins>'
    if segment.operation == "delete":
        return f'<del class="diff-del">{_spoken("删除：")}{text}{_spoken("删除结束。")}</del>'
    return text


def _spoken(words: str) -> str:
    """Heard by a screen reader, not seen."""
    return f'<span class="visually-hidden">{words}</span>'
