"""Other engines over the same tokens and the same first plan step, for comparison: SQLite FTS5 and PostgreSQL.

Each gets the four streams of the analyzer, answers with the best ten and the total, and knows no Chinese itself.
"""

import contextlib
import os
import pickle
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from corpus import documents
from latency import Clock

from mingzheng.engines.search import fields
from mingzheng.engines.search.engine import Request
from mingzheng.engines.search.opensearch_engine import Http, OpenSearchIndex
from mingzheng.engines.search.plan import make_plan
from mingzheng.engines.search.tree import And, Boost, Node, Or, Phrase, Prefix, Term

Streams = tuple[str, ...]
_STREAMS = ("docno", "tw", "bw", "tb", "bb")
_CHUNK = 1000


class Rival(Protocol):
    """Another engine. ``cpu`` is the processor time its answers have taken so far, None if that cannot be known."""

    cpu: Clock | None

    def build(self) -> None: ...

    def ask(self, text: str) -> None: ...

    def megabytes(self) -> float: ...


@contextlib.contextmanager
def rivals_at_hand(folder: Path, tokens: Path, size: int, opensearch: bool) -> Iterator[dict[str, Rival]]:
    """SQLite always; PostgreSQL if there is a server; OpenSearch if wanted."""
    rivals: dict[str, Rival] = {"fts5": Fts5(folder, tokens)}
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        rivals["postgres"] = Postgres(os.environ["DATABASE_URL"], tokens)
    with contextlib.ExitStack() as stack:
        if opensearch:
            sys.path.insert(0, str(Path(__file__).parents[1]))
            from tests.engines.search.opensearch_node import node

            rivals["opensearch"] = Cluster(stack.enter_context(node(heap="1g")), size)
        yield rivals


def write_tokens(path: Path, size: int) -> None:
    """The document number and the four streams of every document, for those who know no Chinese."""
    made, unfinished = documents(size), path.with_suffix(".part")
    with unfinished.open("wb") as out:
        while chunk := list(islice(made, _CHUNK)):
            rows = [fields.values(one) for one in chunk]
            pickle.dump([tuple(row[name][0] for name in _STREAMS) for row in rows], out)
    unfinished.replace(path)


def read_tokens(path: Path) -> Iterator[Streams]:
    with path.open("rb") as source, contextlib.suppress(EOFError):
        while True:
            yield from pickle.load(source)  # noqa: S301 - written by this very run


def first_request(text: str) -> Request:
    """The first step of the plan for a text, the best ten and the total: what everybody is asked."""
    return Request(make_plan(text).strict[0])


class Fts5:
    """SQLite's full-text index without stored text; the title counts four times."""

    def __init__(self, folder: Path, tokens: Path) -> None:
        self._path, self._tokens = folder / "fts5.sqlite3", tokens
        self._database = sqlite3.connect(self._path)
        self.cpu: Clock | None = time.thread_time

    def build(self) -> None:
        run = self._database.execute
        run("PRAGMA journal_mode = OFF")
        run("PRAGMA synchronous = OFF")
        run("PRAGMA cache_size = -500000")
        run(
            "CREATE VIRTUAL TABLE t USING fts5(docno, tw, bw, tb, bb, content='', tokenize=\"unicode61 tokenchars '_'\")"
        )
        run("INSERT INTO t(t, rank) VALUES ('hashsize', 64000000)")
        self._database.executemany(
            "INSERT INTO t(docno, tw, bw, tb, bb) VALUES (?, ?, ?, ?, ?)", read_tokens(self._tokens)
        )
        self._database.commit()

    def ask(self, text: str) -> None:
        match = to_fts5(first_request(text).tree)
        best = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t, 100, 4, 1, 4, 1) LIMIT 10"
        self._database.execute(best, [match]).fetchall()
        self._database.execute("SELECT count(*) FROM t WHERE t MATCH ?", [match]).fetchone()

    def megabytes(self) -> float:
        return self._path.stat().st_size / 1e6


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


# Weight A marks the title, B the document number, D the body; the words are one vector, the pairs of characters another.
_VECTORS = {"docno": ("w", "B"), "tw": ("w", "A"), "bw": ("w", "D"), "tb": ("g", "A"), "bb": ("g", "D")}
_LAST_POSITION = 16_383
_MOST_POSITIONS = 255


