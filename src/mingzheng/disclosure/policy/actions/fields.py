"""Set the values a clerk may set, and make what is derived from them."""

import hashlib
import re
from datetime import date
from typing import Any

from mingzheng.base.organs.models import Organ
from mingzheng.kernel import lex

from ..models import Document
from ..models.document import EDITABLE

_DATES = ("written_date", "effective_date", "expires_date")
_BLANK = re.compile(r"\s+")


def tidy(fields: dict[str, Any]) -> dict[str, Any]:
    """Known fields only, texts trimmed, dates as dates, the number in its one right form.

    A value that cannot be read is left as it is: `checks.save_problems` names it.
    """
    found = {name: fields[name] for name in EDITABLE if name in fields}
    for name, value in found.items():
        if isinstance(value, str) and name != "body":
            found[name] = _BLANK.sub(" ", value).strip()
    for name in _DATES:
        if isinstance(found.get(name), str):
            found[name] = date.fromisoformat(found[name]) if found[name] else None
    if found.get("doc_number"):
        found["doc_number"] = lex.normalize_doc_number(found["doc_number"]) or found["doc_number"]
    if "body" in found:
        found["body"] = str(found["body"]).replace("\r\n", "\n").replace("\x00", "").strip("\n")
    return found


def put(document: Document, fields: dict[str, Any]) -> None:
    """Set tidy values on ``document`` and derive page text, outline and formation date; does not save."""
    for name, value in fields.items():
        setattr(document, name, value)
    if "body" in fields:
        derive(document)
    if document.formed_on is None or "written_date" in fields:
        document.formed_on = document.written_date


def derive(document: Document) -> None:
    """Make the safe HTML and the outline from the canonical text."""
    blocks = lex.parse_body(document.body)
    document.body_html = lex.render_html(blocks)
    document.outline = [
        {"level": item.level, "id": item.id, "number": item.number, "heading": item.heading}
        for item in lex.outline(blocks)
    ]


def identity_of(doc_number: str, title: str, organ: Organ) -> str:
    """What makes two imported documents the same: number and title, or without a number organ and title.

    Script, width and blanks make no difference.
    """
    bare = _BLANK.sub("", lex.to_hans(title))
    scope = lex.normalize_doc_number(doc_number) or doc_number or organ.code
    return hashlib.sha256(f"{scope}\0{bare}".encode()).hexdigest()
