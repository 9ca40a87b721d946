"""``doctor``: what is wrong with an installation, each with what to do."""

import argparse

from ..output import print_json
from .base import Command


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="有严重问题时退出码为 1")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Print every remark, worst first."""
    from ..home import prepare

    prepare()
    from ..examination import examine

    remarks = sorted(examine(), key=lambda remark: ("error", "warn", "good").index(remark.level))
    if args.json:
        print_json(
            [{"level": remark.level, "topic": remark.topic, "message": remark.message} for remark in remarks]
        )
    else:
        marks = {"error": "✗ 严重", "warn": "! 注意", "good": "✓ 正常"}
        for remark in remarks:
            print(f"{marks[remark.level]}  {remark.topic}：{remark.message}")
    return 1 if args.check and any(remark.level == "error" for remark in remarks) else 0


DOCTOR = Command("doctor", "检查安装：设置、数据库、密钥、工作进程、索引、语音、站点、日历", run, _configure)
