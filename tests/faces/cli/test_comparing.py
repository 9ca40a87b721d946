"""``diff``: two versions of a text for people, programs and pages."""

import json
from pathlib import Path

import pytest

from mingzheng.faces.cli.main import main

RULES = """云江市数据管理办法
第一条　为了规范数据管理，制定本办法。
第二条　本办法所称数据，是指行政机关记录的信息。
第三条　数据主管部门应当每年公布目录。
第四条　各单位应当指定专人负责数据工作，并向社会公布联系方式。
"""


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(capsys):
    """Run a command; ``(exit code, standard output, standard error)``."""

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        return (code, *capsys.readouterr())

    return call


@pytest.fixture
def versions(folder) -> tuple[str, str]:
    new = RULES.replace("每年公布", "每季度公布")
    second = next(line for line in new.splitlines(True) if line.startswith("第二条"))
    new = new.replace(second, "").replace("第三条", "第二条") + "第五条　任何单位不得拒绝提供。\n"
    (folder / "旧.txt").write_text(RULES, encoding="utf-8")
    (folder / "新.txt").write_text(new, encoding="utf-8")
    return "旧.txt", "新.txt"


def test_diff_says_clause_by_clause_what_changed(versions, run):
    code, out, err = run("diff", *versions)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "旧版：旧.txt",
        "新版：新.txt",
        "修改 1 条，新增 1 条，删除 1 条，改号 1 条，未变 3 条。［－…－］是删去的字，｛＋…＋｝是加上的字。",
        "",
        "【删除】第二条",
        "  第二条　本办法所称数据，是指行政机关记录的信息。",
        "",
        "【修改、改号】第二条（原为第三条）",
        "  ［－第三条－］｛＋第二条＋｝　数据主管部门应当［－每年－］｛＋每季度＋｝公布目录。",
        "",
        "【新增】第五条",
        "  第五条　任何单位不得拒绝提供。",
    ]


def test_diff_of_a_moved_clause(folder, versions, run):
    lines = RULES.splitlines(True)
    (folder / "新.txt").write_text("".join([lines[0], lines[4], *lines[1:4]]), encoding="utf-8")
    out = run("diff", *versions)[1]
    assert [line for line in out.splitlines() if line.startswith("【")] == ["【移动】第四条"]


def test_diff_of_the_same_text(versions, run):
    assert run("diff", "旧.txt", "旧.txt")[1].splitlines()[-1] == "两个版本的条款完全相同。"


def test_diff_json_and_html(versions, run):
    counts = json.loads(run("diff", *versions, "--json")[1])["counts"]
    assert (counts["changed"], counts["added"], counts["removed"]) == (1, 1, 1)
    assert run("diff", *versions, "--html")[1].startswith('<section class="diff"')


def test_diff_of_a_file_that_cannot_be_read(versions, run):
    assert run("diff", "旧.txt", "没有.txt") == (1, "", "没有.txt：没有这个文件，请检查路径。\n")
