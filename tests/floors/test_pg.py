"""The throw-away PostgreSQL of the test run: it answers while the command runs and leaves nothing behind."""

import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg

from tests import pg


def test_server_answers_and_is_gone_afterwards():
    with pg.server() as url:
        parts = urlsplit(url)
        folder = Path(unquote(parts.netloc.partition("@")[2]))
        with psycopg.connect(host=str(folder), user=parts.username, dbname=parts.path.strip("/")) as link:
            assert link.execute("SHOW server_encoding").fetchone() == ("UTF8",)
    assert not folder.exists()


def test_main_passes_the_database_on_and_the_exit_code_back():
    program = "import os, sys; sys.exit(7 if os.environ['DATABASE_URL'].startswith('postgres://') else 1)"
    assert pg.main([sys.executable, "-c", program]) == 7


def test_main_without_command_explains_itself(capsys):
    assert pg.main([]) == 2
    assert capsys.readouterr().err == "用法：python tests/pg.py 命令…\n"


def test_main_without_server_programs_says_what_to_install(capsys, monkeypatch):
    def nothing() -> Path:
        raise FileNotFoundError(pg.MISSING)

    monkeypatch.setattr(pg, "binaries", nothing)
    assert pg.main(["true"]) == 1
    assert capsys.readouterr().err == f"{pg.MISSING}\n"
