"""What publishing costs: a full build of N documents, then one more document, with the registered kinds and pages.

    python bench/publish.py [--documents 10000]

Works in a data folder of its own that is deleted afterwards. Prints one JSON line. Targets: 1 CPU ms a page in a full
build; 50 ms for one document of 10,000, and only the affected files written.
"""

import argparse
import json
import logging
import os
import sys
import tempfile
import time
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
    cpu, began = time.process_time(), time.perf_counter()
    built = build_all(at, at.date())
    cpu, wall = time.process_time() - cpu, time.perf_counter() - began
    one = [publish_one(organ, documents + number) for number in range(7)]
    files, took, used = sorted(one, key=lambda item: item[1])[len(one) // 2]
    return {
        "bench": "publish",
        "documents": documents,
        "files": built.rendered,
        "failed": len(built.failed),
        "full_build_s": round(wall, 2),
        "cpu_ms_a_page": round(cpu * 1000 / built.rendered, 3),
        "cpu_ms_a_document": round(cpu * 1000 / documents, 3),
        "publish_one_ms": round(took * 1000, 1),
        "publish_one_cpu_ms": round(used * 1000, 1),
        "publish_one_files": files,
    }


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


def publish_one(organ: Any, number: int) -> tuple[int, float, float]:
    """Files written, seconds from the event to the sealed manifest, and seconds of CPU."""
    from django.conf import settings
    from django.db import transaction

    from mingzheng.base.events.bus import emit
    from mingzheng.base.events.delivery import deliver_pending
    from mingzheng.engines.publisher.build import SUBSCRIBER

    with transaction.atomic():
        row = document(organ, number)
        row.save()
        emit("record.published", row.ref)
    before = time.time_ns()
    cpu, began = time.process_time(), time.perf_counter()
    deliver_pending((SUBSCRIBER,))
    took, used = time.perf_counter() - began, time.process_time() - cpu
    files = [file for file in Path(settings.SITE_DIR).rglob("*") if file.is_file()]
    return sum(file.stat().st_mtime_ns >= before and "proof" not in file.parts for file in files), took, used


if __name__ == "__main__":
    sys.exit(main())
