"""Declarative lists (列表): columns, filters, keyset paging, a capped count and an export of what is filtered."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from . import markup
from .export import xlsx
from .paging import Order, Slice, capped_count, take

Choices = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``text`` is shown and exported; ``link`` leads on; ``note`` is a quieter second line.

    ``tag`` gives the class of a label (or empty for none); ``style`` is the class of the cell: ``num``, ``wide``.
    ``exported`` columns appear in the workbook only.
    """

    name: str
    text: Callable[[Any], Any]
    link: Callable[[Any], str] | None = None
    note: Callable[[Any], Any] | None = None
    tag: Callable[[Any], str] | None = None
    style: str = ""
    exported: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: a choice, or a text to search for when ``choices`` is None. An empty value does not narrow."""

    key: str
    name: str
    apply: Callable[["QuerySet[Any]", str], "QuerySet[Any]"]
    choices: Callable[[HttpRequest], Choices] | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A filter as the page draws it."""

    key: str
    name: str
    value: str
    choices: list[tuple[str, str]] | None

    def options(self) -> SafeString:
        return markup.options(self.choices or (), self.value)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as the page draws it."""

    name: str
    text: Any
    link: str
    note: Any
    tag: str
    style: str


class Page:
    """What the template of a list needs."""

    def __init__(self, listing: "Listing", request: HttpRequest, part: Slice, count: str):
        self.listing, self.count = listing, count
        self.columns = [column for column in listing.columns if not column.exported]
        self.rows = [(row, [_cell(column, row) for column in self.columns]) for row in part.rows]
        self.body = mark_safe("\n".join(markup.row(cells) for _, cells in self.rows))
        self.fields = [_field(entry, request) for entry in listing.filters]
        self.filtered = any(field.value for field in self.fields)
        self.order = listing.order_of(request)
        kept = {field.key: field.value for field in self.fields if field.value}
        if self.order is not listing.orders[0]:
            kept["order"] = self.order.key
        self.older = _query(kept, after=part.older) if part.older else ""
        self.newer = _query(kept, before=part.newer) if part.newer else ""
        self.first = _query(kept) if part.newer else ""
        self.export = _query(kept, export="xlsx")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list declared once. ``empty`` says what to do when nothing is there; ``orders`` start with the usual one."""

    name: str
    columns: tuple[Column, ...]
    orders: tuple[Order, ...]
    empty: str
    filters: tuple[Filter, ...] = ()
    size: int = 30

    def respond(
        self, request: HttpRequest, rows: "QuerySet[Any]", template: str = "desk/list.html", **context: Any
    ) -> HttpResponse:
        """The page, or the workbook when asked for. ``rows`` are those the person may see."""
        for entry in self.filters:
            if value := _value(entry, request):
                rows = entry.apply(rows, value)
        if request.GET.get("export") == "xlsx":
            return xlsx(self.name, self.columns, self.order_of(request).sort(rows))
        return render(request, template, {"page": self.page(request, rows), "title": self.name, **context})

    def page(self, request: HttpRequest, rows: "QuerySet[Any]") -> Page:
        """One page of ``rows`` as the request asks for it."""
        part = take(
            rows,
            self.order_of(request),
            self.size,
            request.GET.get("after", ""),
            request.GET.get("before", ""),
        )
        return Page(self, request, part, capped_count(rows))

    def order_of(self, request: HttpRequest) -> Order:
        wanted = request.GET.get("order", "")
        return next((order for order in self.orders if order.key == wanted), self.orders[0])


def _value(entry: Filter, request: HttpRequest) -> str:
    return request.GET.get(entry.key, "").strip().replace("\x00", "")[:100]


def _field(entry: Filter, request: HttpRequest) -> Field:
    choices = list(entry.choices(request)) if entry.choices else None
    return Field(entry.key, entry.name, _value(entry, request), choices)


def _cell(column: Column, row: Any) -> Cell:
    value = column.text(row)
    return Cell(
        name=column.name,
        text=_shown(value),
        link=column.link(row) if column.link else "",
        note=column.note(row) if column.note else "",
        tag=column.tag(row) if column.tag else "",
        style=column.style,
    )


def _shown(value: Any) -> Any:
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return "" if value is None else value.isoformat() if isinstance(value, date) else value


def _query(kept: dict[str, str], **more: str) -> str:
    return "?" + urlencode({**kept, **more})
