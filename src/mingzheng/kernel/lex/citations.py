"""What a document refers to (引用): 《…》 with its number, numbers alone, 第X条第X款, short names bound to full ones."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress

from mingzheng.kernel.lex.docnumbers import DocNumberHit, find_in_shadow
from mingzheng.kernel.lex.shadow import shadow_of

_N = r"[〇零一二三四五六七八九十百千\d]{1,7}"
_MARKS = re.compile(r"[《》\n]")
_INNER_NAME = re.compile(r"〈([^〈〉]+)〉")
_SIMPLE_NAME = re.compile(r"《[^《》\n]+》")
_ARTICLE = re.compile(rf"第{_N}条(?:之[一二三四五六七八九十]{{1,2}})?(?:第{_N}款)?(?:第\(?{_N}\)?项)?")
_ARTICLES = re.compile(rf"({_ARTICLE.pattern}(?:[、和及或至]{{1,2}}{_ARTICLE.pattern}){{0,12}})")
_SHORT = re.compile(r"以下(?:均|合)?(?:简称|统称|称)(?:为|作|:)? ?[“\"《〈「]{0,2}([^”\"》〉」);,。]{1,30})")
_PAREN = re.compile(r" ?\(([^()\n]{0,160}+(?:\([^()\n]{0,30}\)[^()\n]{0,160}+){0,8}+)\)")
_MAX_NAME, _MAX_SHORT = 160, 12


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


class _Numbers:
    """The document numbers of a text, to be asked for by their place."""

    def __init__(self, hits: Sequence[DocNumberHit]) -> None:
        self.by_end = {hit.end: hit for hit in hits}
        self._hits = hits
        self._starts = [hit.start for hit in hits]

    def first_in(self, start: int, end: int) -> DocNumberHit | None:
        """The first number that begins between two offsets."""
        index = bisect_left(self._starts, start)
        return self._hits[index] if index < len(self._hits) and self._starts[index] < end else None


def find_citations(text: str, shadow: str | None = None) -> list[Citation]:
    """Every reference in the text, in order of appearance."""
    shadow = shadow_of(text) if shadow is None else shadow
    numbers = find_in_shadow(shadow)
    named, short_names = _named(text, shadow, numbers)
    taken = [(c.start, c.end) for c in named]
    alone = [
        Citation("number", None, hit.value, [], text[hit.start : hit.end], hit.start, hit.end)
        for hit in compress(numbers, _outside([(hit.start, hit.end) for hit in numbers], taken))
    ]
    articles = _lone_articles(text, shadow, taken, short_names) if "条" in shadow else []
    found = sorted(named + alone + articles, key=lambda c: c.start)
    _bind_by_ending(found)
    return found


def _named(text: str, shadow: str, numbers: Sequence[DocNumberHit]) -> tuple[list[Citation], dict[str, str]]:
    found: list[Citation] = []
    short_names: dict[str, str] = {}
    numbered = _Numbers(numbers)
    for start, end, inner in _book_marks(shadow):
        name = text[start + 1 : end - 1].strip()
        names = [text[a:b] for a, b in inner] + (_INNER_NAME.findall(name) if "〈" in name else [])
        citation = Citation("named", name, None, [], name, start, end, names)
        before = numbered.by_end.get(start)
        if before:
            citation.number, citation.start = before.value, before.start
        _read_tail(citation, text, shadow, end, numbered, short_names)
        if name in short_names and short_names[name] != name:
            citation.name = short_names[name]
        found.append(citation)
    return found, short_names


def _book_marks(shadow: str) -> list[tuple[int, int, list[tuple[int, int]]]]:
    """Outermost 《…》 on one line, with the spans of names nested inside; unclosed marks are passed over."""
    simple = [match.span() for match in _SIMPLE_NAME.finditer(shadow)]
    if len(simple) == shadow.count("《") == shadow.count("》"):
        return [(start, end, []) for start, end in simple if end - start <= _MAX_NAME + 2]
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
    numbered: "_Numbers",
    short_names: dict[str, str],
) -> None:
    """The number, the short name and the articles that follow a name."""
    paren = _PAREN.match(shadow, at)
    if paren:
        hit = numbered.first_in(paren.start(1), paren.end(1))
        short = _SHORT.search(paren[1])
        if hit and citation.number is None:
            citation.number = hit.value
        if short:
            printed = text[paren.start(1) + short.start(1) : paren.start(1) + short.end(1)].strip()
            short_names[printed] = citation.as_printed
        if hit or short:
            at = citation.end = paren.end()
    elif citation.number is None and (hit := numbered.first_in(at, at + 1)):
        citation.number, at = hit.value, hit.end
        citation.end = at
    articles = _ARTICLES.match(shadow, at + 1 if shadow[at : at + 1] == "的" else at)
    if articles:
        citation.articles = _printed_articles(text, shadow, articles.start(1), articles.end(1))
        citation.end = articles.end()


def _printed_articles(text: str, shadow: str, start: int, end: int) -> list[str]:
    if shadow.count("条", start, end) == 1:
        return [text[start:end]]
    return [text[match.start() : match.end()] for match in _ARTICLE.finditer(shadow, start, end)]


def _outside(spans: Sequence[tuple[int, int]], taken: Sequence[tuple[int, int]]) -> list[bool]:
    """For each span, whether it lies in none of those taken; both lists are in order."""
    outside, index = [], 0
    for start, end in spans:
        while index < len(taken) and taken[index][1] <= start:
            index += 1
        outside.append(index == len(taken) or end <= taken[index][0])
    return outside


def _lone_articles(
    text: str, shadow: str, taken: Sequence[tuple[int, int]], short_names: dict[str, str]
) -> list[Citation]:
    found = []
    spans = [match.span() for match in _ARTICLES.finditer(shadow)]
    for start, end in compress(spans, _outside(spans, taken)):
        start = _with_joiner(shadow, start)
        before = shadow[max(0, start - 12) : start]
        if not before.rpartition("\n")[2].strip() and ("\n" in before or len(before) < 12):
            continue
        name = _name_before(text, start, short_names)
        articles = _printed_articles(text, shadow, start, end)
        start = start - len(name[0]) if name else start
        full = name[1] if name else None
        found.append(Citation("article", full, None, articles, text[start:end], start, end))
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
