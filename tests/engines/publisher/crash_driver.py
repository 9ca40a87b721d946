"""Run by test_crash in a process of its own: publish on a small site while being killed at line after line.

    python crash_driver.py HOME KILLS

For each kill a child process delivers the pending events and gets SIGKILL (kill -9) before a chosen line of the
publisher; then another child delivers what is left undisturbed, and the site must be exactly what the database says.
Prints one JSON object: how many children were really killed, and every discrepancy.
"""

import json
import os
import signal
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

home, kills = Path(sys.argv[1]), int(sys.argv[2])
os.environ |= {
    "MINGZHENG_HOME": str(home),
    "DATABASE_URL": "",
    "DJANGO_SETTINGS_MODULE": "mingzheng.config.settings",
}

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections, transaction  # noqa: E402

from mingzheng.base.events.bus import emit  # noqa: E402
from mingzheng.base.events.delivery import deliver_pending  # noqa: E402
from mingzheng.base.events.models import Delivery  # noqa: E402
from mingzheng.base.organs.models import Organ, Region  # noqa: E402
from mingzheng.base.proof.models import LogEntry  # noqa: E402
from mingzheng.disclosure.columns.models import Article, Column, Site  # noqa: E402
from mingzheng.engines import publisher  # noqa: E402
from mingzheng.engines.publisher import families, site  # noqa: E402
from mingzheng.engines.publisher.build import SUBSCRIBER, build_all  # noqa: E402
from mingzheng.engines.publisher.manifest import read_root  # noqa: E402
from mingzheng.engines.publisher.models import Pending, Series, SiteState  # noqa: E402
from mingzheng.engines.publisher.verify import verify_site  # noqa: E402

START = datetime(2026, 1, 1, tzinfo=UTC)
ROOM = str(Path(publisher.__file__).parent)
SHELF = "columns/mzj/news"
AT_FIRST = 38  # so that the list's newest page is soon full


def prepare() -> Column:
    call_command("migrate", verbosity=0)
    for name in list(families._FAMILIES):
        if name not in ("record", "shelf", "sitemap", "page"):
            del families._FAMILIES[name]
    families._PAGES.clear()
    families.register_renderer("record:columns.article", lambda article, context: f"{article.title}\n")
    families.register_renderer("shelf", lambda view, context: "".join(f"{row.ref}\n" for row in view.rows))
    region = Region.objects.create(code="999901", name="云江市", level="city")
    organ = Organ.objects.create(
        code="mzj", name="云江市民政局", short_name="民政局", kind="department", region=region
    )
    main = Site.objects.create(slug="", name="云江市", organ=organ)
    return Column.objects.create(site=main, organ=organ, key="news", name="工作动态")


def add(column: Column, number: int) -> Article:
    return Article.objects.create(
        public_id=f"t{number:09d}", organ=column.organ, column=column, title=f"第 {number} 条", body="正文",
        state="published", published_at=START + timedelta(hours=number),
    )  # fmt: skip


def change(column: Column, step: int) -> None:
    """Publish one, revise one, withdraw one, in turn."""
    with transaction.atomic():
        if step % 3 == 0:
            emit("record.published", add(column, AT_FIRST + 1 + step).ref)
        elif step % 3 == 1:
            row = Article.objects.public().order_by("published_at")[step]
            Article.objects.filter(pk=row.pk).update(title=f"第 {step} 次修订")
            emit("record.revised", row.ref)
        else:
            row = Article.objects.public().order_by("-published_at")[step // 2]
            Article.objects.filter(pk=row.pk).update(state="withdrawn")
            emit("record.withdrawn", row.ref)


def deliver(kill_at: int | None) -> bool:
    """Deliver in a child, killed before the given line; whether it was killed."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        if kill_at is not None:
            sys.settrace(killer(kill_at))
        deliver_pending((SUBSCRIBER,))
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def killer(lines_left: int):
    def trace(frame, event, argument):
        nonlocal lines_left
        if not frame.f_code.co_filename.startswith(ROOM):
            return None
        if event == "line":
            lines_left -= 1
            if lines_left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    return trace


def discrepancies() -> list[str]:
    found = [f"{fault.kind} {fault.path}" for fault in verify_site(site.folder(), with_log=True).faults]
    public = {article.public_id: article.title for article in Article.objects.public()}
    pages = {
        file.parent.name + file.stem: file.read_text() for file in site.folder().glob("articles/*/*.html")
    }
    if pages != {public_id: f"{title}\n" for public_id, title in public.items()}:
        found.append("pages differ from the public records")
    listed = Counter(rows())
    if listed != Counter(f"columns.article:{public_id}" for public_id in public):
        found.append("lists differ from the public records")
    if Series.objects.get(pk=SHELF).total != len(public):
        found.append("the list's counter is wrong")
    if Pending.objects.exists() or Delivery.objects.filter(done_at=None, subscriber=SUBSCRIBER).exists():
        found.append("something is still pending")
    root = read_root(site.folder(), site.key().public_key()).digest
    noted = LogEntry.objects.filter(action="site.manifest", detail__root=root).count()
    if noted != 1 or SiteState.objects.get().logged_root != root:
        found.append(f"the manifest was noted {noted} times")
    return found


def rows() -> list[str]:
    """Every row of the list: the closed pages, and what the newest page adds to them."""
    closed = [
        line for file in site.folder().glob(f"{SHELF}/page/*.html") for line in file.read_text().splitlines()
    ]
    newest = (site.folder() / SHELF / "index.html").read_text().splitlines()
    return closed + [line for line in newest if line not in closed]


def main() -> None:
    column = prepare()
    for number in range(1, AT_FIRST + 1):
        add(column, number)
    build_all(START, START.date())
    killed, found = 0, []
    for step in range(kills):
        change(column, step)
        lines = 1 + step * 1399 % 2600  # all over a publication, which runs through some 2,700 lines
        killed += deliver(lines)
        deliver(None)
        found += [f"killed before line {lines}: {problem}" for problem in discrepancies()]
    json.dump({"killed": killed, "found": found}, sys.stdout)


main()
