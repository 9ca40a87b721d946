"""``import``: take documents in from files, folders and .jsonl, idempotently, and publish them when asked."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..output import complain, print_json, progress
from .base import Command

ENDINGS = (".txt", ".html", ".htm", ".docx", ".pdf", ".ofd", ".xlsx", ".jsonl")


@dataclass(frozen=True, slots=True)
class Item:
    """One document to take in: where it came from, its text source, and the values given beside it."""

    origin: str
    path: Path | None = None
    given: dict[str, Any] = field(default_factory=dict)


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="路径", help="文件、文件夹或 .jsonl（每行一件）")
    parser.add_argument("--publish", action="store_true", help="导入后直接公开（只对主动公开的文件）")
    parser.add_argument("--organ", metavar="机构", help="责任机关的名称；不写就用文件自己的发文机关")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Report what was created, updated, skipped and refused; exit code 1 if anything was refused."""
    from ..home import prepare

    prepare()
    from .import_run import ImportRun

    items = list(_items(args.paths))
    work = ImportRun(publish=args.publish, organ_name=args.organ)
    for item in progress(items, total=len(items), what="导入"):
        work.take(item)
    work.finish()
    report = work.report
    if args.json:
        print_json(report)
    else:
        counts = "，".join(f"{label} {len(report[key])} 件" for key, label in _LABELS.items())
        print(f"共 {len(items)} 件：{counts}。")
        for row in report["refused"]:
            complain(f"未导入 {row['file']}：{row['reason']}")
    return 1 if report["refused"] else 0


_LABELS = {"created": "新建", "updated": "更新", "skipped": "已有未变", "refused": "未导入"}


def _items(paths: list[str]) -> Iterator[Item]:
    for name in paths:
        path = Path(name)
        if path.is_dir():
            for child in sorted(path.rglob("*")):
                if child.is_file() and child.suffix.lower() in ENDINGS and not child.name.startswith("."):
                    yield from _items_of(child)
        else:
            yield from _items_of(path)


def _items_of(path: Path) -> Iterator[Item]:
    if path.suffix.lower() != ".jsonl":
        yield Item(str(path), path)
        return
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        for number, line in enumerate(stream, start=1):
            if not line.strip():
                continue
            try:
                given = json.loads(line)
            except ValueError:
                given = {"_error": "这一行不是完整的 JSON，请检查引号和逗号。"}
            if not isinstance(given, dict):
                given = {"_error": '这一行不是一个 JSON 对象，应当像 {"title": …, "text": …}。'}
            yield Item(f"{path}:{number}", None, given)


IMPORT = Command("import", "导入文件、文件夹或 .jsonl，按文号和标题去重", run, _configure)
