"""``scan``: what it finds in files, and the masked copies it writes."""

import json
from pathlib import Path

import pytest

from mingzheng.engines.papers.masking import copy
from mingzheng.faces.cli.commands.scanning import _place
from mingzheng.faces.cli.main import main
from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph
from mingzheng.kernel.lex.scan import scan

NOTICE = "关于开展检查的通知\n各县人民政府：\n请按时完成。\n"
PERSONAL = "关于补助的公示\n申请人：赵明明，手机13800001234。\n"


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
    assert code == 1
    assert "不能靠遮蔽公开" in json.loads(out)[0]["mask_error"]


def test_out_without_mask_is_bad_usage(folder, run):
    assert run("scan", "a.txt", "--out", "x") == (2, "", "--out 要和 --mask 一起用。\n")


def test_table_of_text_is_scanned_by_its_columns_and_masked(folder, run):
    Path("名单.csv").write_text("姓名,电话\n赵明明,13800001234\n", encoding="utf-8")
    code, out, _ = run("scan", "--json", "--mask", "名单.csv")
    assert code == 0
    assert [finding["kind"] for finding in json.loads(out)[0]["findings"]] == ["name", "mobile"]
    assert Path("名单.masked.csv").read_text(encoding="utf-8-sig") == "姓名,电话\n赵某某,138****1234\n"


def test_finding_in_a_picture_says_in_which_one():
    picture = Hidden("picture", "第2幅图片\n手机13800001234")
    manuscript = Manuscript((Paragraph("公示"),), "docx", hidden=(picture,))
    found = scan(manuscript)
    assert [(finding.kind, _place(finding, manuscript)) for finding in found] == [
        ("mobile", {"place": "第2幅图片"})
    ]
