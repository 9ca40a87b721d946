"""Passages (段落索引): the clauses and paragraphs of a record, found one by one by questions. Pure.

A question in everyday words shares single characters and pairs with the clause that answers it, hardly ever
whole phrases; so passages hold just those, with the title among them and without a boost for it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from . import analyzer
from .fields import Field, Layout, Values, day_blocks, day_cover
from .plan import cleaned
from .tree import AnyOf, Node, Nothing, Or, Term

if TYPE_CHECKING:
    from mingzheng.base.records.registry import SearchEntry

_CLAUSE = re.compile(r"^\s*第[〇零一二三四五六七八九十百千\d]{1,8}条(?:之[一二三四五六七八九十])?")
_FEWEST_CLAUSES = 2
_ENOUGH = 80
_MOST_TOKENS = 300
_ASKING = re.compile(
    r"[?？吗呢]|怎么|怎样|如何|多少|多久|什么|是否|能否|可否|哪些|哪里|哪个|为何|几天|几年|谁"
)

FIELDS = (
    Field("ref", "key", stored=True),
    Field("place", "key", stored=True),
    Field("kind", "key"),
    Field("in_force", "key"),
    Field("pg", "words"),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause (``number`` 第十二条) or a few paragraphs; ``place`` counts from 1 within the record."""

    place: str
    number: str
    text: str


def passages(body: str) -> list[Passage]:
    """The passages of a body in order; the same body always gives the same ones."""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    by_clause = sum(_CLAUSE.match(line) is not None for line in lines) >= _FEWEST_CLAUSES
    groups = _clauses(lines) if by_clause else _paragraphs(lines)
    return [
        Passage(str(place), number.group().strip() if (number := _CLAUSE.match(text)) else "", text)
        for place, text in enumerate(groups, 1)
    ]


def _clauses(lines: list[str]) -> Iterator[str]:
    """What stands before the first clause, then each clause with the lines that belong to it."""
    group: list[str] = []
    for line in lines:
        if _CLAUSE.match(line) and group:
            yield "\n".join(group)
            group = []
        group.append(line)
    if group:
        yield "\n".join(group)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Paragraphs; short ones (headings, items) go with what follows until there is enough to rank."""
    group: list[str] = []
    for line in lines:
        if sum(map(len, group)) >= _ENOUGH:
            yield "\n".join(group)
            group = []
        group.append(line)
    if group:
        yield "\n".join(group)


def documents(entry: "SearchEntry") -> Iterator[Values]:
    """The index documents of one record, one for each passage."""
    in_force = sorted({token for span in entry.in_force for token in day_cover(*span)})
    title = analyzer.character_stream(entry.title)
    for passage in passages(entry.body):
        found: Values = {
            "ref": [entry.ref],
            "place": [passage.place],
            "kind": [entry.kind],
            "pg": [f"{title} {analyzer.character_stream(passage.text)}"],
        }
        yield found | {"in_force": in_force} if in_force else found


PASSAGES = Layout("passages", 1, FIELDS, documents)


def is_question(text: str) -> bool:
    """Whether a query reads like a question, so that passages answer it better than titles."""
    return _ASKING.search(text) is not None and len(analyzer.phrase(text)) > 3


def question_tree(text: str) -> Node:
    """Any of the question's characters and pairs; the more, and the rarer, the better."""
    tokens = list(dict.fromkeys(analyzer.characters(cleaned(text))))[:_MOST_TOKENS]
    return Or(tuple(Term("pg", token) for token in tokens)) if tokens else Nothing()


def binding_on(day: date) -> Node:
    """Only passages of records in force on that day."""
    return AnyOf("in_force", day_blocks(day))