class Postgres:
    """Two tsvector columns with a GIN index each, ranked by ts_rank; the title counts four times."""

    def __init__(self, url: str, tokens: Path) -> None:
        import psycopg

        self._tokens = tokens
        self._connection = psycopg.connect(url, autocommit=True)
        self._stat = Path(f"/proc/{self._connection.info.backend_pid}/schedstat")
        self.cpu: Clock | None = self._cpu if self._stat.exists() else None

    def _cpu(self) -> float:
        """Of this thread and of the server's process for it."""
        return time.thread_time() + int(self._stat.read_text().split()[0]) / 1e9

    def build(self) -> None:
        run = self._connection.execute
        run("SET max_parallel_workers_per_gather = 0")
        run("SET work_mem = '64MB'")
        run("CREATE UNLOGGED TABLE search_bench (id serial, w tsvector, g tsvector)")
        with self._connection.cursor() as cursor, cursor.copy("COPY search_bench (w, g) FROM STDIN") as copy:
            for docno, tw, bw, tb, bb in read_tokens(self._tokens):
                copy.write_row((vector(tw, bw, docno), vector(tb, bb)))
        run("SET maintenance_work_mem = '1GB'")
        run("CREATE INDEX ON search_bench USING gin (w)")
        run("CREATE INDEX ON search_bench USING gin (g)")
        run("ANALYZE search_bench")

    def ask(self, text: str) -> None:
        tree = first_request(text).tree
        condition, values = to_sql(tree)
        field = "w" if any(leaf in ("docno", "tw", "bw") for leaf, _ in leaves(tree)) else "g"
        scored = " | ".join(query for leaf, query in leaves(tree) if _VECTORS[leaf][0] == field)
        statement = (
            f"SELECT id, count(*) OVER () FROM search_bench WHERE {condition} "  # noqa: S608 - made of our own parts
            f"ORDER BY ts_rank('{{0.25, 0, 1, 1}}', {field}, %s::tsquery) DESC LIMIT 10"
        )
        self._connection.execute(statement, [*values, scored]).fetchall()

    def megabytes(self) -> float:
        row = self._connection.execute("SELECT pg_total_relation_size('search_bench')").fetchone()
        return row[0] / 1e6 if row else 0.0


def vector(title: str, body: str, number: str = "") -> str:
    """A tsvector literal: each token with its places in the title (weight A) and the body (weight D)."""
    places: dict[str, list[str]] = defaultdict(list)
    for text, weight, start in ((title, "A", 1), (number, "B", 500), (body, "", 1000)):
        for place, token in enumerate(text.split(), start):
            if place <= _LAST_POSITION and len(places[token]) < _MOST_POSITIONS:
                places[token].append(f"{place}{weight}")
    return " ".join(f"{quoted(token)}:{','.join(found)}" for token, found in places.items())


def quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def leaves(node: Node) -> list[tuple[str, str]]:
    """The terms and phrases of a tree, each with its field and as a tsquery."""
    match node:
        case Term(field, value):
            return [(field, f"{quoted(value)}:{_VECTORS[field][1]}")]
        case Prefix(field, start):
            return [(field, f"{quoted(start)}:*{_VECTORS[field][1]}")]
        case Phrase(field, tokens):
            return [(field, "(" + " <-> ".join(f"{quoted(t)}:{_VECTORS[field][1]}" for t in tokens) + ")")]
        case And(children) | Or(children, _):
            return [leaf for child in children for leaf in leaves(child)]
        case Boost(child, _):
            return leaves(child)
    raise ValueError(f"PostgreSQL is not asked for {node}")


def to_sql(node: Node) -> tuple[str, list[Any]]:
    """The condition of a tree and its values."""
    match node:
        case Term(field, _) | Phrase(field, _) | Prefix(field, _):
            ((_, query),) = leaves(node)
            return f"{_VECTORS[field][0]} @@ %s::tsquery", [query]
        case And(children) | Or(children, _):
            parts = [to_sql(child) for child in children]
            word = " AND " if isinstance(node, And) else " OR "
            return "(" + word.join(part for part, _ in parts) + ")", [
                v for _, values in parts for v in values
            ]
        case Boost(child, _):
            return to_sql(child)
    raise ValueError(f"PostgreSQL is not asked for {node}")


class Cluster:
    """A real OpenSearch node, asked as the product asks it, over HTTP."""

    cpu = None

    def __init__(self, url: str, size: int) -> None:
        self._url, self._size = url, size
        self._index = OpenSearchIndex(f"{url}/bench")

    def build(self) -> None:
        self._index.rebuild(documents(self._size))

    def ask(self, text: str) -> None:
        self._index.find(first_request(text))

    def megabytes(self) -> float:
        figures = Http(self._url)("GET", "/bench-documents/_stats/store")[1]
        return float(figures["_all"]["primaries"]["store"]["size_in_bytes"]) / 1e6
