"""The parts of the documentation that are made from the program: settings, commands, states (文档生成).

``python -m mingzheng.faces.cli.documentation`` writes them; a test fails when they are stale.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from mingzheng.config.environment import ALL

DOCS = Path(__file__).resolve().parents[4] / "docs"
_NOTE = "<!-- 由 python -m mingzheng.faces.cli.documentation 生成，请不要手改。 -->"


def settings_page() -> str:
    """Every setting: name, default, meaning."""
    rows = [
        f"| `{entry.name}` | {f'`{entry.default}`' if entry.default else '（空）'} | {entry.meaning} |"
        for entry in ALL
    ]
    head = [
        "# 设置",
        _NOTE,
        "",
        "设置都是环境变量，没有配置文件。",
        "",
        "| 名称 | 默认 | 含义 |",
        "|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def commands_page() -> str:
    """Every command with its arguments and options."""
    from .commands import COMMANDS
    from .parser import ChineseParser

    lines = [
        "# 命令",
        _NOTE,
        "",
        "程序是 `.venv/bin/mingzheng`。退出码：0 正常，1 没有完成或发现了问题，2 用法不对。"
        "加 `--json` 时标准输出只有一份 JSON，进度写在标准错误。",
    ]
    for command in COMMANDS:
        parser = ChineseParser(prog=f"mingzheng {command.name}")
        command.configure(parser)
        lines += ["", f"## {command.name}", f"{command.help}。", ""]
        lines += list(_arguments(parser)) or ["没有参数。"]
    return "\n".join([*lines, ""])


def _arguments(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if "--help" in action.option_strings:
            continue
        name = "、".join(action.option_strings) or str(action.metavar or action.dest)
        value = f" {action.metavar}" if action.option_strings and action.metavar else ""
        yield f"- `{name}{value}`：{action.help}"


def states_page() -> str:
    """States and moves of records; steps of a review."""
    from mingzheng.base.records.states import MOVES, RecordState
    from mingzheng.engines.review.flow import FLOW

    lines = ["# 状态", _NOTE, "", "## 信息的办理状态", "", "| 状态 | 键 |", "|---|---|"]
    lines += [f"| {state.label} | `{state.value}` |" for state in RecordState]
    lines += ["", "| 动作 | 从 | 到 | 谁 |", "|---|---|---|---|"]
    for move in MOVES:
        sources = "、".join(source.label for source in move.sources)
        lines.append(f"| {move.name} | {sources} | {move.target.label} | {move.who} |")
    lines += ["", "## 审查环节", "", "| 环节 | 谁 | 工作日 |", "|---|---|---|"]
    lines += [f"| {stage.kind.label} | {stage.role.label} | {stage.days} |" for stage in FLOW]
    lines += ["", "起草人不能办任何环节；同一次审查中一个人只能办一个环节。", ""]
    return "\n".join(lines)


PAGES = {"settings.md": settings_page, "commands.md": commands_page, "states.md": states_page}


def main() -> None:
    from .home import start_django

    start_django()
    DOCS.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
