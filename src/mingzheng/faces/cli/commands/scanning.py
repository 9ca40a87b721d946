"""``scan``: list what must not be published as it stands; ``--mask`` writes masked copies."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..output import complain, print_json
from .base import Command
from .inputs import add_files, files, sentence, shown, take

if TYPE_CHECKING:
    from mingzheng.engines.papers.masking import MaskedPaper
    from mingzheng.kernel.lex.manuscript import Manuscript
    from mingzheng.kernel.lex.scan import Finding

_SEVERITIES = {"block": "必须处理", "warn": "请核对", "info": "提示"}


def _configure(parser: argparse.ArgumentParser) -> None:
    add_files(parser)
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--check", action="store_true", help="有必须处理的内容时退出码为 1")
    parser.add_argument("--mask", action="store_true", help="写出遮蔽后的副本和区分处理清单")
    parser.add_argument("--out", metavar="文件夹", help="副本写到这里，不写则放在原文件旁边")


def scan(args: argparse.Namespace) -> int:
    """Scan each file; one that cannot be read, or of which no safe copy can be made, makes the exit code 1."""
    if args.out and not args.mask:
        complain("--out 要和 --mask 一起用。")
        return 2
    results, taken = [], set()
    for path in files(args.files):
        result = _scan(path)
        if args.mask and "findings" in result:
            result |= _mask(path, Path(args.out) if args.out else path.parent, taken)
        results.append(result)
        _complain(result)
        if not args.json and "findings" in result:
            _show(result)
    if args.json:
        print_json(results)
    return _exit_code(results, args.check)


def _scan(path: Path) -> dict[str, Any]:
    """The findings of one file, or ``{file, error}``."""
    from mingzheng.kernel.lex.scan import scan as find

    try:
        intake = take(path)
        findings = find(intake.manuscript)
    except Exception as error:
        return {"file": shown(path), "error": sentence(error)}
    return {
        "file": shown(path),
        "findings": [finding.as_json() | _place(finding, intake.manuscript) for finding in findings],
        "warnings": list(intake.warnings),
    }


def _place(finding: "Finding", manuscript: "Manuscript") -> dict[str, str]:
    """Which picture the finding is in; every other place is told by its offsets."""
    if finding.part != "picture":
        return {}
    return {"place": manuscript.hidden[finding.part_index].text.split("\n", 1)[0]}


def _mask(path: Path, folder: Path, taken: set[Path]) -> dict[str, Any]:
    """Write copy and ledger; ``{copy, ledger}``, ``{mask_note}`` if nothing has to go, or ``{mask_error}``."""
    from mingzheng.engines.papers.masking import NothingToMask, mask_bytes

    try:
        return _write(mask_bytes(path.read_bytes(), path.name), folder, taken)
    except NothingToMask as note:
        return {"mask_note": str(note)}
    except Exception as error:
        return {"mask_error": sentence(error)}


def _write(masked: "MaskedPaper", folder: Path, taken: set[Path]) -> dict[str, str]:
    """Copy and ledger under names that this run has not used: a.docx and a.pdf do not overwrite each other's."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 1
    while {folder / masked.named(count), folder / masked.ledger_named(count)} & taken:
        count += 1
    copy, ledger = folder / masked.named(count), folder / masked.ledger_named(count)
    taken |= {copy, ledger}
    listed = json.dumps({"copy": copy.name, **masked.ledger}, ensure_ascii=False, indent=1) + "\n"
    for target, data in ((ledger, listed.encode()), (copy, masked.data)):
        draft = target.with_name(f".{target.name}.part")
        draft.write_bytes(data)
        draft.replace(target)
    return {"copy": shown(copy), "ledger": shown(ledger)}


def _complain(result: dict[str, Any]) -> None:
    for key in ("error", "mask_error"):
        if key in result:
            complain(f"{result['file']}：{result[key]}")


def _show(result: dict[str, Any]) -> None:
    print(f"{result['file']}：{len(result['findings'])} 处提示")
    for finding in result["findings"]:
        value = finding["masked"] or finding["value"]
        place = f"{finding['place']}：" if "place" in finding else ""
        severity = _SEVERITIES[finding["severity"]]
        print(f"  [{severity}] {place}{finding['kind_name']} {value}：{finding['reason']}")
    for warning in result["warnings"]:
        print(f"  注意：{warning}")
    if "mask_note" in result:
        print(f"  {result['mask_note']}")
    if "copy" in result:
        print(f"  已写出遮蔽后的副本 {result['copy']} 和区分处理清单 {result['ledger']}")


def _exit_code(results: list[dict[str, Any]], check: bool) -> int:
    if not results:
        complain("文件夹里没有可以读取的文件。")
        return 1
    if any("error" in result or "mask_error" in result for result in results):
        return 1
    blocked = (finding["severity"] == "block" for result in results for finding in result.get("findings", ()))
    return int(check and any(blocked))


SCAN = Command("scan", "公开前扫描：个人信息、涉密标志、格式和用语错误", scan, _configure)
