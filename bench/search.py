"""Speed and size of search on made-up documents, beside SQLite FTS5 over the same tokens.

    python bench/search.py 10000

Prints one JSON line: documents a second, megabytes, and for each plan the 50th, 95th and 99th percentile in
milliseconds of a whole query (plan, search, total; facets only for ``narrowed``); then update to visible.
"""

import argparse
import json
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from corpus import MadeDocument, documents, queries

from mingzheng.engines.search import analyzer
from mingzheng.engines.search.index import TantivyIndex
from mingzheng.engines.search.plan import make_plan
from mingzheng.engines.search.query import Query, run
from mingzheng.engines.search.tree import And, Boost, Node, Or, Phrase, Prefix, Term

UPDATES = 30


def main() -> None:
    """Measure one size and print the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, nargs="?", default=10_000)
    parser.add_argument("--queries", type=int, default=200, help="queries of each plan")
    parser.add_argument("--fts5", type=int, default=10_000, help="documents for SQLite FTS5; 0 leaves it out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = list(documents(options.size))
        asked = queries(made, options.queries)
        found = measure_index(Path(folder), made, asked)
        if options.fts5:
            found["fts5"] = compare(Path(folder), made[: options.fts5], asked)
    print(json.dumps(found, ensure_ascii=False))


def measure_index(folder: Path, made: list[MadeDocument], asked: dict[str, list[str]]) -> dict[str, Any]:
    index = TantivyIndex(folder / "index")
    started = time.perf_counter()
    index.rebuild(made)
    built = time.perf_counter() - started
    return {
        "documents": len(made),
        "characters": round(statistics.mean(len(one.body) for one in made)),
        "build_docs_per_s": round(len(made) / built),
        "index_mb": megabytes(folder / "index"),
        "rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "query_ms": {plan: latencies(texts, asker(index, plan)) for plan, texts in asked.items()},
        "all_ms": latencies([text for texts in asked.values() for text in texts], asker(index, "words")),
        "visible_ms": visible(index, made),
    }


def asker(index: TantivyIndex, plan: str) -> Callable[[str], Any]:
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


def compare(folder: Path, made: list[MadeDocument], asked: dict[str, list[str]]) -> dict[str, Any]:
    """The same tokens and the same first plan step in SQLite FTS5, on the first ``made`` documents."""
    index = TantivyIndex(folder / "beside")
    started = time.perf_counter()
    index.rebuild(made)
    ours_built = time.perf_counter() - started
    started = time.perf_counter()
    database = fts5(folder / "fts5.sqlite3", made)
    theirs_built = time.perf_counter() - started
    ratios = {}
    for plan in ("words", "one_word", "title", "phrase"):
        ours = latencies(asked[plan], asker(index, plan))
        theirs = latencies(asked[plan], lambda text: ask_fts5(database, text))
        ratios[plan] = {name: round(theirs[name] / ours[name], 1) for name in ours}
    return {
        "documents": len(made),
        "times_slower": ratios,
        "build_times_slower": round(theirs_built / ours_built, 2),
        "times_larger": round(
            (folder / "fts5.sqlite3").stat().st_size / 1e6 / megabytes(folder / "beside"), 2
        ),
    }


def fts5(path: Path, made: list[MadeDocument]) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.execute(
        "CREATE VIRTUAL TABLE t USING fts5(tw, bw, tb, bb, content='', tokenize=\"unicode61 tokenchars '_'\")"
    )
    words, grams = analyzer.words, analyzer.grams
    rows = ((words(one.title), words(one.body), grams(one.title), grams(one.body)) for one in made)
    database.executemany("INSERT INTO t(tw, bw, tb, bb) VALUES (?, ?, ?, ?)", rows)
    database.commit()
    return database


def ask_fts5(database: sqlite3.Connection, text: str) -> None:
    match = to_fts5(make_plan(text).strict[0])
    database.execute(
        "SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t, 4, 1, 4, 1) LIMIT 10", [match]
    ).fetchall()
    database.execute("SELECT count(*) FROM t WHERE t MATCH ?", [match]).fetchone()


def to_fts5(node: Node) -> str:
    """The tree in FTS5's own language."""
    match node:
        case Term(field, value):
            return f'{field}:"{value}"'
        case Phrase(field, tokens):
            return f'{field}:"{" ".join(tokens)}"'
        case Prefix(field, start):
            return f'{field}:"{start}"*'
        case And(children):
            return "(" + " AND ".join(map(to_fts5, children)) + ")"
        case Or(children, _):
            return "(" + " OR ".join(map(to_fts5, children)) + ")"
        case Boost(child, _):
            return to_fts5(child)
    raise ValueError(f"FTS5 has no {node}")


if __name__ == "__main__":
    main()
