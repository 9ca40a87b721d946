"""An installation of its own, as an operator handles it: search, verify, examine, back up, restore.

Runs the real program on SQLite; the same actions are tested on PostgreSQL in their own rooms.
"""

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile

import pytest

BODY = "各有关单位：\n一、总体要求。坚持公开为常态。\n云江市财政局\n2025年3月1日"


class Installation:
    """A data folder and the program on it."""

    def __init__(self, home):
        self.home = home

    def run(self, *arguments, code=0):
        env = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"} | {
            "MINGZHENG_HOME": str(self.home)
        }
        done = subprocess.run(
            [sys.executable, "-m", "mingzheng.faces.cli.main", *map(str, arguments)], env=env, text=True,
            capture_output=True, check=False, timeout=120,
        )  # fmt: skip
        assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr[-2000:]
        return done

    def json(self, *arguments, code=0):
        return json.loads(self.run(*arguments, "--json", code=code).stdout)

    def titles(self, words, *more):
        return [hit["title"] for hit in self.json("search", words, *more)["hits"]]

    def database(self):
        return sqlite3.connect(self.home / "mingzheng.sqlite3")


@pytest.fixture(scope="module")
def stocked(tmp_path_factory):
    """Three documents, imported and published; copied for tests that do harm."""
    folder = tmp_path_factory.mktemp("stock")
    rows = [
        {"title": f"关于第{word}项工作的通知", "doc_number": f"云财发〔{year}〕{n}号", "issuer": "云江市财政局", "text": BODY,
         "written_date": f"{year}-03-01", "published_date": f"{year}-03-02"}
        for n, (word, year) in enumerate([("数据共享", 2023), ("数据安全", 2024), ("档案整理", 2025)], 1)
    ]  # fmt: skip
    (folder / "stock.jsonl").write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8"
    )
    installation = Installation(folder / "home")
    report = installation.json("import", folder / "stock.jsonl", "--publish")
    assert len(report["created"]) == 3
    return installation


@pytest.fixture
def damaged(stocked, tmp_path):
    """A copy of the installation that may be damaged."""
    shutil.copytree(stocked.home, tmp_path / "home")
    return Installation(tmp_path / "home")


def test_search_narrows_by_every_option(stocked):
    assert sorted(stocked.titles("数据")) == ["关于第数据共享项工作的通知", "关于第数据安全项工作的通知"]
    assert stocked.titles("数据", "--year", "2024") == ["关于第数据安全项工作的通知"]
    assert stocked.titles("數據共享") == ["关于第数据共享项工作的通知"]
    assert stocked.titles("云财发[2025]3号") == ["关于第档案整理项工作的通知"]
    assert stocked.titles("数据", "--organ", "云江市民政局") == []


@pytest.mark.parametrize("arguments", [("--year", "去年"), ("--on", "2026-13-01"), ("--limit", "很多")])
def test_search_with_a_bad_option_says_so(stocked, arguments):
    done = stocked.run("search", "数据", *arguments, code=2)
    assert (done.stdout, done.stderr.startswith("用法不对：")) == ("", True)


def test_verify_is_whole_then_names_what_was_done_to_it(damaged):
    assert damaged.json("verify")["ok"] is True
    page = next(
        path for path in (damaged.home / "site" / "policy").rglob("*.html") if path.parent.name != "policy"
    )
    page.write_text(page.read_text("utf-8").replace("通知", "通告"), "utf-8")
    (damaged.home / "site" / "新增.html").write_text("不是我们的", "utf-8")
    faults = damaged.json("verify", code=1)["faults"]
    assert {fault["path"] for fault in faults} == {
        f"/{page.relative_to(damaged.home / 'site')}",
        "/新增.html",
    }
    damaged.run("build")
    assert damaged.json("verify")["faults"] == []


def test_verify_names_a_rewritten_log_entry(damaged):
    with damaged.database() as database:
        database.execute("DROP TRIGGER proof_logentry_update")
        database.execute("UPDATE proof_logentry SET actor = '别人' WHERE seq = 2")
    faults = damaged.json("verify", code=1)["faults"]
    assert ("log", "log:2") in {(fault["kind"], fault["path"]) for fault in faults}


