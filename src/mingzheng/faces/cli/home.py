"""Prepare the data folder: any command makes an empty one ready by itself (database, keys)."""

import os
import sys
from pathlib import Path


def start_django() -> None:
    """Load settings and applications; a command that needs no data never comes here."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingzheng.config.settings")
    import django

    django.setup()


def prepare() -> Path:
    """Start Django, make the folders and bring the database up to date; returns the data folder."""
    start_django()
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    for folder in (
        settings.HOME,
        settings.MEDIA_ROOT,
        settings.SITE_DIR,
        settings.INDEX_DIR,
        settings.STATIC_ROOT,
    ):
        Path(folder).mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    targets = executor.loader.graph.leaf_nodes()
    if executor.migration_plan(targets):
        _migrate()
    return Path(settings.HOME)


def _migrate() -> None:
    from django.core.management import call_command

    from mingzheng.base.events.lanes import lane

    print("正在准备数据库……", file=sys.stderr)
    with lane("migrate") as held:
        if held:
            call_command("migrate", verbosity=0, interactive=False)
        else:  # another process is at it
            _wait_for_migrations()


def _wait_for_migrations(seconds: float = 120.0) -> None:
    import time

    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    until = time.monotonic() + seconds
    while time.monotonic() < until:
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        time.sleep(0.5)
    raise SystemExit("另一个进程正在准备数据库，等了两分钟还没有完成，请稍后再试。")
