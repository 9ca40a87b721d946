"""``parse``, ``scan`` and ``diff``: what they print, what they write, and how they refuse."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mingzheng.engines.papers.masking import MaskingRefused, copy
from mingzheng.faces.cli.main import main
from tests.engines.papers.paper_samples import pdf

NOTICE = """云江市人民政府办公室关于做好数据工作的通知
云政办发〔2024〕5号
各县人民政府：
一、总体要求
按照部署开展工作。
云江市人民政府办公室
2024年3月1日
"""
PERSONAL = "关于补助的公示\n申请人：赵明明，手机13800001234。\n"
RULES = """云江市数据管理办法
第一条　为了规范数据管理，制定本办法。
第二条　本办法所称数据，是指行政机关记录的信息。
第三条　数据主管部门应当每年公布目录。
第四条　各单位应当指定专人负责数据工作，并向社会公布联系方式。
"""
ISSUE_KEYS = [
    "file", "format", "script", "title", "title_hans", "doc_number", "index_number", "issuers", "addressees", "kind",
    "theme", "genre", "keywords", "written_date", "published_date", "effective_date", "expires_date", "disclosure",
    "signer", "note", "attachments", "column_hint", "sections", "tables", "tasks", "citations", "terms", "warnings",
]  # fmt: skip


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


def test_parse_json_is_a_list_with_the_keys_of_the_contract(folder, run):
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    code, out, err = run("parse", "a.txt", "--json")
    (reading,) = json.loads(out)
    assert (code, err) == (0, "")
    assert [key for key in ISSUE_KEYS if key not in reading] == []
    assert {key: reading[key] for key in ("file", "doc_number", "written_date", "published_date")} == {
        "file": "a.txt",
        "doc_number": "云政办发〔2024〕5号",
        "written_date": "2024-03-01",
        "published_date": None,
    }


def test_parse_json_of_a_file_that_cannot_be_read(folder, run):
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "b.docx").write_bytes(b"PK\x03\x04 broken")
    code, out, err = run("parse", "b.docx", "a.txt", "没有.txt", "--json")
    readings = json.loads(out)
    assert code == 1
    assert [sorted(reading)[:2] for reading in readings if "error" in reading] == [["error", "file"]] * 2
    assert [reading["file"] for reading in readings] == ["b.docx", "a.txt", "没有.txt"]
    assert readings[2]["error"] == "没有这个文件，请检查路径。"
    assert err.splitlines() == [f"{item['file']}：{item['error']}" for item in (readings[0], readings[2])]


def test_parse_text_is_what_offsets_count(folder, run):
    (folder / "a.txt").write_text(NOTICE, encoding="gb18030")
    text = run("parse", "a.txt", "--text")[1].removesuffix("\n")
    (reading,) = json.loads(run("parse", "a.txt", "--json", "--text")[1])
    (section,) = reading["sections"]
    assert reading["text"] == text
    assert text[section["start"] : section["end"]].startswith("一、总体要求")


def test_parse_for_people_names_what_is_missing(folder, run):
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    lines = run("parse", "a.txt")[1].splitlines()
    assert lines[0] == "a.txt"
    assert "  文号：云政办发〔2024〕5号" in lines
    assert "  发布日期：（没有）" in lines


def test_folders_are_walked_in_order_without_hidden_and_foreign_files(folder, run):
    for name in ("b/2.txt", "b/1.html", "b/.3.txt", ".git/4.txt", "b/5.exe", "b/~$6.docx"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"<p>{NOTICE}</p>" if name.endswith("html") else NOTICE, encoding="utf-8")
    code, out, _ = run("parse", ".", "--json")
    assert (code, [item["file"] for item in json.loads(out)]) == (0, ["b/1.html", "b/2.txt"])


def test_folder_without_files(folder, run):
    assert run("parse", ".", "--json") == (1, "[]\n", "文件夹里没有可以读取的文件。\n")


HOSTILE = {
    "名.txt": (b"\x81\xff\xfe\x80abc", "无法识别文件的文字编码"),
    "名.docx": (b"MZ\x90\x00" + bytes(60), "可执行程序"),
    "名.html": (b"<p>" + b"<div>" * 3000 + "深".encode(), "层次嵌套过深"),
    "名.pdf": (b"%PDF-1.7\n" + bytes(range(256)), "PDF 已损坏"),
    "空.txt": (b"", "文件是空的"),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("command", ["parse", "scan"])
def test_hostile_file_gives_one_sentence(folder, run, name, command):
    data, words = HOSTILE[name]
    (folder / name).write_bytes(data)
    code, out, err = run(command, name, "--json")
    (item,) = json.loads(out)
    assert (code, set(item)) == (1, {"file", "error"})
    assert words in item["error"]
    assert err == f"{name}：{item['error']}\n"


def test_huge_file_is_refused_by_its_size(folder, run):
    with (folder / "a.txt").open("wb") as stream:
        stream.truncate(51 * 1024 * 1024)
    (item,) = json.loads(run("parse", "a.txt", "--json")[1])
    assert item["error"] == "文件大小为 51.0 MB，超过了 50 MB 的上限，请拆分后分别上传。"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux file names are free bytes")
def test_file_name_of_any_bytes_can_be_printed(folder, run):
    name = os.fsdecode(b"\xd4\xc6.txt")
    (folder / name).write_text(NOTICE, encoding="utf-8")
    (item,) = json.loads(run("parse", name, "--json")[1])
    assert item["file"] == "\ufffd\ufffd.txt"


def test_unforeseen_error_is_said_and_the_other_files_go_on(folder, run, monkeypatch):
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "b.txt").write_text(NOTICE, encoding="utf-8")
    from mingzheng.kernel import lex

    real, calls = lex.read, []

    def faulty(source):
        calls.append(source)
        return real(source) if len(calls) > 1 else 1 / 0

    monkeypatch.setattr(lex, "read", faulty)
    code, out, _ = run("parse", "a.txt", "b.txt", "--json")
    first, second = json.loads(out)
    assert (code, first["error"]) == (
        1,
        "读这个文件时出了错（ZeroDivisionError），请把文件交给系统管理员查看。",
    )
    assert second["doc_number"] == "云政办发〔2024〕5号"


def test_scan_json_has_the_keys_of_the_contract(folder, run):
    (folder / "a.txt").write_text(PERSONAL, encoding="utf-8")
    code, out, _ = run("scan", "a.txt", "--json")
    (item,) = json.loads(out)
    finding = item["findings"][1]
    assert code == 0
    assert {key: finding[key] for key in ("kind", "value", "start", "end", "severity", "masked")} == {
        "kind": "mobile",
        "value": "13800001234",
        "start": 18,
        "end": 29,
        "severity": "block",
        "masked": "138****1234",
    }
    assert {"reason", "suggestion"} <= set(finding)


def test_scan_check_is_about_what_must_be_dealt_with(folder, run):
    (folder / "a.txt").write_text(PERSONAL, encoding="utf-8")
    (folder / "b.txt").write_text(NOTICE, encoding="utf-8")
    assert [run("scan", name, "--check")[0] for name in ("a.txt", "b.txt")] == [1, 0]


def test_scan_for_people_never_prints_the_value(folder, run):
    (folder / "a.txt").write_text(PERSONAL, encoding="utf-8")
    out = run("scan", "a.txt")[1]
    assert out.splitlines()[0] == "a.txt：2 处提示"
    assert "  [必须处理] 手机号码 138****1234：手机号码，属于个人信息。" in out.splitlines()
    assert "13800001234" not in out


def test_mask_writes_copy_and_ledger_beside_the_file(folder, run):
    (folder / "a.txt").write_text(PERSONAL, encoding="utf-8")
    code, out, _ = run("scan", "a.txt", "--mask", "--json")
    (item,) = json.loads(out)
    assert (code, item["copy"], item["ledger"]) == (0, "a.masked.txt", "a.ledger.json")
    assert (folder / "a.masked.txt").read_text(encoding="utf-8") == (
        "关于补助的公示\n申请人：赵某某，手机138****1234。\n"
    )
    ledger = json.loads((folder / "a.ledger.json").read_text(encoding="utf-8"))
    assert (ledger["copy"], [entry["masked"] for entry in ledger["entries"]]) == (
        "a.masked.txt",
        ["赵某某", "138****1234"],
    )


def test_mask_out_keeps_files_of_one_name_apart(folder, run):
    (folder / "a.txt").write_text(PERSONAL, encoding="utf-8")
    (folder / "a.html").write_text(f"<p>{PERSONAL}</p>", encoding="utf-8")
    assert run("scan", ".", "--mask", "--out", "副本")[0] == 0
    assert sorted(path.name for path in (folder / "副本").iterdir()) == [
        "a(2).ledger.json",
        "a(2).masked.txt",
        "a.ledger.json",
        "a.masked.html",
    ]


def test_mask_of_a_file_without_personal_data_writes_nothing(folder, run):
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    code, out, _ = run("scan", "a.txt", "--mask")
    assert (code, out.splitlines()[-1]) == (0, "  没有发现必须遮蔽的个人信息，没有另写副本。")
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_mask_that_leaves_something_leaves_no_file(folder, run, monkeypatch):
    (folder / "a.html").write_text(f"<p>{PERSONAL}</p>", encoding="utf-8")
    monkeypatch.setattr(copy, "write_html", lambda *_: f"<p>{PERSONAL}</p>".encode())
    code, _, err = run("scan", "a.html", "--mask", "--json")
    assert (code, err) == (
        1,
        "a.html：遮蔽后复查，文件里仍有个人姓名，没有留下副本，请在原文件中手工删除后再试。\n",
    )
    assert [path.name for path in folder.iterdir()] == ["a.html"]


def test_mask_of_a_secret_text_is_refused(folder, run):
    (folder / "a.txt").write_text(f"机密★1年\n{PERSONAL}", encoding="utf-8")
    code, out, _ = run("scan", "a.txt", "--mask", "--json")
    assert (code, MaskingRefused.code) == (1, "masking")
    assert "不能靠遮蔽公开" in json.loads(out)[0]["mask_error"]


def test_out_without_mask_is_bad_usage(folder, run):
    assert run("scan", "a.txt", "--out", "x") == (2, "", "--out 要和 --mask 一起用。\n")


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


LAZY = """
import sys
from mingzheng.faces.cli.main import main
main(["parse", sys.argv[1], "--json"])
heavy = {"django", "typst", "docx", "pypdfium2", "ofdkit", "python_calamine", "tantivy", "rjieba", "pypinyin"}
sys.exit(", ".join(sorted(heavy & set(sys.modules))) or 0)
"""


@pytest.mark.parametrize(("name", "loaded"), [("a.txt", ""), ("a.pdf", "pypdfium2\n")])
def test_reading_loads_neither_django_nor_the_libraries_of_other_formats(folder, name, loaded):
    (folder / "a.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "a.pdf").write_bytes(pdf("正文"))
    done = subprocess.run([sys.executable, "-c", LAZY, name], capture_output=True, text=True, check=False)
    assert done.stderr == loaded
