"""A data folder and a database for a program that is killed: the tests' own must not be touched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def own_database(tmp_path):
    """The DATABASE_URL of an empty database: SQLite in the folder, or a new one on the running PostgreSQL server."""
    from django.conf import settings

    if not os.environ.get("DATABASE_URL"):
        yield ""
        return
    import psycopg

    host, name = settings.DATABASES["default"]["HOST"], f"crash_{os.getpid()}"
    with psycopg.connect(host=host, user="mingzheng", dbname="postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            yield os.environ["DATABASE_URL"].removesuffix("/postgres") + f"/{name}"
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def survive(own_database, tmp_path):
    """Run a task of `victims` and give what it reports."""
    import json

    def run(task: str) -> dict:
        changed = {
            "MINGZHENG_HOME": str(tmp_path / "home"),
            "DATABASE_URL": own_database,
            "PYTHONPATH": str(ROOT),
        }
        (tmp_path / "home").mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "tests.crash.victims", task], capture_output=True, text=True, cwd=ROOT, check=False,
            env={**os.environ, **changed}, timeout=600,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-4000:]
        return json.loads(done.stdout.splitlines()[-1])

    return run
