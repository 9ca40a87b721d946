"""``verify``: are the site and the log whole?"""

import argparse
from pathlib import Path

from ..output import print_json
from .base import Command


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site", metavar="目录", help="静态站点的目录，默认是数据目录里的 site")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: argparse.Namespace) -> int:
    """Exit code 0 when everything is whole, 1 when something was changed, planted, deleted or edited."""
    from ..home import prepare

    prepare()
    from django.conf import settings

    from mingzheng.engines.publisher.verify import verify_site

    site = Path(args.site) if args.site else Path(settings.SITE_DIR)
    report = verify_site(site, with_log=True)
    faults = [{"kind": fault.kind, "path": fault.path, "message": fault.message} for fault in report.faults]
    if args.json:
        print_json({"ok": not faults, "site": str(site), "files": report.files, "faults": faults})
    elif faults:
        print("\n".join(f"发现问题：{fault['message']}" for fault in faults))
    else:
        print(f"核验通过：{report.files} 个文件与签名清单一致，存证日志完整。")
    return 1 if faults else 0


VERIFY = Command("verify", "核验静态站点和存证日志是否完整", run, _configure)
