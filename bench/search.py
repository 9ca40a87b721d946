"""Speed and size of search on made-up documents, beside other engines over the same tokens.

    python bench/search.py 100000
    python tests/pg.py python bench/search.py 100000 --opensearch

Prints one JSON line: documents a second, megabytes, and for each plan the 50th, 95th and 99th percentile in
milliseconds of a whole query (plan, search, total; facets only for ``narrowed``); then update to visible. SQLite FTS5
is always there to compare with; PostgreSQL if DATABASE_URL names a server; OpenSearch if asked for (needs mvn).
"""

import argparse
import contextlib
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from corpus import MadeDocument, documents, queries
from rivals import Fts5, Postgres, Rival

from mingzheng.engines.search.engine import Engine
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.opensearch_engine import Http, OpenSearchIndex
from mingzheng.engines.search.query import Query, run

COMPARED = ("words", "one_word", "title", "phrase")
UPDATES = 30


def main() -> None:
    """Measure one size and print the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=10_000)
    parser.add_argument("--queries", type=int, default=200, help="queries of each plan")
    parser.add_argument("--alone", action="store_true", help="no other engines")
    parser.add_argument("--opensearch", action="store_true", help="also beside a node from Maven Central")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, cluster(options.opensearch) as url:
        made = list(documents(options.size))
        asked = queries(made, options.queries)
        index = TantivyIndex(Path(folder) / "index")
        found, figures = measure_index(index, Path(folder), made, asked)
        tell("ours", found)
        if not options.alone:
            found["beside"] = compare(Path(folder), made, asked, index, figures, url)
    print(json.dumps(found, ensure_ascii=False))


@contextlib.contextmanager
def cluster(wanted: bool) -> Any:
    """The address of a fresh node, or nothing."""
    if not wanted:
        yield ""
        return
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.engines.search.opensearch_node import node

    with node(heap="1g") as url:
        yield url


def measure_index(
    index: TantivyIndex, folder: Path, made: list[MadeDocument], asked: dict[str, list[str]]
) -> tuple[dict[str, Any], dict[str, float]]:
    started = time.perf_counter()
    index.rebuild(made)
    figures = {"seconds": time.perf_counter() - started, "mb": megabytes(folder / "index")}
    return {
        "documents": len(made),
        "characters": round(statistics.mean(len(one.body) for one in made)),
        "build_docs_per_s": round(len(made) / figures["seconds"]),
        "index_mb": round(figures["mb"], 1),
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "query_ms": {plan: latencies(texts, asker(index, plan)) for plan, texts in asked.items()},
        "all_ms": latencies([text for texts in asked.values() for text in texts], asker(index, "words")),
        "visible_ms": visible(index, made),
    }, figures


def asker(index: Engine, plan: str) -> Callable[[str], Any]:
    if plan == "narrowed":
        return lambda text: run(index, Query(text, year=2020, facets=True))
    return lambda text: run(index, Query(text, facets=False))


def latencies(texts: Iterable[str], ask: Callable[[str], Any]) -> dict[str, float]:
    """Percentiles in milliseconds, after one pass to warm up."""
    texts = list(texts)
    for text in texts[:20]:
        ask(text)
    times = []
    for text in texts:
        started = time.perf_counter()
        ask(text)
        times.append((time.perf_counter() - started) * 1000)
    cuts = statistics.quantiles(times, n=100)
    return {"p50": round(cuts[49], 2), "p95": round(cuts[94], 2), "p99": round(cuts[98], 2)}


def visible(index: TantivyIndex, made: list[MadeDocument]) -> dict[str, float]:
    """From the call to a second reader that sees the change."""
    reader = TantivyIndex(index._folder)
    times = []
    for number in range(UPDATES):
        before = reader.generation()
        started = time.perf_counter()
        index.apply([made[number]])
        while reader.generation() == before:
            time.sleep(0.0005)
        reader.count()
        times.append((time.perf_counter() - started) * 1000)
    return {"p50": round(statistics.median(times), 1), "max": round(max(times), 1)}


def megabytes(path: Path) -> float:
    files = [each for each in path.rglob("*") if each.is_file()]
    return round(sum(each.stat().st_size for each in files) / 1e6, 1)


def compare(folder: Path, made: list[MadeDocument], asked: dict[str, list[str]], ours: Engine,
            ours_figures: dict[str, float], cluster: str) -> dict[str, Any]:  # fmt: skip
    """Every other engine at hand: how many times slower and larger, on the same documents and queries."""
    rivals: dict[str, Rival] = {"fts5": Fts5(folder)}
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        rivals["postgres"] = Postgres(os.environ["DATABASE_URL"])
    if cluster:
        rivals["opensearch"] = Cluster(cluster)
    mine = {plan: latencies(asked[plan], asker(ours, plan)) for plan in COMPARED}
    found = {}
    for name, rival in rivals.items():
        found[name] = _beside(rival, made, asked, mine, ours_figures)
        tell(name, found[name])
    return found


def tell(what: str, figures: object) -> None:
    """A run over a million documents takes hours; what is known so far goes to standard error."""
    print(what, json.dumps(figures, ensure_ascii=False), file=sys.stderr, flush=True)


def _beside(rival: Rival, made: list[MadeDocument], asked: dict[str, list[str]], mine: dict[str, Any],
            ours: dict[str, float]) -> dict[str, Any]:  # fmt: skip
    started = time.perf_counter()
    rival.build(made)
    built = time.perf_counter() - started
    theirs = {plan: latencies(asked[plan], rival.ask) for plan in COMPARED}
    return {
        "ms": theirs,
        "times_slower": {
            plan: {name: round(theirs[plan][name] / mine[plan][name], 1) for name in mine[plan]}
            for plan in COMPARED
        },
        "build_times_slower": round(built / ours["seconds"], 2),
        "times_larger": round(rival.megabytes() / ours["mb"], 2),
    }


class Cluster:
    """A real OpenSearch node, asked as the product asks it, over HTTP."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._index = OpenSearchIndex(f"{url}/bench")

    def build(self, made: list[MadeDocument]) -> None:
        self._index.rebuild(made)

    def ask(self, text: str) -> None:
        run(self._index, Query(text, facets=False))

    def megabytes(self) -> float:
        return (
            float(
                Http(self._url)("GET", "/bench-documents/_stats/store")[1]["_all"]["primaries"]["store"][
                    "size_in_bytes"
                ]
            )
            / 1e6
        )


if __name__ == "__main__":
    main()
