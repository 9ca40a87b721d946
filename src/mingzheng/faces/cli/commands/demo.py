"""``demo``: load the fictional city 云江市, for trying things out."""

import argparse
import os
import sys

from .base import Command


def run(args: argparse.Namespace) -> int:
    """Load the demonstration city into an empty database, then build site and index."""
    if load_if_empty():
        print("演示城市“云江市”已装入。演示账号只在演示模式（MINGZHENG_DEMO=1 或 mingzheng run）下能登录。")
    else:
        print("数据库里已有机构，没有再装入演示城市。")
    return 0


def load_if_empty() -> bool:
    """Load the city unless there are organs already; returns whether it did. Effects are there when it returns."""
    os.environ.setdefault("MINGZHENG_DEMO", "1")
    from ..home import prepare

    prepare()
    from django.utils import timezone

    from mingzheng.base.events.delivery import settle
    from mingzheng.base.organs.models import Organ
    from mingzheng.demo.load import load_city

    fresh = not Organ.objects.exists()
    if fresh:
        print("正在装入演示城市云江市……", file=sys.stderr)
        load_city(timezone.now())
    settle()
    return fresh


def accounts() -> list[dict[str, str]]:
    """The demonstration accounts with their roles, for the greeting."""
    from mingzheng.base.accounts.models import Assignment

    rows = (
        Assignment.objects.filter(user__demo=True)
        .select_related("user", "organ")
        .order_by("organ__order", "pk")
    )
    return [
        {
            "username": row.user.username,
            "name": row.user.display_name,
            "roles": f"{row.organ.short_name}{row.get_role_display()}",
        }
        for row in rows
    ]


DEMO = Command("demo", "装入演示城市（只对空的数据库）", run)
