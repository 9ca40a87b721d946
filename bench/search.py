"""Speed and size of search on made-up documents, beside other engines over the same tokens.

    python bench/search.py 100000
    python tests/pg.py python bench/search.py 100000 --opensearch --results /tmp/search.json

Prints one JSON line, and keeps what is known so far in --results. Per plan the 50th, 95th and 99th percentile of a whole
query (plan, search, total; all facets only for ``narrowed``) in milliseconds of processor time (``cpu``, without the noise
of a busy machine) and of the clock (``wall``). ``mix`` asks what people ask, in the shares of corpus.SHARES. Queries run
in a fresh process, as in a web worker. SQLite FTS5 is always there to compare with; PostgreSQL if DATABASE_URL names a
server; OpenSearch if asked for (needs mvn). Rivals get ready-made tokens; the time to make these is counted as ours.
"""

import argparse
import contextlib
import json
import multiprocessing
import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from corpus import SHARES, MadeDocument, document, documents, mix, queries
from latency import latencies, memory_mb, ratios
from rivals import Rival, first_request, rivals_at_hand, write_tokens

from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.query import Query, run

UPDATES, SAMPLE, MIXED = 30, 20_000, 1000
_fresh = multiprocessing.get_context("spawn")


def main() -> None:
    """Measure one size and print the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=10_000)
    parser.add_argument("--queries", type=int, default=200, help="queries of each plan")
    parser.add_argument("--budget", type=float, default=60, help="seconds for each plan of a slow rival")
    parser.add_argument("--alone", action="store_true", help="no other engines")
    parser.add_argument("--opensearch", action="store_true", help="also beside a node from Maven Central")
    parser.add_argument("--only", help="of the other engines only this one: fts5, postgres or opensearch")
    parser.add_argument("--results", type=Path, help="a file for what is known so far")
    parser.add_argument(
        "--keep", type=Path, help="a folder for index and tokens; what is there already is used again"
    )
    options = parser.parse_args()
    with contextlib.nullcontext(options.keep) if options.keep else tempfile.TemporaryDirectory() as folder:
        found: dict[str, Any] = {}
        for part in parts(options, Path(folder)):
            found |= part
            if options.results:
                options.results.write_text(json.dumps(found, ensure_ascii=False, indent=1))
    print(json.dumps(found, ensure_ascii=False))


def parts(options: argparse.Namespace, folder: Path) -> Iterator[dict[str, Any]]:
    """The measurements, one after the other; tokens for the rivals are made beside."""
    sample = [document(serial) for serial in sorted(serials(options.size))]
    asked = queries(sample, options.queries)
    asked["mix"] = mix(asked, MIXED)
    tokens = folder / "tokens"
    beside = _fresh.Process(target=write_tokens, args=(tokens, options.size))
    if not options.alone and not tokens.exists():
        beside.start()
    yield {"documents": options.size, "load_before": os.getloadavg()[0], "shares": SHARES}
    yield {"build": once(folder / "build.json", lambda: build(folder / "index", options.size))}
    yield {"characters": round(statistics.mean(len(one.body) for one in sample))}
    yield in_fresh_process(ask_all, folder / "index", asked)
    yield {"visible_ms": visible(folder / "index", sample)}
    if not options.alone:
        if beside.pid:
            beside.join()
        yield from compare(options, folder, tokens, asked)
    yield {"load_after": os.getloadavg()[0]}


def once(path: Path, measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What was measured, or what is written down of it from an earlier run over the same folder."""
    if not path.exists():
        path.write_text(json.dumps(measure()))
    kept: dict[str, Any] = json.loads(path.read_text())
    return kept


def serials(size: int) -> set[int]:
    return set(random.Random(4).sample(range(1, size + 1), min(SAMPLE, size)))


