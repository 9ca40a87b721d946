"""Splitting a text into clauses 条款: articles with what belongs to them, numbered headings, paragraphs."""

import re
from dataclasses import dataclass

_CN = "[一二三四五六七八九十百千零〇]{1,7}"
_ARTICLE = re.compile(rf"[ \u3000]*(第{_CN}条(?:之{_CN})?)(?![规款项第的、和至])[ \u3000]*")
_DIVISION = re.compile(rf"[ \u3000]*(第{_CN}(?:编|章|节|部分))(?:[ \u3000]|$)")
_HEADING = re.compile(
    rf"[ \u3000]*({_CN}、|[（(]{_CN}[)）]|[0-9]{{1,3}}[.．、](?![0-9])|[（(][0-9]{{1,2}}[)）])[ \u3000]*"
)
_ATTACHMENT = re.compile(r"[ \u3000]*(附件[ \u3000]*[0-9]*)[ \u3000：:]*$")
_RANKS = (
    (re.compile("[一二三四五六七八九十百千零〇]+、"), 1),
    (re.compile("[（(][一二三四五六七八九十百千零〇]"), 2),
    (re.compile("[0-9]"), 3),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its number as printed ("第三条", "（二）", ""), its place among the others and its text.

    ``path`` names it within the document (一、/（二）/1.), ``text`` is everything it says, number included;
    ``start``/``end`` count characters of the whole text.
    """

    number: str
    path: str
    text: str
    start: int
    end: int

    @property
    def wording(self) -> str:
        """The text without its number, which is what stays when clauses are renumbered."""
        return self.text[len(self.number) :].strip() if self.number else self.text


def split_clauses(text: str) -> list[Clause]:
    """Clauses in order. In a text with articles, paragraphs and items belong to the article before them;
    elsewhere every numbered line and every paragraph is a clause of its own. Blank lines are no clause."""
    lines = _lines(text)
    has_articles = sum(bool(_ARTICLE.match(line)) for _, line in lines) >= 2
    groups: list[tuple[str, int, int]] = []
    inside_article = False
    for start, line in lines:
        number = _number_of(line, has_articles)
        is_article = has_articles and bool(_ARTICLE.match(line))
        if inside_article and not is_article and not _closes_article(line):
            opened = groups[-1]
            groups[-1] = (opened[0], opened[1], start + len(line))
            continue
        inside_article = is_article
        groups.append((number, start, start + len(line)))
    return _named(text, groups)


def _lines(text: str) -> list[tuple[int, str]]:
    """Lines that say something, without the blanks around them."""
    lines = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            lines.append((position + line.index(stripped), stripped))
        position += len(line) + 1
    return lines


def _number_of(line: str, has_articles: bool) -> str:
    patterns = (_ARTICLE, _DIVISION, _ATTACHMENT) if has_articles else (_DIVISION, _HEADING, _ATTACHMENT)
    for pattern in patterns:
        if match := pattern.match(line):
            return match[1]
    return ""


def _closes_article(line: str) -> bool:
    return bool(_DIVISION.match(line) or _ATTACHMENT.match(line))


def _named(text: str, groups: list[tuple[str, int, int]]) -> list[Clause]:
    open_numbers: list[tuple[int, str]] = []
    clauses = []
    for number, start, end in groups:
        path = number
        rank = next((rank for shape, rank in _RANKS if shape.match(number)), 0)
        if rank:
            open_numbers = [(r, n) for r, n in open_numbers if r < rank] + [(rank, number)]
            path = "/".join(n for _, n in open_numbers)
        clauses.append(Clause(number, path, text[start:end], start, end))
    return clauses
