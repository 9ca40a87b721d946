"""``admin``: the first system administrator, or another one when all keys are lost."""

import argparse
import getpass
import os
import sys

from .base import Command


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", metavar="用户名", help="登录用的名字")
    parser.add_argument("--name", required=True, metavar="姓名", help="显示的姓名")
    parser.add_argument("--organ", required=True, metavar="机构", help="管理哪个机构及其下级；没有就建立")
    parser.epilog = "密码从键盘输入两遍；自动安装时可用环境变量 MINGZHENG_ADMIN_PASSWORD 给出。"


def run(args: argparse.Namespace) -> int:
    """Create the person, with the role of administrator for the organ."""
    password = _password()
    from ..home import prepare

    prepare()
    from django.db import transaction
    from django.utils import timezone

    from mingzheng.base.accounts.actions import create_person, give_role
    from mingzheng.base.accounts.roles import Role
    from mingzheng.base.organs.founding import found_organ
    from mingzheng.base.organs.queries import by_name

    now = timezone.now()
    with transaction.atomic():
        organ = by_name(args.organ) or found_organ(by=None, at=now, name=args.organ)
        person = create_person(
            by=None, at=now, username=args.username, display_name=args.name, organ=organ, password=password
        )
        give_role(by=None, at=now, person_id=person.pk, role=Role.ADMIN, organ=organ)
    print(f"已建立系统管理员 {args.name}（{args.username}），管理{organ.name}。请登录后启用动态口令。")
    return 0


def _password() -> str:
    given = os.environ.get("MINGZHENG_ADMIN_PASSWORD", "")
    if given or not sys.stdin.isatty():
        if not given:
            raise ValueError("没有键盘可输入密码，请用环境变量 MINGZHENG_ADMIN_PASSWORD 给出。")
        return given
    first = getpass.getpass("密码：")
    if getpass.getpass("再输一遍：") != first:
        raise ValueError("两遍密码不一样，请重新运行。")
    return first


ADMIN = Command("admin", "建立系统管理员", run, _configure)
