"""A visitor's query from plan to answer, on any engine. No Django here: `service` adds the database."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from . import analyzer
from .engine import DEEPEST, LARGEST_PAGE, Engine, Found, Hit, Request
from .fields import FACETS, day_blocks
from .plan import Plan, cleaned, make_plan
from .spelling import speller
from .synonyms import Expansion, expand
from .tree import AnyOf, Boost, Node, Not, Or, Phrase, Prefix, Range, Term

FEW = 3


class BadQuery(ValueError):
    """The query cannot be answered as asked; the text says why in Chinese."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a visitor asks. Facets narrow by an exact value; ``topic`` may be ``大类`` or ``大类/小类``.

    ``on`` keeps what was in force on that day, ``start`` and ``end`` (both included) the date of writing.
    ``without`` names records (refs) to leave out.
    """

    text: str
    organ: str | None = None
    year: int | None = None
    state: str | None = None
    topic: str | None = None
    genre: str | None = None
    kind: str | None = None
    column: str | None = None
    audience: str | None = None
    on: date | None = None
    start: date | None = None
    end: date | None = None
    sort: Literal["relevance", "date"] = "relevance"
    title_only: bool = False
    limit: int = 10
    offset: int = 0
    facets: bool = True
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """The engine's answer: refs and scores, best first. `service.hydrate` makes them something to show."""

    query: Query
    plan: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    suggestion: str | None = None
    relaxed: bool = False
    expansion: Expansion = field(default_factory=Expansion)


def run(
    engine: Engine, query: Query, *, synonyms: Sequence[Sequence[str]] = (), pinned: Sequence[str] = ()
) -> Results:
    """Answer a query. Raises `BadQuery` with a Chinese sentence, or `engine.IndexUnavailable`.

    ``synonyms`` are groups of words that mean the same; ``pinned`` refs come first, whatever they hold.
    """
    if pinned:
        return _with_pinned(engine, query, synonyms, pinned)
    started = time.perf_counter()
    _check(query)
    query = replace(query, text=cleaned(query.text))
    expansion = expand(query.text, synonyms) if synonyms else Expansion()
    plan = make_plan(query.text, title_only=query.title_only, others=expansion.readings)
    strict = _first_enough(engine, query, plan.strict)
    found = strict
    for looser in (plan.most, plan.any):
        if looser and not found.total:
            found = engine.find(_request(query, looser))
    suggestion = None if strict.total else _suggestion(engine, plan)
    took = round((time.perf_counter() - started) * 1000, 1)
    relaxed = found.total > strict.total
    return Results(
        query, plan.name, found.total, took, found.hits, found.facets, suggestion, relaxed, expansion
    )


def _with_pinned(
    engine: Engine, query: Query, synonyms: Sequence[Sequence[str]], pinned: Sequence[str]
) -> Results:
    """Pages as if the pinned ones were the first hits and stood nowhere else."""
    here = pinned[query.offset : query.offset + query.limit]
    rest = replace(
        query,
        limit=query.limit - len(here),
        offset=max(0, query.offset - len(pinned)),
        without=tuple(pinned),
    )
    found = run(engine, rest, synonyms=synonyms)
    top = found.hits[0].score if found.hits else 0.0
    hits = (*(Hit(ref, top) for ref in here), *found.hits)
    asked = replace(query, text=found.query.text)
    return replace(found, query=asked, total=found.total + len(pinned), hits=hits, suggestion=None)


def _first_enough(engine: Engine, query: Query, trees: tuple[Node, ...]) -> Found:
    """The answer to the first tree that finds a few, else the fullest."""
    best = engine.find(_request(query, trees[0]))
    for tree in trees[1:]:
        if best.total >= FEW:
            break
        best = max(best, engine.find(_request(query, tree)), key=_total)
    return best


def _total(found: Found) -> int:
    return found.total


def _check(query: Query) -> None:
    if not 0 <= query.limit <= LARGEST_PAGE:
        raise BadQuery(f"每页条数应在0到{LARGEST_PAGE}之间，请改小后再试。")
    if not 0 <= query.offset <= DEEPEST:
        raise BadQuery(f"最多只能翻到第{DEEPEST}条，请补充检索词或筛选条件缩小范围。")
    if query.start and query.end and query.start > query.end:
        raise BadQuery("开始日期晚于结束日期，请检查后重新填写。")
    if query.sort not in ("relevance", "date"):
        raise BadQuery("排序方式只能是“relevance”（相关度）或“date”（日期）。")


def _request(query: Query, tree: Node) -> Request:
    return Request(
        tree=tree,
        narrow=_narrow(query),
        always=_always(query),
        facets=FACETS if query.facets else (),
        sort=query.sort,
        limit=query.limit,
        offset=query.offset,
    )


def _narrow(query: Query) -> Mapping[str, Node]:
    chosen = {name: getattr(query, name) for name in FACETS}
    return {name: AnyOf(name, (str(value),)) for name, value in chosen.items() if value not in (None, "")}


def _always(query: Query) -> tuple[Node, ...]:
    filters: list[Node] = []
    if query.on:
        filters.append(AnyOf("in_force", day_blocks(query.on)))
    if query.start or query.end:
        low = query.start.toordinal() if query.start else 1
        filters.append(Range("date", low, query.end.toordinal() if query.end else None))
    if query.without:
        filters.append(Not(AnyOf("ref", query.without)))
    return tuple(filters)


def stands(engine: Engine, text: str) -> bool:
    """Whether any record holds this text as it is, or all of its words."""
    return any(engine.find(Request(tree, limit=0)).total for tree in make_plan(text).strict)


def _suggestion(engine: Engine, plan: Plan) -> str | None:
    if plan.name not in ("words", "title", "phrase"):
        return None
    return speller(engine).correct(plan.query, lambda text: stands(engine, text))


def complete(engine: Engine, text: str, limit: int = 8) -> tuple[Hit, ...]:
    """Records whose title holds what has been typed so far, those that start with it first."""
    tokens = analyzer.phrase(cleaned(text))
    if not tokens:
        return ()
    first = tokens[0][0]
    if len(tokens[0]) == 1:
        tree: Node = Or((Boost(Term("tb", analyzer.SENTINEL + first), 5.0), Prefix("tb", first)))
    else:
        start = (analyzer.SENTINEL + first, *tokens)
        inside = Phrase("tb", tokens) if len(tokens) > 1 else Term("tb", tokens[0])
        tree = Or((Boost(Phrase("tb", start), 5.0), inside))
    return engine.find(Request(tree, limit=limit)).hits
