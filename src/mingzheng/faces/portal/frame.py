"""The frame of pages that are made by the thousand (页框): drawn once a batch, then only filled in.

Documents, articles and lists have templates for their main part alone; all other pages extend ``portal/base.html``.
"""

from typing import Any

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe

from mingzheng.engines.publisher.batches import once_a_batch

from .shell import site_card

_MARK = "\x1a"  # a control character, which no address, name or template has
_SLOTS = ("title", "meta", "canonical", "head", "link", "main")


def framed(template: str, context: dict[str, Any], *, head: str, sheet: str = "") -> str:
    """The page whose main part is ``template``.

    ``context`` is made by `shell.around`; ``head`` are further elements for the head, safe as they are; ``sheet`` is
    the name of a style sheet of the portal.
    """
    filling = {
        "title": escape(context["title"]),
        "meta": context["meta"],
        "canonical": escape(context["canonical"]),
        "head": head,
        "link": escape(context["link"]),
        "main": render_to_string(template, context),
    }
    pieces = _frame(context["masthead"], context["footer"], sheet)
    return "".join(filling[piece] if n % 2 else piece for n, piece in enumerate(pieces))


@once_a_batch
def _frame(masthead: str, footer: str, sheet: str) -> list[str]:
    """The text between the slots, alternating with the names of the slots."""
    marks = {name: mark_safe(f"{_MARK}{name}{_MARK}") for name in _SLOTS}
    around = {"site": site_card(), "masthead": masthead, "footer": footer, "sheet": sheet}
    return render_to_string("portal/framed.html", {**around, **marks}).split(_MARK)
