"""What publishing costs: a full build of N documents, then one more document, with the registered kinds and pages.

    python bench/publish.py [--documents 10000]

Works in a data folder of its own that is deleted afterwards. Prints one JSON line. Targets: 1 CPU ms a file in a full
build; 50 ms for one document of 10,000, and only the affected files written. Of publishing one, the best and the
middle of forty-five are told, spread over some twelve seconds, because others on the machine slow it down for seconds at
a time; nothing makes it faster. ``floor_cpu_ms_a_file`` is
what it costs merely to hash the same files and to write them by temporary file and rename: the physical limit.
"""

import argparse
import json
import logging
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

START = datetime(2020, 1, 1, 4, tzinfo=UTC)
BODY = "".join(
    f"第{number}条　各乡镇人民政府、街道办事处，市政府各部门应当按照职责做好有关工作，并按时报告进展情况。\n"
    for number in range(1, 31)
)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=10_000)
    documents = parser.parse_args().documents
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"MINGZHENG_HOME": home, "DATABASE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "mingzheng.config.settings"
        print(json.dumps(measure(documents)))
    return 0


def measure(documents: int) -> dict[str, Any]:
    import django
    from django.core.management import call_command

    django.setup()
    logging.disable(logging.WARNING)
    call_command("migrate", verbosity=0)
    organ = make_documents(documents)

    from mingzheng.engines.publisher.build import build_all

    at = datetime(2026, 3, 2, 4, tzinfo=UTC)
    began, before = time.perf_counter(), usage()
    built = build_all(at, at.date())
    wall, (user, system) = time.perf_counter() - began, since(before)
    before = usage()
    again = build_all(at, at.date())
    rebuilt = sum(since(before))
    one = [publish_one(organ, documents + number) for number in paced(45)]
    files = [files_of_one(organ, documents + 45 + number) for number in range(3)]
    floor, size = write_floor()
    return {
        "bench": "publish",
        "documents": documents,
        "files": built.rendered,
        "megabytes": round(size / 1e6, 1),
        "failed": len(built.failed),
        "full_build_s": round(wall, 2),
        "cpu_ms_a_file": round((user + system) * 1000 / built.rendered, 3),
        "system_ms_a_file": round(system * 1000 / built.rendered, 3),
        "cpu_ms_a_document": round((user + system) * 1000 / documents, 3),
        "unchanged_cpu_ms_a_file": round(rebuilt * 1000 / again.rendered, 3),
        "unchanged_written": again.written,
        "floor_cpu_ms_a_file": round(floor * 1000, 3),
        "publish_one_ms": best_and_middle(cost.wall * 1000 for cost in one),
        "publish_one_cpu_ms": best_and_middle(cost.cpu * 1000 for cost in one),
        "publish_one_queries": best_and_middle(cost.queries for cost in one),
        "publish_one_files": best_and_middle(files),
    }


def paced(times: int) -> Iterator[int]:
    """The numbers up to ``times``, with a pause before each."""
    for number in range(times):
        time.sleep(0.2)
        yield number


def usage() -> tuple[float, float]:
    """Seconds of CPU so far, in the program and in the system."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime, used.ru_stime


def since(before: tuple[float, float]) -> tuple[float, float]:
    now = usage()
    return now[0] - before[0], now[1] - before[1]


def best_and_middle(values: Iterable[float]) -> list[float]:
    ordered = sorted(values)
    return [round(ordered[0], 1), round(ordered[len(ordered) // 2], 1)]


def write_floor() -> tuple[float, int]:
    """Seconds of CPU a file to write a copy of the site with nothing to think about, and the bytes of the site."""
    from django.conf import settings

    from mingzheng.engines.publisher.hashing import of_bytes

    site, copy = str(settings.SITE_DIR), Path(f"{settings.SITE_DIR}-copy")
    for folder, _, _ in os.walk(site):
        Path(copy, os.path.relpath(folder, site)).mkdir()
    files = [f"{folder}/{name}" for folder, _, names in os.walk(site) for name in names]
    used, size = 0.0, 0
    for file in files:
        content = Path(file).read_bytes()
        target, draft = file.replace(site, str(copy), 1), f"{copy}/.draft"
        before = usage()
        of_bytes(content)
        with open(draft, "xb", buffering=0) as stream:  # noqa: PTH123
            stream.write(content)
        os.replace(draft, target)  # noqa: PTH105
        used, size = used + sum(since(before)), size + len(content)
    return used / len(files), size


def make_documents(count: int) -> Any:
    from mingzheng.base.organs.models import Organ, Region
    from mingzheng.disclosure.columns.models import Site
    from mingzheng.disclosure.policy.models import Document

    region = Region.objects.create(code="999901", name="云江市", level="city")
    organs = [
        Organ.objects.create(
            code=f"bureau-{number}", name=f"云江市第{number}局", short_name=f"第{number}局", kind="department",
            region=region,
        )
        for number in range(20)
    ]  # fmt: skip
    Site.objects.create(slug="", name="云江市人民政府", organ=organs[0])
    for start in range(0, count, 1000):
        numbers = range(start, min(count, start + 1000))
        Document.objects.bulk_create(document(organs[number % 20], number) for number in numbers)
    return organs[0]


def document(organ: Any, number: int) -> Any:
    from mingzheng.disclosure.policy.models import Document
    from mingzheng.kernel import lex

    written = date(2020, 1, 1) + timedelta(days=number % 2200)
    return Document(
        organ=organ, title=f"关于做好第{number}项工作的通知", body=BODY, body_html=lex.render_html(lex.parse_body(BODY)),
        state="published", published_at=START + timedelta(minutes=number), written_date=written, genre="通知",
        doc_number=f"云政办发〔{written.year}〕{number + 1}号",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """What publishing one document took; times in seconds, from the event to the sealed manifest."""

    wall: float
    cpu: float
    queries: int


def publish_one(organ: Any, number: int) -> Cost:
    from django.db import connection, transaction

    from mingzheng.base.events.bus import emit
    from mingzheng.base.events.delivery import deliver_pending
    from mingzheng.engines.publisher.build import SUBSCRIBER

    with transaction.atomic():
        row = document(organ, number)
        row.save()
        emit("record.published", row.ref)
    queries = Counter()
    with connection.execute_wrapper(queries):
        began, before = time.perf_counter(), usage()
        deliver_pending((SUBSCRIBER,))
        return Cost(time.perf_counter() - began, sum(since(before)), queries.count)


def files_of_one(organ: Any, number: int) -> int:
    """How many files the publication of one document writes, by their times; not timed, as it looks at all of them."""
    from django.conf import settings

    at = time.time_ns()
    publish_one(organ, number)
    written = (
        Path(folder, name).stat()
        for folder, _, names in os.walk(settings.SITE_DIR)
        for name in names
        if "/proof" not in folder
    )
    return sum(found.st_mtime_ns >= at for found in written)


class Counter:
    """Counts queries that go through it."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        self.count += 1
        return execute(*arguments)


if __name__ == "__main__":
    sys.exit(main())
