"""``parse``, ``scan`` and ``diff``: read files without any database."""

import argparse
from pathlib import Path
from typing import Any

from ..output import complain, print_json
from .base import Command


def _files(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="文件", help="txt、html、docx、pdf、xlsx 或 ofd 文件")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _configure_parse(parser: argparse.ArgumentParser) -> None:
    _files(parser)
    parser.add_argument("--text", action="store_true", help="输出整理后的全文（位置按它计数）")


def parse(args: argparse.Namespace) -> int:
    """Read each file; one that cannot be read is reported and makes the exit code 1."""
    from mingzheng.engines.papers import PaperError, read_file
    from mingzheng.kernel import lex

    readings, failed = [], 0
    for name in args.files:
        try:
            reading = lex.read(read_file(Path(name)).manuscript)
        except (PaperError, OSError) as error:
            complain(f"{name}：{_words(error)}")
            readings.append({"file": name, "error": _words(error)})
            failed += 1
            continue
        if args.text:
            print(reading.text)
        readings.append(reading.as_json(file=name))
        if not args.json and not args.text:
            _show(readings[-1])
    if args.json:
        print_json(readings)
    return 1 if failed else 0


def _show(reading: dict[str, Any]) -> None:
    labels = {
        "title": "标题", "doc_number": "文号", "issuers": "发文机关", "written_date": "成文日期",
        "published_date": "发布日期", "index_number": "索引号", "kind": "文种", "theme": "主题",
    }  # fmt: skip
    print(f"{reading['file']}")
    for key, label in labels.items():
        value = reading[key]
        print(f"  {label}：{'、'.join(value) if isinstance(value, list) else value or '（没有）'}")
    for warning in reading["warnings"]:
        print(f"  注意：{warning['message']}")


def scan(args: argparse.Namespace) -> int:
    """List what must not be published as it stands."""
    from dataclasses import asdict

    from mingzheng.engines.papers import PaperError, read_file
    from mingzheng.kernel.lex.scan import scan as find

    results, failed = [], 0
    for name in args.files:
        try:
            findings = [asdict(finding) for finding in find(read_file(Path(name)).manuscript)]
        except (PaperError, OSError) as error:
            complain(f"{name}：{_words(error)}")
            failed += 1
            continue
        results.append({"file": name, "findings": findings})
        if not args.json:
            print(f"{name}：{len(findings)} 处提示")
            for finding in findings:
                print(
                    f"  [{finding['severity']}] {finding['masked'] or finding['value']}：{finding['reason']}"
                )
    if args.json:
        print_json(results)
    return 1 if failed else 0


def _configure_diff(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("old", metavar="旧版", help="旧版文件")
    parser.add_argument("new", metavar="新版", help="新版文件")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--html", action="store_true", help="输出 HTML 片段")


def diff(args: argparse.Namespace) -> int:
    """Compare two files clause by clause."""
    from mingzheng.engines.papers import read_file
    from mingzheng.kernel import lex
    from mingzheng.kernel.lex.diff import compare

    old, new = (lex.read(read_file(Path(name)).manuscript).body for name in (args.old, args.new))
    found = compare(old, new)
    if args.html:
        print(found.render_html())
    elif args.json:
        print_json(found.as_json())
    else:
        print_json({"summary": found.as_json().get("summary", {})})
    return 0


def _words(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件，请检查路径。"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹，请写明其中的文件。"
    if isinstance(error, PermissionError):
        return "没有读这个文件的权限。"
    return str(error)


PARSE = Command("parse", "读公文：识别标题、文号、机关、日期、结构和任务", parse, _configure_parse)
SCAN = Command("scan", "公开前扫描：个人信息、涉密标志、格式和用语错误", scan, _files)
DIFF = Command("diff", "逐条比较两个版本", diff, _configure_diff)