def test_log_refuses_to_be_changed(damaged):
    with damaged.database() as database, pytest.raises(sqlite3.DatabaseError, match="只能追加"):
        database.execute("UPDATE proof_logentry SET actor = '别人' WHERE seq = 2")


def test_verify_of_a_folder_that_is_no_site_fails(stocked, tmp_path):
    assert stocked.json("verify", "--site", tmp_path / "nothing", code=1)["ok"] is False


def remarks(installation, code=0):
    rows = installation.json("doctor", *(["--check"] if code else []), code=code)
    return {(row["level"], row["topic"]): row["message"] for row in rows}


def test_doctor_names_planted_faults(damaged):
    (damaged.home / "keys" / "secret_key").chmod(0o644)
    with damaged.database() as database:
        database.execute("UPDATE events_delivery SET done_at = NULL, attempts = 99 WHERE id = 1")
        database.execute("UPDATE jobs_schedule SET last_error = '磁盘已满'")
        database.execute(
            "INSERT INTO jobs_schedule (name, next_run, last_error) VALUES ('test.job', '2026-01-01', '磁盘已满')"
        )
    found = remarks(damaged, code=1)
    assert "secret_key" in found["error", "密钥"]
    assert "1 件投递" in found["error", "事件"]
    assert "磁盘已满" in found["error", "定时任务"]
    assert "没有工作进程" in found["error", "工作进程"]
    assert "系统管理员" in found["error", "账号"]


def test_doctor_without_check_only_reports(stocked):
    done = stocked.run("doctor")
    assert "工作进程" in done.stdout


def test_backup_brings_everything_back(stocked, tmp_path):
    target = tmp_path / "backup.tar.gz"
    assert "备份完成" in stocked.run("backup", target).stdout
    assert target.stat().st_mode & 0o077 == 0
    restored = Installation(tmp_path / "restored")
    restored.run("restore", target)
    assert sorted(restored.titles("数据")) == sorted(stocked.titles("数据"))
    assert restored.json("verify")["ok"] is True
    secret = "keys/secret_key"
    assert (restored.home / secret).read_bytes() == (stocked.home / secret).read_bytes()

    refused = restored.run("restore", target, code=1)
    assert "--replace" in refused.stderr
    database = next(restored.home.glob("*.sqlite3"))
    with contextlib.closing(sqlite3.connect(database)) as server:
        server.execute("SELECT COUNT(*) FROM django_migrations").fetchone()
        busy = restored.run("restore", target, "--replace", code=1)
    assert "请先停止网站和工作进程" in busy.stderr
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("restored.")]
    restored.run("restore", target, "--replace")
    aside = [path for path in tmp_path.iterdir() if path.name.startswith("restored.")]
    assert (len(aside), sorted(restored.titles("数据"))) == (1, sorted(stocked.titles("数据")))


def test_backup_that_cannot_be_used_changes_nothing(stocked, tmp_path):
    target = tmp_path / "backup.tar.gz"
    stocked.run("backup", target)
    bad = {
        "missing": tmp_path / "没有.tar.gz",
        "cut": tmp_path / "cut.tar.gz",
        "foreign": tmp_path / "foreign.tar.gz",
    }
    bad["cut"].write_bytes(target.read_bytes()[: target.stat().st_size // 2])
    with tarfile.open(bad["foreign"], "w:gz") as archive:
        archive.add(__file__, "readme.py")
    for path in bad.values():
        home = tmp_path / f"home-{path.stem}"
        done = Installation(home).run("restore", path, code=1)
        assert any("\u4e00" <= letter <= "\u9fff" for letter in done.stderr)
        assert not home.exists()


def test_worker_once_and_reindex_end_by_themselves(stocked):
    assert "做完" in stocked.run("worker", "--once").stdout
    assert stocked.run("reindex").stdout == "索引已重建：3 件，供学习的提问 0 个\n"
