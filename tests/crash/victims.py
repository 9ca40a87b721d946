"""A small installation of its own, whose processes are killed: run as `python -m tests.crash.victims TASK` by the tests.

The program loads Django once and forks, so that a process to be killed is at work within milliseconds. Every TASK
prints one JSON object: what was there in the end.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mingzheng.faces.cli.home import prepare
from mingzheng.faces.cli.main import main as mingzheng

ROUNDS = 25
chance = random.Random(os.environ.get("MINGZHENG_CRASH_SEED", "mingzheng"))


@contextmanager
def running(work: Callable[[], Any]):
    """Run ``work`` in a process of its own; it is killed with SIGKILL when the block ends."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        _silence()
        work()
        os._exit(0)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def finished(work: Callable[[], int]) -> int:
    """Run ``work`` in a process of its own to its end; the exit code."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        _silence()
        os._exit(work())
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _silence() -> None:
    void = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(void, stream)


def killed_workers() -> dict[str, Any]:
    """Publish, at once and by schedule, while one worker after another is killed at a random moment."""
    from django.utils import timezone

    from tests import factories

    team = _team()
    published, scheduled = [], []
    for number in range(ROUNDS):
        with running(lambda: mingzheng(["worker"])):
            published.append(_stock(team.organ, number).pk)
            if number % 5 == 0:
                soon = timezone.now() + timezone.timedelta(seconds=1)
                word = {"title": f"关于第zqtimed{number:03d}项的通知"}
                scheduled.append(factories.signed(team, at=timezone.now(), publish_at=soon, **word).pk)
            time.sleep(chance.uniform(0.02, 0.7))
    time.sleep(1)
    return {"worker": finished(_catch_up), **_account([*published, *scheduled]), "scheduled": len(scheduled)}


def _catch_up() -> int:
    """What the next worker would do, without waiting for the recurring jobs' next time."""
    from mingzheng.base.jobs.models import Schedule

    from django.utils import timezone  # isort: skip

    Schedule.objects.update(next_run=timezone.now())
    return mingzheng(["worker", "--once"])


def killed_imports() -> dict[str, Any]:
    """Kill an import again and again, then let it come to its end, twice."""
    file = Path(os.environ["MINGZHENG_HOME"]) / "stock.jsonl"
    lines = [
        {"title": f"关于第zqword{n:03d}项的意见", "doc_number": f"云测发〔2025〕{n}号", "issuer": "云江市测试局",
         "text": f"正文第{n}件。", "written_date": "2025-03-01"}
        for n in range(1, 41)
    ]  # fmt: skip
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    command = ["import", str(file), "--publish"]
    for _ in range(8):
        with running(lambda: mingzheng(command)):
            time.sleep(chance.uniform(0.1, 1.2))
    codes = [finished(lambda: mingzheng(command)) for _ in range(2)]
    from mingzheng.base.organs.models import Organ
    from mingzheng.disclosure.policy.models import Document

    return {
        "codes": codes, "worker": finished(_catch_up), **_account(list(Document.objects.values_list("pk", flat=True))),
        "organs": Organ.objects.filter(name="云江市测试局").count(), "lines": len(lines),
    }  # fmt: skip


def three_workers() -> dict[str, Any]:
    """Three workers share the work; nothing may be done twice."""
    from django.utils import timezone

    from tests import factories

    team = _team()
    published, scheduled = [], []
    with (
        running(lambda: mingzheng(["worker"])),
        running(lambda: mingzheng(["worker"])),
        running(lambda: mingzheng(["worker"])),
    ):
        for number in range(20):
            published.append(_stock(team.organ, number).pk)
            if number % 4 == 0:
                soon = timezone.now() + timezone.timedelta(seconds=1)
                word = {"title": f"关于第zqtimed{number:03d}项的通知"}
                scheduled.append(factories.signed(team, at=timezone.now(), publish_at=soon, **word).pk)
        _wait_until_done(scheduled)
    return {"worker": finished(_catch_up), **_account([*published, *scheduled]), "scheduled": len(scheduled)}


def _wait_until_done(scheduled: list[int]) -> None:
    from mingzheng.base.events.models import Delivery
    from mingzheng.disclosure.policy.models import Document

    until = time.monotonic() + 60
    while time.monotonic() < until:
        waiting = Document.objects.filter(pk__in=scheduled, state="scheduled").exists()
        if not waiting and not Delivery.objects.filter(done_at=None).exists():
            return
        time.sleep(0.2)


def _team() -> Any:
    from tests.factories import OrganFactory, SiteFactory, Team

    team = Team(OrganFactory())
    SiteFactory(organ=team.organ)
    return team


def _stock(organ: Any, number: int) -> Any:
    from django.utils import timezone

    from tests import factories

    return factories.stock(organ, at=timezone.now(), title=f"关于第zqword{number:03d}项的通知")


def _account(keys: list[int]) -> dict[str, Any]:
    """How often each thing exists: everything that should be once is counted."""
    from django.conf import settings
    from django.utils import timezone

    from mingzheng.base.events.models import Delivery, Event
    from mingzheng.base.proof.models import LogEntry
    from mingzheng.disclosure.policy.models import Document
    from mingzheng.disclosure.policy.record import POLICY_DOCUMENT
    from mingzheng.engines.search.service import Query, find
    from mingzheng.engines.search.site import engine

    rows = list(Document.objects.filter(pk__in=keys))
    site = Path(settings.SITE_DIR)
    addresses = {row.ref: POLICY_DOCUMENT.address(row.public_id) for row in rows}
    shelf = [site / "policy" / "index.html", *(site / "policy" / "page").glob("*.html")]
    lists = [path.read_text("utf-8") for path in shelf]
    words = {row.ref: row.title.removeprefix("关于第").partition("项")[0] for row in rows}
    today = timezone.localdate()
    hits = {ref: [hit.ref for hit in find(Query(text=word), today=today).hits] for ref, word in words.items()}
    published = LogEntry.objects.filter(action__in=["policy.publish", "policy.import"])
    return {
        "records": len(rows),
        "states": sorted({row.state for row in rows}),
        "pages": sum((site / address.lstrip("/")).is_file() for address in addresses.values()),
        "twins": sum((site / address.lstrip("/")).with_suffix(".json").is_file() for address in addresses.values()),
        # The newest page of a list repeats rows of the one before it; no page has a row twice.
        "listed": sum(
            {page.count(f'href="{address}"') for page in lists} in ({1}, {0, 1}) for address in addresses.values()
        ),
        "found_alone": sum(hits[row.ref] == [row.ref] for row in rows),
        "in_index": engine().count(),
        "published_log": sorted({published.filter(subject=row.ref).count() for row in rows}),
        "published_events": sorted({Event.objects.filter(subject=row.ref, kind="record.published").count() for row in rows}),
        "index_numbers": len({row.index_number for row in rows if row.index_number}),
        "undelivered": Delivery.objects.filter(done_at=None).count(),
        "verify": finished(lambda: mingzheng(["verify"])),
    }  # fmt: skip


TASKS = {"workers": killed_workers, "imports": killed_imports, "three": three_workers}


def main(task: str) -> None:
    prepare()
    sys.stdout.write(json.dumps(TASKS[task]()) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
