"""``parse``: what it prints, and how it and ``scan`` refuse a file."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
