"""A real PostgreSQL server in a temporary folder, for the time of one command.

`python tests/pg.py COMMAND…` starts the server, runs the command with DATABASE_URL pointing to it (a Unix socket,
so no port is taken), stops the server and exits with the command's exit code.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

MISSING = "没有找到 PostgreSQL 的 initdb，请先安装：apt-get install postgresql。"
# Test data needs no durability; without it the server is several times faster.
OPTIONS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


def binaries() -> Path:
    """The folder of the newest installed server's programs. Raises FileNotFoundError with a Chinese sentence."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if debian:
        return debian[-1].parent
    if found := shutil.which("initdb"):
        return Path(found).parent
    raise FileNotFoundError(MISSING)


@contextmanager
def server() -> Iterator[str]:
    """Start a server and give its DATABASE_URL; stop and delete it afterwards.

    The server refuses to run as root, so root hands it to the user `postgres` (or `nobody`).
    """
    programs = binaries()
    folder = Path(tempfile.mkdtemp(prefix="mz-pg-"))
    data = folder / "data"
    owner = _unprivileged_user()
    if owner:
        os.chown(folder, pwd.getpwnam(owner).pw_uid, -1)
    folder.chmod(0o755)

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [programs / program, "--pgdata", data, *arguments],
            check=True,
            cwd=folder,
            user=owner,
            stdout=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        )

    try:
        run("initdb", "--auth=trust", "--username=mingzheng", "--encoding=UTF8", "--no-sync")
        settings = " ".join(f"-c {option}" for option in OPTIONS)
        options = f"-k {folder} -c listen_addresses='' {settings}"
        run("pg_ctl", "--wait", "--log", str(folder / "log"), "--options", options, "start")
        try:
            yield f"postgres://mingzheng@{quote(str(folder), safe='')}/postgres"
        finally:
            run("pg_ctl", "--mode=immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged_user() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def main(command: list[str]) -> int:
    """Run `command` beside a server; its exit code, or 2 without a command."""
    if not command:
        print("用法：python tests/pg.py 命令…", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped on TERM, too
    try:
        with server() as url:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
