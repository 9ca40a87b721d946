"""``serve``, ``worker`` and ``run``: the processes of an installation."""

import argparse
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

from ..output import complain
from .base import Command


def _configure_serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", metavar="地址", help="监听地址，默认 127.0.0.1")
    parser.add_argument("--port", type=int, default=8000, metavar="端口", help="监听端口，默认 8000")
    parser.add_argument("--processes", type=int, default=1, metavar="个数", help="服务进程个数，默认 1")


def serve(args: argparse.Namespace) -> int:
    """Serve pages, desk and API by granian until stopped."""
    from ..home import prepare

    prepare()
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "mingzheng.config.wsgi:application", address=args.host, port=args.port, interface=Interfaces.WSGI,
        workers=args.processes, blocking_threads=4, backlog=1024, websockets=False,
    ).serve()  # fmt: skip
    return 0


def _configure_worker(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="做完现有的工作就结束")
    parser.add_argument("--retry", action="store_true", help="先把放弃了的事件投递重新排队")


def worker(args: argparse.Namespace) -> int:
    """Deliver events and run jobs until stopped."""
    from ..home import prepare

    prepare()
    from mingzheng.base.events.delivery import retry_failed
    from mingzheng.base.jobs.worker import Worker

    if args.retry:
        print(f"重新排队 {retry_failed()} 件。")
    if args.once:
        print(f"做完 {Worker().drain()} 件。")
    else:
        Worker().run()
    return 0


def _configure_run(parser: argparse.ArgumentParser) -> None:
    _configure_serve(parser)


def run(args: argparse.Namespace) -> int:
    """Everything for a first look: data folder, demonstration city, site, index, server and worker."""
    os.environ["MINGZHENG_DEMO"] = "1"
    os.environ.setdefault("MINGZHENG_SITE_URL", f"http://{args.host}:{args.port}")
    from .demo import load_if_empty

    load_if_empty()
    me = [sys.executable, "-m", "mingzheng.faces.cli.main"]
    children = [
        subprocess.Popen([*me, "serve", "--host", args.host, "--port", str(args.port)]),
        subprocess.Popen([*me, "worker"]),
    ]
    signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))  # both end the whole family
    try:
        _wait_until_up(f"http://{args.host}:{args.port}/", children)
        _greet(f"http://{args.host}:{args.port}")
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        complain("服务或工作进程意外结束，请看上面的提示。")
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(children)


def _wait_until_up(url: str, children: list[subprocess.Popen[bytes]]) -> None:
    for _ in range(240):
        if any(child.poll() is not None for child in children):
            raise RuntimeError(
                "服务没有启动，可能端口已被占用；请换一个端口，例如 mingzheng run --port 8001。"
            )
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
    raise RuntimeError("服务一分钟内没有启动，请看上面的提示。")


def _greet(url: str) -> None:
    from mingzheng.demo import PASSWORD

    from .demo import accounts

    print(
        f"\n明政已启动。\n  公开网站：{url}/\n  工作台：  {url}/desk/\n  接口说明：{url}/api/v1/docs\n\n演示账号（只在演示模式下有效）："
    )
    for row in accounts():
        print(f"  {row['username']:<14}{row['name']}　{row['roles']}")
    print(f"  密码都是 {PASSWORD}\n按 Ctrl+C 停止。", flush=True)


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()


SERVE = Command("serve", "启动网站和工作台", serve, _configure_serve)
WORKER = Command("worker", "启动工作进程：发布、索引、定时任务", worker, _configure_worker)
RUN = Command("run", "一步到位：准备数据、装入演示城市并启动全部进程", run, _configure_run)
