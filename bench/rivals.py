"""Other engines over the same tokens and the same first plan step, for comparison: SQLite FTS5 and PostgreSQL.

Each gets the four streams of the analyzer, answers with the best ten and the total, and knows no Chinese itself.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from corpus import MadeDocument

from mingzheng.engines.search import analyzer
from mingzheng.engines.search.plan import make_plan
from mingzheng.engines.search.tree import And, Boost, Node, Or, Phrase, Prefix, Term


class Rival(Protocol):
    def build(self, made: Iterable[MadeDocument]) -> None: ...

    def ask(self, text: str) -> None: ...

    def megabytes(self) -> float: ...


def streams(one: MadeDocument) -> tuple[str, str, str, str]:
    words, grams = analyzer.words, analyzer.grams
    return words(one.title), words(one.body), grams(one.title), grams(one.body)


class Fts5:
    """SQLite's full-text index without stored text; the title counts four times."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fts5.sqlite3"
        self._database = sqlite3.connect(self._path)

    def build(self, made: Iterable[MadeDocument]) -> None:
        self._database.execute(
            "CREATE VIRTUAL TABLE t USING fts5(tw, bw, tb, bb, content='', tokenize=\"unicode61 tokenchars '_'\")"
        )
        self._database.executemany("INSERT INTO t(tw, bw, tb, bb) VALUES (?, ?, ?, ?)", map(streams, made))
        self._database.commit()

    def ask(self, text: str) -> None:
        match = to_fts5(make_plan(text).strict[0])
        best = "SELECT rowid FROM t WHERE t MATCH ? ORDER BY bm25(t, 4, 1, 4, 1) LIMIT 10"
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


# Weight A marks the title, D the body; the words are one vector, the pairs of characters another.
_VECTORS = {"tw": ("w", "A"), "bw": ("w", "D"), "tb": ("g", "A"), "bb": ("g", "D")}
_LAST_POSITION = 16_383
_MOST_POSITIONS = 255


class Postgres:
    """Two tsvector columns with a GIN index each, ranked by ts_rank; the title counts four times."""

    def __init__(self, url: str) -> None:
        import psycopg

        self._connection = psycopg.connect(url, autocommit=True)

    def build(self, made: Iterable[MadeDocument]) -> None:
        run = self._connection.execute
        run("CREATE TABLE search_bench (id serial, w tsvector, g tsvector)")
        with self._connection.cursor() as cursor, cursor.copy("COPY search_bench (w, g) FROM STDIN") as copy:
            for one in made:
                tw, bw, tb, bb = streams(one)
                copy.write_row((vector(tw, bw), vector(tb, bb)))
        run("SET maintenance_work_mem = '512MB'")
        run("CREATE INDEX ON search_bench USING gin (w)")
        run("CREATE INDEX ON search_bench USING gin (g)")
        run("ANALYZE search_bench")

    def ask(self, text: str) -> None:
        tree = make_plan(text).strict[0]
        condition, values = to_sql(tree)
        field = "w" if any(leaf in ("tw", "bw") for leaf, _ in leaves(tree)) else "g"
        scored = " | ".join(query for leaf, query in leaves(tree) if _VECTORS[leaf][0] == field)
        statement = (
            f"SELECT id, count(*) OVER () FROM search_bench WHERE {condition} "  # noqa: S608 - made of our own parts
            f"ORDER BY ts_rank('{{0.25, 0, 0, 1}}', {field}, %s::tsquery) DESC LIMIT 10"
        )
        self._connection.execute(statement, [*values, scored]).fetchall()

    def megabytes(self) -> float:
        row = self._connection.execute("SELECT pg_total_relation_size('search_bench')").fetchone()
        return row[0] / 1e6 if row else 0.0


def vector(title: str, body: str) -> str:
    """A tsvector literal: each token with its places in the title (weight A) and the body (weight D)."""
    places: dict[str, list[str]] = defaultdict(list)
    for text, weight, start in ((title, "A", 1), (body, "", 1000)):
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
