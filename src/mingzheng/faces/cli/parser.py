"""The argument parser, speaking Chinese."""

import argparse
import re
import sys
from typing import NoReturn

_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (.+)"), "缺少参数：{}"),
    (re.compile(r"one of the arguments (.+) is required"), "要写明其中一个参数：{}"),
    (re.compile(r"unrecognized arguments: (.+)"), "不认识的参数：{}"),
    (
        re.compile(r"argument (.+): invalid choice: (.+?) \(choose from (.+)\)"),
        "参数 {} 不能是 {}，可以用：{}",
    ),
    (re.compile(r"argument (.+): expected one argument"), "参数 {} 后面要跟一个值"),
    (re.compile(r"argument (.+): expected at least one argument"), "参数 {} 后面至少要跟一个值"),
    (re.compile(r"argument (.+): invalid int value: (.+)"), "参数 {} 应当是整数，不能是 {}"),
    (re.compile(r"argument (.+): not allowed with argument (.+)"), "参数 {} 不能和 {} 一起用"),
    (re.compile(r"argument (.+): (.+)"), "参数 {}：{}"),
)


class ChineseParser(argparse.ArgumentParser):
    """Usage errors are one Chinese sentence on standard error; the exit code is 2."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs["add_help"] = False
        kwargs.setdefault("formatter_class", _ChineseHelp)
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def error(self, message: str) -> NoReturn:
        print(f"用法不对：{_chinese(message)}。运行 {self.prog} --help 看用法。", file=sys.stderr)
        raise SystemExit(2)


class _ChineseHelp(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: object, groups: object, prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "用法：")  # type: ignore[arg-type]


def _chinese(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        if match := pattern.fullmatch(message):
            return sentence.format(*match.groups())
    return message
