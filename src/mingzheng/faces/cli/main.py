"""``mingzheng``: the command line (命令行). Exit codes: 0 good, 1 the work failed, 2 bad usage."""

import sys
from collections.abc import Sequence

from .commands import COMMANDS
from .output import complain
from .parser import ChineseParser


def build_parser() -> ChineseParser:
    """The parser with every command."""
    parser = ChineseParser(prog="mingzheng", description="明政：政务公开一体化平台")
    commands = parser.add_subparsers(
        prog="mingzheng", dest="command", metavar="命令", required=True, title="命令"
    )
    for command in COMMANDS:
        entry = commands.add_parser(command.name, help=command.help, description=command.help)
        command.configure(entry)
        entry.set_defaults(run=command.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; complaints are Chinese sentences, never tracebacks (set MINGZHENG_DEBUG=1 for those)."""
    from mingzheng.config.environment import DEBUG

    args = build_parser().parse_args(argv)
    try:
        return int(args.run(args) or 0)
    except KeyboardInterrupt:
        complain("已中断。再次运行同样的命令会接着做，不会重复。")
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:
        if DEBUG.flag():
            raise
        complain(_sentence(error))
        return 1


def _sentence(error: Exception) -> str:
    text = str(error).strip()
    if any("\u4e00" <= character <= "\u9fff" for character in text):
        return text
    return f"没有完成：{type(error).__name__} {text}。请把这一行告诉系统管理员，或设 MINGZHENG_DEBUG=1 重试。"


def entry() -> None:
    sys.exit(main())


if __name__ == "__main__":
    entry()
