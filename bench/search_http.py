"""The search page over HTTP: four clients at once, memory of the server, and publication to visible.

    python bench/search_http.py 10000

Fills a data folder of its own with made-up documents, serves it with the product's own server, prints one JSON line.
``cpu_ms_a_page`` is the processor time of the server, which the noise of a busy machine leaves alone. Of the pages the
best and the middle of five rounds are told: others on the machine make them slower, nothing makes them faster. The documents are
put straight into the database, so the first publication makes all lists of the site (``first_publication_cpu_s``).
"""

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from corpus import documents, queries
from startup import PROGRAM, family_mb, free_port, until_answers

CLIENTS = 4
EACH = 60
ROUNDS = 5
PUBLISHED = 6
_PATIENCE, _GLANCE = 120.0, 0.05
_CHUNK = 1000


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "MINGZHENG_HOME": f"{folder}/home",
            "DJANGO_SETTINGS_MODULE": "mingzheng.config.settings",
        }
        organ = fill(size)
        first = first_publication(organ)
        with running("serve", "--port", str(port := free_port())) as server, running("worker"):
            site = f"http://127.0.0.1:{port}"
            until_answers(f"{site}/search/?q=1")
            found = {"bench": "search_http", "documents": size, **pages(site, size, server.pid)}
            found["server_mb"] = family_mb(server.pid)
            times = [visible(site, organ) for _ in range(PUBLISHED)]
            found["visible_ms"] = {"p50": statistics.median(times), "max": max(times)}
            found["first_publication_cpu_s"] = first
            found["load"] = os.getloadavg()[0]
    print(json.dumps(found))


@contextmanager
def running(*command: str) -> Iterator[Any]:
    process = subprocess.Popen([PROGRAM, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def fill(size: int) -> Any:
    """The documents, as if they had been published long ago, and the index."""
    import django

    django.setup()
    from mingzheng.faces.cli.home import prepare

    prepare()
    from mingzheng.base.organs.models import Organ, Region
    from mingzheng.disclosure.policy.models import Document
    from mingzheng.engines.search.site import rebuild

    region = Region.objects.create(code="999901", name="云江市", level="city")
    organ = Organ.objects.create(
        code="szf", name="云江市人民政府", short_name="市政府", kind="government", region=region
    )
    at, made = datetime(2026, 1, 5, 4, tzinfo=UTC), documents(size)
    while chunk := list(islice(made, _CHUNK)):
        Document.objects.bulk_create(
            Document(
                organ=organ, title=one.title, body=one.body, doc_number=one.doc_number, written_date=one.written_date,
                genre=one.facets["genre"][0], published_at=at, state="published",
            )
            for one in chunk
        )  # fmt: skip
    rebuild()
    return organ


def pages(site: str, size: int, server: int) -> dict[str, Any]:
    """Latencies of whole pages, facets and snippets included; of each figure the best and the middle round."""
    asked = queries(list(documents(min(size, 2000))), EACH)
    texts = [text for group in ("words", "one_word", "title", "number") for text in asked[group]]

    def client(number: int) -> list[float]:
        return [
            milliseconds(f"{site}/search/?q={urllib.parse.quote(text)}") for text in texts[number::CLIENTS]
        ]

    def once() -> dict[str, float]:
        started, spent = time.perf_counter(), cpu_ms(server)
        with ThreadPoolExecutor(CLIENTS) as pool:
            times = sorted(each for some in pool.map(client, range(CLIENTS)) for each in some)
        return {
            "ms_between_pages": (time.perf_counter() - started) * 1000 / len(times),
            "cpu_ms_a_page": (cpu_ms(server) - spent) / len(times),
            "p50_ms": statistics.median(times),
            "p95_ms": times[int(len(times) * 0.95)],
        }

    client(0)
    rounds = [once() for _ in range(ROUNDS)]
    told = {name: sorted(each[name] for each in rounds) for name in rounds[0]}
    return {"clients": CLIENTS} | {
        name: [round(values[0], 1), round(values[ROUNDS // 2], 1)] for name, values in told.items()
    }


def cpu_ms(pid: int) -> float:
    """Processor time of a process and its children so far."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    spent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    own = (int(spent[11]) + int(spent[12])) * 1000 / os.sysconf("SC_CLK_TCK")
    return own + sum(cpu_ms(int(child)) for child in children)


def milliseconds(url: str) -> float:
    started = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        answer.read()
    return (time.perf_counter() - started) * 1000


def first_publication(organ: Any) -> float:
    """What it costs until a site that has no page yet has its first ones."""
    from mingzheng.base.events.delivery import deliver_pending

    spent = time.process_time()
    publish(organ, "第一件")
    deliver_pending()
    return round(time.process_time() - spent, 1)


def visible(site: str, organ: Any) -> float:
    """From the commit of a publication to the first page of results that shows it."""
    word = f"测试词{time.time_ns()}"
    publish(organ, word)
    return until_shown(f"{site}/search/?q={urllib.parse.quote(word)}", word)


def publish(organ: Any, word: str) -> None:
    from mingzheng.disclosure.policy.actions.importing import import_document

    fields = {"title": f"关于{word}的通知", "body": "各县：\n现将有关事项通知如下。", "genre": "通知"}
    import_document(by=None, at=datetime.now(UTC), organ=organ, fields=fields, publish_now=True)


def until_shown(url: str, word: str) -> float:
    started = time.perf_counter()
    while time.perf_counter() - started < _PATIENCE:
        with urllib.request.urlopen(url) as answer:
            if f"mark>{word}" in answer.read().decode():
                return round((time.perf_counter() - started) * 1000, 1)
        time.sleep(_GLANCE)
    raise SystemExit("what was published did not become visible")


if __name__ == "__main__":
    main()
