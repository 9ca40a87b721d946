"""The examination behind ``doctor`` (体检): each check gives remarks with what to do."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import connection
from django.utils import timezone

from mingzheng.base.accounts.models import User
from mingzheng.base.clocks.service import calendar, local_day
from mingzheng.base.events.delivery import failed
from mingzheng.base.jobs.models import Schedule, WorkerBeat
from mingzheng.base.jobs.retry import DEAD_AFTER
from mingzheng.base.jobs.schedules import declared
from mingzheng.base.organs.models import Organ
from mingzheng.disclosure.columns.models import Site
from mingzheng.engines.publisher.verify import verify_site
from mingzheng.engines.search.site import trouble
from mingzheng.outreach.answers import vectors
from mingzheng.outreach.answers.speech import recogniser


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding: how serious, about what, and what to do."""

    level: Literal["error", "warn", "good"]
    topic: str
    message: str


def examine() -> list[Remark]:
    """Every remark of every check."""
    return [remark for check in CHECKS for remark in check()]


def _settings() -> Iterator[Remark]:
    if settings.DEBUG:
        yield Remark("error", "设置", "调试模式开着，会向访问者显示内部信息；请把 MINGZHENG_DEBUG 设为 0。")
    if not settings.SITE_URL.startswith("https://"):
        yield Remark(
            "warn",
            "设置",
            "网站地址不是 https，正式运行请配好证书并设 MINGZHENG_SITE_URL 和 MINGZHENG_HTTPS=1。",
        )
    if not settings.CLAMAV:
        yield Remark(
            "warn", "设置", "没有配置病毒扫描，上传的文件不会查毒；可用 MINGZHENG_CLAMAV 指向 clamd。"
        )


def _accounts() -> Iterator[Remark]:
    demo = User.objects.filter(demo=True, is_active=True).count()
    if demo and settings.DEMO:
        yield Remark(
            "warn",
            "账号",
            f"演示模式开着，有 {demo} 个演示账号能用公开的密码登录；正式运行必须关掉演示模式。",
        )
    elif demo:
        yield Remark("warn", "账号", f"有 {demo} 个演示账号留在库里（现在不能登录），正式运行前请删除。")
    if not User.objects.filter(is_active=True, assignments__role="admin").exists():
        yield Remark("error", "账号", "还没有系统管理员，请先建立管理员账号。")


def _database() -> Iterator[Remark]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            sound = cursor.execute("PRAGMA quick_check(1)").fetchone()[0]
        if mode != "wal":
            yield Remark(
                "warn", "数据库", f"SQLite 的日志模式是 {mode}，应为 wal，请检查数据目录所在的磁盘。"
            )
        if sound != "ok":
            yield Remark("error", "数据库", f"数据库文件有损坏：{sound}。请停止服务，用最近的备份恢复。")
    yield Remark("good", "数据库", f"使用 {connection.vendor}，可以读写。")


def _disk() -> Iterator[Remark]:
    free = shutil.disk_usage(settings.HOME).free
    if free < 1_000_000_000:
        yield Remark("error", "磁盘", f"数据目录所在的磁盘只剩 {free // 1_000_000} MB，请清理或扩容。")


def _keys() -> Iterator[Remark]:
    for path in sorted(Path(settings.KEYS_DIR).glob("*")):
        loose = stat.S_IMODE(path.stat().st_mode) & 0o077
        if path.is_file() and loose and not path.name.endswith(".pub") and os.name == "posix":
            yield Remark("error", "密钥", f"{path.name} 别人也能读，请运行 chmod 600 {path}。")


def _worker() -> Iterator[Remark]:
    now = timezone.now()
    alive = WorkerBeat.objects.filter(beat_at__gte=now - DEAD_AFTER).count()
    if alive:
        yield Remark("good", "工作进程", f"{alive} 个工作进程在运行。")
    else:
        yield Remark(
            "error", "工作进程", "没有工作进程在运行，发布、索引和定时任务都停着；请启动 mingzheng worker。"
        )
    if lost := failed().count():
        yield Remark(
            "error", "事件", f"有 {lost} 件投递多次失败后放弃了，查明原因后运行 mingzheng worker --retry。"
        )
    for row in Schedule.objects.exclude(last_error=""):
        yield Remark("error", "定时任务", f"{row.name} 上次运行出错：{row.last_error[:200]}")
    overdue = Schedule.objects.filter(name__in=declared(), next_run__lt=now - timedelta(minutes=10))
    late = overdue.count()
    if alive and late:
        yield Remark(
            "warn", "定时任务", f"{late} 个定时任务晚了十分钟以上，工作进程可能忙不过来，请增加一个。"
        )


def _calendar() -> Iterator[Remark]:
    today = local_day(timezone.now())
    ahead = today + timedelta(days=60)
    if ahead not in calendar():
        yield Remark(
            "error", "工作日历", f"日历里没有 {ahead.year} 年，期限算不出来；请在工作台录入放假安排。"
        )
    elif calendar().is_provisional(ahead):
        yield Remark(
            "warn",
            "工作日历",
            f"{ahead.year} 年的调休安排还没有核定，跨年的期限是暂定的；通知公布后请在工作台录入。",
        )


def _organs() -> Iterator[Remark]:
    lacking = [
        organ.name for organ in Organ.objects.filter(ended_on=None, index_code="", uscc="", order__lt=900)
    ]
    if lacking:
        yield Remark(
            "warn",
            "机构",
            f"{len(lacking)} 个机构没有组织机构代码，公开时不能编索引号：{'、'.join(lacking[:3])} 等。",
        )
    if not Site.objects.filter(slug="").exists():
        yield Remark("warn", "网站", "还没有填写网站名称和主办单位，请在工作台填写。")


def _search() -> Iterator[Remark]:
    if words := trouble():
        yield Remark("error", "检索", words)
    else:
        yield Remark("good", "检索", "索引可以使用。")
    if words := vectors.report():
        yield Remark("good", "检索", words)


def _speech() -> Iterator[Remark]:
    if words := recogniser.trouble():
        yield Remark("warn", "语音", words)
    elif recogniser.chosen():
        yield Remark("good", "语音", "可以上传录音提问。")


def _site() -> Iterator[Remark]:
    root = Path(settings.SITE_DIR)
    if not (root / "index.html").is_file():
        yield Remark("error", "网站", "静态站点还没有生成，请运行 mingzheng build，或启动 mingzheng worker。")
        return
    faults = verify_site(root).faults
    if faults:
        yield Remark(
            "error", "网站", f"静态站点与签名清单不符（{len(faults)} 处），请运行 mingzheng verify 查看。"
        )
    else:
        yield Remark("good", "网站", "静态站点与签名清单一致。")


CHECKS: tuple[Callable[[], Iterator[Remark]], ...] = (
    _settings, _accounts, _database, _disk, _keys, _worker, _calendar, _organs, _search, _speech, _site,
)  # fmt: skip
