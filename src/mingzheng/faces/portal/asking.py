"""What a visitor asked on the search page, read from the address, and the links that change one part of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, Self
from urllib.parse import urlencode

from mingzheng.engines.search.service import Answer, Query

from .results import FacetGroup, FacetRow

PAGE = 10
LAST_PAGE = 100
_LONGEST = 12
_FACETS = {
    "organ": "机关",
    "year": "年份",
    "topic": "主题",
    "genre": "文种",
    "state": "时效",
    "column": "栏目",
    "audience": "面向对象",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """The form's values; a value that makes no sense is left out, never an error page."""

    text: str = ""
    organ: str = ""
    year: str = ""
    topic: str = ""
    genre: str = ""
    state: str = ""
    column: str = ""
    audience: str = ""
    on: str = ""
    since: str = ""
    until: str = ""
    sort: str = ""
    title_only: bool = False
    page: int = 1

    @classmethod
    def read(cls, values: Mapping[str, str]) -> Self:
        """From the query string."""
        texts = {name: values.get(name, "").strip()[:100] for name in (*_FACETS, "sort")}
        days = {name: _day(values.get(name, "")) for name in ("on", "since", "until")}
        number = values.get("page", "1")
        return cls(
            text=values.get("q", "").strip()[:200], title_only=values.get("title_only") == "1",
            page=min(max(int(number), 1), LAST_PAGE) if number.isdecimal() and len(number) < 5 else 1, **texts, **days,
        )  # fmt: skip

    def query(self) -> Query:
        """The engine's form of it."""
        sort: Literal["relevance", "date"] = "date" if self.sort == "date" else "relevance"
        return Query(
            text=self.text, organ=self.organ or None, year=int(self.year) if self.year.isdecimal() else None,
            topic=self.topic or None, genre=self.genre or None, state=self.state or None, column=self.column or None,
            audience=self.audience or None,
            on=_as_day(self.on), start=_as_day(self.since), end=_as_day(self.until), sort=sort,
            title_only=self.title_only, limit=PAGE, offset=(self.page - 1) * PAGE,
        )  # fmt: skip

    def address(self, **changes: Any) -> str:
        """The search address with some values changed; leaving the page number behind unless it is one of them."""
        query = replace(self, **{"page": 1, **changes}).encoded()
        return f"/search/?{query}" if query else "/search/"

    def encoded(self) -> str:
        """The query string that asks this again."""
        pairs = {"q": self.text} | {
            name: getattr(self, name) for name in (*_FACETS, "on", "since", "until", "sort")
        }
        pairs |= {
            "title_only": "1" if self.title_only else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        return urlencode({name: value for name, value in pairs.items() if value})

    def facet_groups(self, found: Answer) -> list[FacetGroup]:
        """Each facet with its values, their counts, and the address that chooses (or drops) each."""
        groups = [
            FacetGroup(label, tuple(self._facet_rows(name, found.facets.get(name, []))))
            for name, label in _FACETS.items()
        ]
        return [group for group in groups if group.rows]

    def _facet_rows(self, name: str, counts: list[tuple[str, int]]) -> Iterator[FacetRow]:
        chosen, without = getattr(self, name), self.address(**{name: ""})
        joint = "&" if "?" in without else "?"
        for value, count in _offered(name, chosen, counts):
            address = without if value == chosen else f"{without}{joint}{urlencode({name: value})}"
            yield FacetRow(
                value.rpartition("/")[2] if name == "topic" else value, count, address, value == chosen
            )

    def pager(self, total: int) -> dict[str, Any]:
        """Addresses of the neighbouring pages."""
        last = min(max((total + PAGE - 1) // PAGE, 1), LAST_PAGE)
        return {
            "number": self.page, "last": last,
            "newer": self.address(page=self.page - 1) if self.page > 1 else "",
            "older": self.address(page=self.page + 1) if self.page < last else "",
        }  # fmt: skip

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The chosen facets, which the form carries along."""
        return [(name, getattr(self, name)) for name in _FACETS if getattr(self, name)]

    @property
    def refined(self) -> bool:
        """Whether one of the further conditions is set."""
        return bool(self.on or self.since or self.until or self.title_only)

    def chosen(self) -> list[dict[str, str]]:
        """What narrows the search now, each with the address that drops it."""
        labels = {**_FACETS, "on": "这一天有效", "since": "成文不早于", "until": "成文不晚于"}
        found = [
            {"text": f"{label}：{getattr(self, name)}", "address": self.address(**{name: ""})}
            for name, label in labels.items()
            if getattr(self, name)
        ]
        return (
            [*found, {"text": "只查标题", "address": self.address(title_only=False)}]
            if self.title_only
            else found
        )


def _offered(name: str, chosen: str, counts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The values worth showing: years newest first, small themes (小类) only below the chosen large one."""
    if name == "year":
        counts = sorted(counts, reverse=True)
    if name == "topic":
        top = chosen.partition("/")[0]
        counts = [row for row in counts if "/" not in row[0] or (top and row[0].startswith(f"{top}/"))]
    return counts[:_LONGEST]


def _day(text: str) -> str:
    return text if _as_day(text) else ""


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