def build(folder: Path, size: int) -> dict[str, Any]:
    """Fill an index; what it costs to make the documents up is taken off."""
    making = 0.0

    def made() -> Iterator[MadeDocument]:
        nonlocal making
        source = documents(size)
        while True:
            started = time.thread_time()
            one = next(source, None)
            making += time.thread_time() - started
            if one is None:
                return
            yield one

    wall, cpu = time.perf_counter(), time.process_time()
    TantivyIndex(folder).rebuild(made())
    cpu = time.process_time() - cpu - making
    return {
        "cpu_ms_per_document": round(cpu / size * 1000, 3),
        "documents_per_cpu_second": round(size / cpu),
        "documents_per_second": round(size / (time.perf_counter() - wall - making)),
        "index_mb": megabytes(folder),
        "process": memory_mb(),
    }


def in_fresh_process(measure: Any, *arguments: Any) -> dict[str, Any]:
    """What the function returns, called in a process that has done nothing else."""
    with _fresh.Pool(1) as pool:
        return pool.apply(measure, arguments)


def ask_all(folder: Path, asked: dict[str, list[str]]) -> dict[str, Any]:
    index, times, totals = TantivyIndex(folder), {}, {}
    for plan, texts in asked.items():
        query = {"year": 2020, "facets": True} if plan == "narrowed" else {"facets": False}
        totals[plan] = [run(index, Query(text, **query)).total for text in texts]
        times[plan] = latencies(texts, lambda text, query=query: run(index, Query(text, **query)))
    return {
        "query_ms": times,
        "median_found": {plan: statistics.median(found) for plan, found in totals.items()},
        "worker": memory_mb(),
    }


def visible(folder: Path, sample: list[MadeDocument]) -> dict[str, float]:
    """From the call to a second reader that sees the change (the merge of segments may still go on)."""
    writer, reader = TantivyIndex(folder), TantivyIndex(folder)
    times = []
    for one in sample[:UPDATES]:
        before, started = reader.generation(), time.perf_counter()
        change = threading.Thread(target=writer.apply, args=([one],))
        change.start()
        while reader.generation() == before:
            time.sleep(0.0005)
        reader.count()
        times.append((time.perf_counter() - started) * 1000)
        change.join()
    return {"p50": round(statistics.median(times), 1), "max": round(max(times), 1)}


def megabytes(path: Path) -> float:
    return round(sum(each.stat().st_size for each in path.rglob("*") if each.is_file()) / 1e6, 1)


def compare(options: argparse.Namespace, folder: Path, tokens: Path, asked: dict[str, list[str]]
            ) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Every other engine at hand: how many times slower and larger, on the same documents and queries.

    One is asked before the next is filled: at a million documents each takes the better part of an hour.
    """
    ours, size = TantivyIndex(folder / "index"), megabytes(folder / "index")
    beside: dict[str, Any] = {}
    with rivals_at_hand(folder, tokens, options.size, options.opensearch) as rivals:
        for name, rival in rivals.items():
            if options.only not in (None, name):
                continue
            started = time.perf_counter()
            rival.build()
            beside[name] = {
                "build_s": round(time.perf_counter() - started),
                "times_larger": round(rival.megabytes() / size, 2),
            }
            yield {"beside": beside}
            beside[name] |= against(rival, ours, asked, options.budget)
            yield {"beside": beside}


def against(rival: Rival, ours: TantivyIndex, asked: dict[str, list[str]], budget: float) -> dict[str, Any]:
    """The rival and, on the very queries it got through, ourselves: each answers the first step of the plan."""
    theirs, slower = {}, {}
    for plan, texts in asked.items():
        if plan == "narrowed":
            continue
        theirs[plan] = latencies(texts, rival.ask, cpu=rival.cpu, budget=budget)
        mine = latencies(texts[: theirs[plan]["asked"]], lambda text: ours.find(first_request(text)))
        slower[plan] = ratios(theirs[plan], mine)
    return {"ms": theirs, "times_slower": slower}


if __name__ == "__main__":
    main()
