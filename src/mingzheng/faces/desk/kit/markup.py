"""Rows and options as HTML (列表的行), written without a template: a page of a list has hundreds of them."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import conditional_escape as escape
from django.utils.safestring import SafeString, mark_safe


def row(cells: Iterable[Any]) -> SafeString:
    """A row of a list (`listing.Cell`); everything is escaped that is not marked as safe."""
    return mark_safe(f"<tr>{''.join(map(_cell, cells))}</tr>")


def options(choices: Iterable[tuple[str, str]], chosen: str) -> SafeString:
    """The options of a filter."""
    return mark_safe("".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(name)}</option>'
        for value, name in choices
    ))  # fmt: skip


def _cell(cell: Any) -> str:
    style = f' class="{escape(cell.style)}"' if cell.style else ""
    note = f'<span class="note">{escape(cell.note)}</span>' if cell.note else ""
    return f'<td data-name="{escape(cell.name)}"{style}>{_text(cell)}{note}</td>'


def _text(cell: Any) -> str:
    text = escape(cell.text)
    if cell.link:
        return f'<a href="{escape(cell.link)}">{text}</a>'
    return f'<span class="tag {escape(cell.tag)}">{text}</span>' if cell.tag else text
