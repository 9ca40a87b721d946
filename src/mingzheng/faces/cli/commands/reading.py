"""``parse``: read files without any database; the other commands on files stand beside it."""

import argparse
from pathlib import Path
from typing import Any

from ..output import complain, print_json
from .base import Command
from .comparing import DIFF
from .inputs import add_files, files, sentence, shown, take
from .scanning import SCAN

__all__ = ["DIFF", "PARSE", "SCAN"]

_LABELS = {
    "title": "标题", "doc_number": "文号", "issuers": "发文机关", "written_date": "成文日期",
    "published_date": "发布日期", "index_number": "索引号", "kind": "文种", "theme": "主题",
}  # fmt: skip


def _configure(parser: argparse.ArgumentParser) -> None:
    add_files(parser)
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--text", action="store_true", help="输出整理后的全文（位置按它计数）")


def parse(args: argparse.Namespace) -> int:
    """Read each file; one that cannot be read is reported and makes the exit code 1."""
    readings = []
    for path in files(args.files):
        reading = _read(path, args.text)
        readings.append(reading)
        if "error" in reading:
            complain(f"{reading['file']}：{reading['error']}")
        elif not args.json:
            print(reading["text"]) if args.text else _show(reading)
    if args.json:
        print_json(readings)
    return _exit_code(readings)


def _read(path: Path, with_text: bool) -> dict[str, Any]:
    """One reading as JSON, or ``{file, error}``; what the clerk should know of the file is among its warnings."""
    from mingzheng.kernel import lex

    try:
        intake = take(path)
        reading = lex.read(intake.manuscript)
    except Exception as error:
        return {"file": shown(path), "error": sentence(error)}
    result = reading.as_json(file=shown(path))
    result["warnings"] += [
        {"code": "file", "message": message, "start": None, "end": None, "field": ""}
        for message in intake.warnings
    ]
    return {**result, "text": reading.text} if with_text else result


def _exit_code(readings: list[dict[str, Any]]) -> int:
    if not readings:
        complain("文件夹里没有可以读取的文件。")
        return 1
    return int(any("error" in reading for reading in readings))


def _show(reading: dict[str, Any]) -> None:
    print(f"{reading['file']}")
    for key, label in _LABELS.items():
        value = reading[key]
        print(f"  {label}：{'、'.join(value) if isinstance(value, list) else value or '（没有）'}")
    for warning in reading["warnings"]:
        print(f"  注意：{warning['message']}")


PARSE = Command("parse", "读公文：识别标题、文号、机关、日期、结构和任务", parse, _configure)
