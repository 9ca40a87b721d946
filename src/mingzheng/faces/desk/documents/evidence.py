"""From a reading to a form: the values, and beside each where it was found and what looks wrong (来源与提示)."""

from typing import Any

from mingzheng.base.organs import queries as organs
from mingzheng.base.organs.models import Organ
from mingzheng.kernel.lex import Reading
from mingzheng.kernel.statute.genres import genre
from mingzheng.kernel.statute.themes import find_theme

from ..kit.forms import Note
from .intake import Arrival

_PLAIN = (
    "title", "doc_number", "issuers", "written_date", "keywords", "effective_date", "expires_date", "addressees",
    "signer", "note", "index_number", "source_url", "abstract", "body",
)  # fmt: skip
_HIDDEN = {
    "comment": "批注", "deleted": "未接受的删除", "inserted": "未接受的插入", "hidden_row": "隐藏的行",
    "hidden_sheet": "隐藏的工作表", "property": "文件属性", "header": "页眉", "footer": "页脚",
}  # fmt: skip
_TELLING = ("comment", "deleted", "inserted", "hidden_row", "hidden_sheet")
# What the reading calls a field, where the form calls it otherwise.
_ALIASES = {"kind": "genre", "text": "body"}


def values_of(reading: Reading, user: Any) -> dict[str, Any]:
    """Initial values of the form; what the document does not say stays empty."""
    found = {name: getattr(reading, name) for name in _PLAIN}
    kind = genre(reading.kind or "")
    theme = find_theme(reading.theme or "")
    found["genre"] = kind.name if kind else ""
    found["theme"] = "\\".join(filter(None, (theme[0].name, theme[1]))) if theme else ""
    found["disclosure"] = reading.disclosure or "open"
    found["organ"] = _organ(reading, user)
    return found


def notes_of(reading: Reading) -> dict[str, Note]:
    """For each field its evidence and warnings."""
    found: dict[str, Note] = {}
    names = {*reading.evidence, *(warning.field for warning in reading.warnings if warning.field)}
    for name in names:
        evidence = reading.evidence.get(name)
        warnings = tuple(warning.message for warning in reading.warnings if warning.field == name)
        passage, how = (evidence.passage, evidence.how) if evidence else ("", "")
        found[_ALIASES.get(name, name)] = Note(passage, how, warnings)
    return found


def remarks(arrival: Arrival) -> list[str]:
    """What the clerk must know about the file as a whole: hidden parts, pictures, odd passages."""
    hidden = [entry for entry in arrival.intake.manuscript.hidden if entry.kind in _TELLING]
    found = [
        f"文件里有{len(group)}处{_HIDDEN[kind]}，没有带入正文，公开原文件前请先清除。"
        for kind in _TELLING
        if (group := [entry for entry in hidden if entry.kind == kind])
    ]
    found += arrival.intake.warnings
    return found + [warning.message for warning in arrival.reading.warnings if not warning.field]


def _organ(reading: Reading, user: Any) -> Organ | None:
    named = (organs.by_name(name) for name in reading.issuers)
    return next((organ for organ in named if organ), user.organ)
