"""The backup file: a tar with database, keys, attachments and a list of checksums."""

import contextlib
import hashlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from mingzheng.base.files.unpack import unpack
from mingzheng.config import environment

FORMAT = 1
_LIST = "checksums.json"
_SQLITE = "mingzheng.sqlite3"
_PG_DUMP = "database.dump"
_KEPT = ("keys", "files")


class ArchiveError(Exception):
    """The backup cannot be written or restored; the text says why and what to do."""


def write(target: Path) -> int:
    """Write a backup of the running installation; returns the number of files in it.

    The file appears under its name only when it is complete, readable by its owner alone.
    """
    from django.conf import settings

    home = Path(settings.HOME)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.part")
    sums: dict[str, str] = {}
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream,
            tarfile.open(fileobj=stream, mode="w:gz", compresslevel=6) as tar,
        ):
            # The database first: attachments are only ever added, so its rows all have their bytes.
            _add(tar, _dump_database(Path(folder)), None, sums)
            for path in _kept_files(home):
                _add(tar, path, home, sums)
            body = json.dumps({"format": FORMAT, "sha256": sums}, ensure_ascii=False).encode()
            entry = tarfile.TarInfo(_LIST)
            entry.size = len(body)
            tar.addfile(entry, io.BytesIO(body))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return len(sums)


def restore(source: Path, *, replace: bool) -> None:
    """Put a backup into the data folder. Everything is checked beside it first; then it is moved into place."""
    home = environment.home()
    if not source.is_file():
        raise ArchiveError(f"没有找到备份文件 {source}，请检查路径。")
    if home.exists() and any(home.iterdir()) and not replace:
        raise ArchiveError(
            "数据目录里已有数据。如确要恢复，请先停掉服务，再加 --replace：原有数据会移到旁边，不会删除。"
        )
    _require_idle(home / _SQLITE)
    fresh = home.with_name(f".{home.name}.restoring")
    shutil.rmtree(fresh, ignore_errors=True)
    _unpack(source, fresh)
    _check(fresh)
    if (fresh / _PG_DUMP).is_file():
        _restore_postgres(fresh / _PG_DUMP)
        (fresh / _PG_DUMP).unlink()
    if home.exists():
        aside = home.with_name(f"{home.name}.{datetime.now().astimezone():%Y%m%d-%H%M%S}")
        home.rename(aside) if any(home.iterdir()) else home.rmdir()
    fresh.rename(home)


def _require_idle(database: Path) -> None:
    """Refuse while another process has the database open: it would go on writing to the one that is moved aside.

    SQLite leaves write-ahead logging only for the last process that has the file open.
    """
    if not database.is_file():
        return
    with (
        contextlib.closing(sqlite3.connect(database, timeout=0)) as found,
        contextlib.suppress(sqlite3.OperationalError),
    ):
        if found.execute("PRAGMA journal_mode=DELETE").fetchone()[0] == "delete":
            return
    raise ArchiveError("数据库正在使用，请先停止网站和工作进程（serve、worker 或 run），再恢复备份。")


def _kept_files(home: Path) -> Iterator[Path]:
    for name in _KEPT:
        for path in sorted((home / name).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                yield path


def _dump_database(folder: Path) -> Path:
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        copy = folder / _SQLITE
        with sqlite3.connect(str(database["NAME"])) as live, sqlite3.connect(copy) as kept:
            live.backup(kept)  # a consistent copy while others write
        return copy
    dump = folder / _PG_DUMP
    _run(["pg_dump", "--format=custom", "--no-owner", f"--file={dump}", environment.DATABASE_URL.text()])
    return dump


def _restore_postgres(dump: Path) -> None:
    url = environment.DATABASE_URL.text()
    if not url:
        raise ArchiveError("这份备份来自 PostgreSQL，请先设好 DATABASE_URL 再恢复。")
    _run(
        [
            "pg_restore",
            "--clean",
            "--if-exists",
            "--no-owner",
            "--exit-on-error",
            f"--dbname={url}",
            str(dump),
        ]
    )


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise ArchiveError(f"没有找到 {command[0]}，请安装 PostgreSQL 的客户端程序后重试。") from None
    if done.returncode:
        raise ArchiveError(f"{command[0]} 没有成功：{done.stderr.strip()[-500:]}")


def _add(tar: tarfile.TarFile, path: Path, root: Path | None, sums: dict[str, str]) -> None:
    name = path.relative_to(root).as_posix() if root else path.name
    with path.open("rb") as stream:
        sums[name] = hashlib.file_digest(stream, "sha256").hexdigest()
    tar.add(path, arcname=name, recursive=False)


def _unpack(source: Path, fresh: Path) -> None:
    try:
        with tarfile.open(source, "r:gz") as tar:
            unpack(tar, fresh)
    except (tarfile.TarError, EOFError, OSError) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise ArchiveError("备份文件打不开，可能没有写完或已损坏，请换一份备份。") from error


def _check(fresh: Path) -> None:
    try:
        listed = json.loads((fresh / _LIST).read_bytes())
    except (OSError, ValueError):
        raise ArchiveError("备份里没有校验清单，这不是明政的备份文件。") from None
    if listed.get("format") != FORMAT:
        raise ArchiveError("备份的格式比这个程序新，请先升级程序再恢复。")
    for name, digest in listed["sha256"].items():
        path = fresh / name
        if not path.is_file():
            raise ArchiveError(f"备份缺少 {name}，请换一份备份。")
        with path.open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
                raise ArchiveError(f"备份里的 {name} 与校验值不符，请换一份备份。")
        if name.startswith("keys/"):
            path.chmod(0o600)
    (fresh / _LIST).unlink()
