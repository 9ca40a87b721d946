"""``diff``: two versions of a document side by side, clause by clause."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..output import complain, print_json
from .base import Command
from .inputs import sentence, shown, take

if TYPE_CHECKING:
    from mingzheng.kernel.lex.diff import ClauseChange, Comparison

_COUNTS = {"changed": "修改", "added": "新增", "removed": "删除", "moved": "移动", "renumbered": "改号"}
_STATUSES = {"changed": "修改", "added": "新增", "removed": "删除"}
_MARKS = {"equal": ("", ""), "delete": ("［－", "－］"), "insert": ("｛＋", "＋｝")}
_AROUND = 24
"""Characters of unchanged text shown beside a change; more is cut."""
_SEEN = 60


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="旧版", help="旧版文件")
    parser.add_argument("new", metavar="新版", help="新版文件")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="输出 JSON")
    form.add_argument("--html", action="store_true", help="输出 HTML 片段")


def diff(args: argparse.Namespace) -> int:
    """Compare two files; one that cannot be read makes the exit code 1."""
    from mingzheng.kernel import lex
    from mingzheng.kernel.lex.diff import compare

    bodies = []
    for path in (Path(args.old), Path(args.new)):
        try:
            bodies.append(lex.read(take(path).manuscript).body)
        except Exception as error:
            complain(f"{shown(path)}：{sentence(error)}")
            return 1
    found = compare(*bodies)
    if args.html:
        print(found.render_html())
    elif args.json:
        print_json(found.as_json())
    else:
        print("\n".join(_report(args, found)))
    return 0


def _report(args: argparse.Namespace, found: "Comparison") -> Iterator[str]:
    yield f"旧版：{shown(Path(args.old))}"
    yield f"新版：{shown(Path(args.new))}"
    if found.is_identical:
        yield "两个版本的条款完全相同。"
        return
    counts = found.counts
    listed = "，".join(f"{name} {counts[key]} 条" for key, name in _COUNTS.items() if counts[key])
    yield f"{listed}，未变 {counts['same']} 条。［－…－］是删去的字，｛＋…＋｝是加上的字。"
    for change in found.changes:
        if not change.is_unchanged:
            yield ""
            yield f"【{'、'.join(_what(change))}】{_where(change)}"
            yield f"  {_words(change)}"


def _what(change: "ClauseChange") -> Iterator[str]:
    if change.status in _STATUSES:
        yield _STATUSES[change.status]
    if change.moved:
        yield "移动"
    elif change.renumbered:
        yield "改号"


def _where(change: "ClauseChange") -> str:
    """第五条（原为第四条）: the number in the new version, and the old one if it was another."""
    clause = change.new or change.old
    number = clause.path or "（无序号）" if clause else ""
    if change.old and change.new and change.old.path != change.new.path:
        return f"{number}（原为{change.old.path or '无序号'}）"
    return number


def _words(change: "ClauseChange") -> str:
    """The words, changes marked; long stretches without change are cut, a clause that came or went is shown whole."""
    pieces = []
    for index, segment in enumerate(change.segments):
        text = segment.text.replace("\n", " ")
        if segment.operation == "equal":
            text = _cut(text, index > 0, index + 1 < len(change.segments))
        before, after = _MARKS[segment.operation] if change.old and change.new else ("", "")
        pieces.append(f"{before}{text}{after}")
    return "".join(pieces)


def _cut(text: str, after_change: bool, before_change: bool) -> str:
    if len(text) <= _SEEN:
        return text
    head, tail = text[:_AROUND] if after_change else "", text[-_AROUND:] if before_change else ""
    return f"{head}……{tail}" if head or tail else f"{text[:_SEEN]}……"


DIFF = Command("diff", "逐条比较两个版本", diff, _configure)
