"""How fast the application itself serves the static site: requests a second in one process, and memory.

    python bench/static_site.py [--requests 3000]

Serves pages of about 20 KB through the middleware alone and through the whole stack of the product, without a socket.
Prints one JSON line; rates are of CPU seconds. Needs no data.
"""

import argparse
import json
import logging
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAGES = 200
TEXT = "第一条　各乡镇人民政府、街道办事处应当按照职责做好有关工作。\n" * 220


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=3000)
    requests = parser.parse_args().requests
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"MINGZHENG_HOME": home, "DATABASE_URL": ""}
        os.environ["DJANGO_SETTINGS_MODULE"] = "mingzheng.config.settings"
        print(json.dumps(measure(requests)))
    return 0


def measure(requests: int) -> dict[str, Any]:
    import django

    django.setup()
    logging.disable(logging.WARNING)
    from django.test import Client, RequestFactory

    from mingzheng.faces.portal.static_site import StaticSiteMiddleware

    paths = make_site()
    middleware, factory, client = StaticSiteMiddleware(lambda request: None), RequestFactory(), Client()
    tag = middleware(factory.get(paths[0])).headers["ETag"]

    def alone(**headers: str) -> Callable[[str], Any]:
        made = {path: factory.get(path, headers=headers or None) for path in paths}
        return lambda path: middleware(made[path])

    before = memory()
    rates = {
        "page": rate(alone(), paths, requests),
        "page_known": rate(alone(if_none_match=tag), paths[:1], requests),
        "page_elder": rate(alone(cookie="modes=elder"), paths, requests),
        "page_traditional": rate(alone(cookie="modes=hant"), paths, requests // 20),
        "page_whole_stack": rate(client.get, paths, requests),
    }
    return {
        "bench": "static_site",
        "page_kb": round(len(f"<html >{TEXT}".encode()) / 1024, 1),
        "requests_a_second": {name: round(value) for name, value in rates.items()},
        "memory_mb": round(memory() - before, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def make_site() -> list[str]:
    from django.conf import settings

    folder = Path(settings.SITE_DIR) / "policy"
    folder.mkdir(parents=True)
    for number in range(PAGES):
        (folder / f"{number}.html").write_text(f'<html lang="zh-CN">{TEXT}</html>')
    return [f"/policy/{number}.html" for number in range(PAGES)]


def rate(serve: Callable[[str], Any], paths: list[str], requests: int) -> float:
    """Requests a CPU second, of the best of three runs."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for number in range(requests // 3):
            b"".join(serve(paths[number % len(paths)]))
        best = min(best, time.process_time() - began)
    return requests // 3 / best


def memory() -> float:
    """Megabytes of this process now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


if __name__ == "__main__":
    sys.exit(main())
