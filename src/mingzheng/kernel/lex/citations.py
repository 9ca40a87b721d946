"""What a document refers to (引用): 《…》 with its number, numbers alone, 第X条第X款, short names bound to full ones."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from mingzheng.kernel.lex.docnumbers import DocNumberHit, find_in_shadow
from mingzheng.kernel.lex.shadow import shadow_of

_N = r"(?:[〇零一二三四五六七八九十百千]|\d){1,7}"
_MARKS = re.compile(r"[《》\n]")
_ARTICLE = re.compile(rf"第{_N}条(?:之[一二三四五六七八九十]{{1,2}})?(?:第{_N}款)?(?:第\(?{_N}\)?项)?")
_ARTICLES = re.compile(rf"({_ARTICLE.pattern}(?:[、和及或至]{{1,2}}{_ARTICLE.pattern}){{0,12}})")
_SHORT = re.compile(r"以下(?:均|合)?(?:简称|统称|称)(?:为|作|:)? ?[“\"《〈「]{0,2}([^”\"》〉」);,。]{1,30})")
_PAREN = re.compile(r" ?\(((?:[^()\n]|\([^()\n]{0,30}\)){1,160})\)")
_MAX_NAME, _MAX_SHORT = 160, 12


class _Span(NamedTuple):
    start: int
    end: int


_S = TypeVar("_S", _Span, DocNumberHit)


@dataclass(slots=True)
class Citation:
    """One reference. ``kind``: "named", "number" or "article"; ``as_printed`` is the name in the text.

    ``name`` is the full name when a short one could be bound to it; ``inner`` holds names inside the name.
    """

    kind: str
    name: str | None
    number: str | None
    articles: list[str]
    as_printed: str
    start: int
    end: int
    inner: list[str] = field(default_factory=list)


def find_citations(text: str, shadow: str | None = None) -> list[Citation]:
    """Every reference in the text, in order of appearance."""
    shadow = shadow_of(text) if shadow is None else shadow
    numbers = find_in_shadow(shadow)
    named, short_names = _named(text, shadow, numbers)
    taken = [(c.start, c.end) for c in named]
    alone = [
        Citation("number", None, hit.value, [], text[hit.start : hit.end], hit.start, hit.end)
        for hit in _outside(numbers, taken)
    ]
    articles = _lone_articles(text, shadow, taken, short_names) if "条" in shadow else []
    found = sorted(named + alone + articles, key=lambda c: c.start)
    _bind_by_ending(found)
    return found


def _named(text: str, shadow: str, numbers: Sequence[DocNumberHit]) -> tuple[list[Citation], dict[str, str]]:
    found: list[Citation] = []
    short_names: dict[str, str] = {}
    by_start = {hit.start: hit for hit in numbers}
    by_end = {hit.end: hit for hit in numbers}
    for start, end, inner in _book_marks(shadow):
        name = text[start + 1 : end - 1].strip()
        citation = Citation("named", name, None, [], name, start, end, [text[a:b] for a, b in inner])
        before = by_end.get(start)
        if before:
            citation.number, citation.start = before.value, before.start
        _read_tail(citation, text, shadow, end, by_start, short_names)
        if name in short_names and short_names[name] != name:
            citation.name = short_names[name]
        found.append(citation)
    return found, short_names


def _book_marks(shadow: str) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Outermost 《…》 on one line, with the spans of names nested inside; unclosed marks are passed over."""
    found = []
    stack: list[int] = []
    inner: list[tuple[int, int]] = []
    for match in _MARKS.finditer(shadow):
        if match.group() == "\n":
            stack.clear()
            inner = []
        elif match.group() == "《":
            stack.append(match.start())
        elif stack:
            start = stack.pop()
            if stack:
                inner.append((start + 1, match.start()))
            else:
                if 0 < match.start() - start - 1 <= _MAX_NAME:
                    found.append((start, match.end(), inner))
                inner = []
    return found


def _read_tail(
    citation: Citation,
    text: str,
    shadow: str,
    at: int,
    by_start: Mapping[int, DocNumberHit],
    short_names: dict[str, str],
) -> None:
    """The number, the short name and the articles that follow a name."""
    paren = _PAREN.match(shadow, at)
    if paren:
        inside = range(paren.start(1), paren.end(1))
        hit = next((by_start[i] for i in inside if i in by_start), None)
        short = _SHORT.search(paren[1])
        if hit and citation.number is None:
            citation.number = hit.value
        if short:
            printed = text[paren.start(1) + short.start(1) : paren.start(1) + short.end(1)].strip()
            short_names[printed] = citation.as_printed
        if hit or short:
            at = citation.end = paren.end()
    elif at in by_start and citation.number is None:
        citation.number, citation.end = by_start[at].value, by_start[at].end
        at = citation.end
    articles = _ARTICLES.match(shadow, at + 1 if shadow[at : at + 1] == "的" else at)
    if articles:
        citation.articles = _printed_articles(text, shadow, articles.start(1), articles.end(1))
        citation.end = articles.end()


def _printed_articles(text: str, shadow: str, start: int, end: int) -> list[str]:
    return [text[match.start() : match.end()] for match in _ARTICLE.finditer(shadow, start, end)]


def _outside(hits: Sequence[_S], taken: Sequence[tuple[int, int]]) -> Iterator[_S]:
    """The hits that lie in none of the taken spans; both lists are in order."""
    index = 0
    for hit in hits:
        while index < len(taken) and taken[index][1] <= hit.start:
            index += 1
        if index == len(taken) or hit.end <= taken[index][0]:
            yield hit


def _lone_articles(
    text: str, shadow: str, taken: Sequence[tuple[int, int]], short_names: dict[str, str]
) -> list[Citation]:
    found = []
    matches = [_Span(_with_joiner(shadow, m.start()), m.end()) for m in _ARTICLES.finditer(shadow)]
    for span in _outside(matches, taken):
        before = shadow[max(0, span.start - 12) : span.start]
        if not before.rpartition("\n")[2].strip() and ("\n" in before or len(before) < 12):
            continue
        name = _name_before(text, span.start, short_names)
        articles = _printed_articles(text, shadow, span.start, span.end)
        start = span.start - len(name[0]) if name else span.start
        full = name[1] if name else None
        found.append(Citation("article", full, None, articles, text[start : span.end], start, span.end))
    return found


def _with_joiner(shadow: str, start: int) -> int:
    """The 的 between a name and its articles belongs to the articles."""
    return start - 1 if start and shadow[start - 1] == "的" else start


def _name_before(text: str, at: int, short_names: dict[str, str]) -> tuple[str, str] | None:
    before = text[max(0, at - 30) : at]
    best = max((short for short in short_names if before.endswith(short)), key=len, default=None)
    return (best, short_names[best]) if best else None


def _bind_by_ending(found: list[Citation]) -> None:
    """《条例》 stands for the one longer name cited before it that ends so; two candidates bind nothing."""
    known: list[str] = []
    for citation in found:
        name = citation.name
        if citation.kind != "named" or not name:
            continue
        if name == citation.as_printed and len(name) <= _MAX_SHORT:
            longer = [full for full in known if full != name and full.endswith(name)]
            if len(longer) == 1:
                citation.name = name = longer[0]
        if name not in known:
            known.append(name)
            del known[:-400]
