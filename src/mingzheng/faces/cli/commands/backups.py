"""``backup`` and ``restore``: one file with database, keys and attachments; site and index are made anew."""

import argparse
from pathlib import Path

from .base import Command


def _configure_backup(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="文件", help="备份写到哪个文件，如 /backup/mingzheng.tar.gz")


def backup(args: argparse.Namespace) -> int:
    """Write a backup while everything goes on running."""
    from ..home import prepare

    prepare()
    from .. import archive

    target = Path(args.file)
    count = archive.write(target)
    print(f"备份完成：{target}，{count} 个文件。备份里有密钥和未公开的内容，请妥善保管。")
    return 0


def _configure_restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="文件", help="要恢复的备份文件；先停止网站和工作进程")
    parser.add_argument("--replace", action="store_true", help="数据目录里已有数据时，移到旁边再恢复")


def restore(args: argparse.Namespace) -> int:
    """Restore into an empty data folder (or one moved aside), then build site and index anew."""
    from .. import archive

    archive.restore(Path(args.file), replace=args.replace)
    from ..home import prepare

    prepare()
    from django.utils import timezone

    from mingzheng.base.clocks.service import local_day
    from mingzheng.engines.publisher.build import build_all
    from mingzheng.engines.search.site import rebuild

    now = timezone.now()
    build_all(now, local_day(now))
    rebuild()
    print("恢复完成，站点和索引已重建。")
    return 0


BACKUP = Command("backup", "备份数据库、密钥和附件到一个文件", backup, _configure_backup)
RESTORE = Command("restore", "从备份恢复", restore, _configure_restore)
