"""From a reading of a file to the values of a document (著录): the same for desk, command and import."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from mingzheng.base.records.models import Disclosure
from mingzheng.kernel import lex
from mingzheng.kernel.lex.reading import Reading

from .models.document import EDITABLE


def values_of(reading: Reading) -> dict[str, Any]:
    """The document's values as found in the file; what was not found is left out, never guessed.

    Titles and names are given in simplified characters, as the platform is; the body stays as printed.
    """
    found: dict[str, Any] = {
        "title": reading.title_hans or reading.title,
        "doc_number": reading.doc_number,
        "index_number": reading.index_number,
        "issuers": [lex.to_hans(name) for name in reading.issuers],
        "genre": reading.kind,
        "theme": reading.theme,
        "keywords": reading.keywords,
        "abstract": reading.abstract,
        "written_date": reading.written_date,
        "effective_date": reading.effective_date,
        "expires_date": reading.expires_date,
        "addressees": lex.to_hans(reading.addressees) if reading.addressees else None,
        "signer": reading.signer,
        "note": lex.to_hans(reading.note) if reading.note else None,
        "disclosure": reading.disclosure,
        "source_url": reading.source_url,
        "body": reading.body,
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


_GIVEN = {
    "title": "title",
    "doc_number": "doc_number",
    "index_number": "index_number",
    "theme": "theme",
    "kind": "genre",
    "keywords": "keywords",
    "audiences": "audiences",
    "abstract": "abstract",
    "written_date": "written_date",
    "effective_date": "effective_date",
    "expires_date": "expires_date",
    "disclosure": "disclosure",
    "url": "source_url",
}


_DAYS = ("written_date", "published_date", "effective_date", "expires_date")
_LISTS = ("keywords", "issuers", "audiences")
_EXAMPLES = {"keywords": '["预算", "决算"]', "audiences": '["企业", "个人"]'}


class BadGiven(ValueError):
    """A value that came beside the text is of the wrong sort; the message names it and says what it should be."""


def check_given(given: Mapping[str, Any]) -> None:
    """Raise `BadGiven` unless every known value is of its sort: texts, ISO days, lists of texts."""
    for name, value in given.items():
        if value is None or name not in {*_GIVEN, *_DAYS, *_LISTS, "issuer", "text"}:
            continue
        if name in _LISTS and isinstance(value, list) and all(isinstance(item, str) for item in value):
            continue
        if example := _EXAMPLES.get(name):
            raise BadGiven(f"“{name}”应当是一组词，像 {example}。")
        if not isinstance(value, str):
            raise BadGiven(f"“{name}”应当是加引号的文字，不能是 {value!r:.40}。")
        if name in _DAYS and value and not _is_day(value):
            raise BadGiven(f"“{name}”应当是 2026-05-08 这样的日期，不能是“{value:.40}”。")
        if name == "disclosure" and value and value not in Disclosure.values:
            raise BadGiven(f"“disclosure”只能是 {'、'.join(Disclosure.values)}。")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def merge_given(values: dict[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Values that came beside the text (a line of .jsonl) go before those read from it."""
    merged = dict(values)
    for name, field in _GIVEN.items():
        if given.get(name) not in (None, "", []):
            merged[field] = given[name]
    if issuer := given.get("issuer") or given.get("issuers"):
        merged["issuers"] = [issuer] if isinstance(issuer, str) else list(issuer)
    return {name: value for name, value in merged.items() if name in EDITABLE}


def moment_of(day: date | str | None) -> datetime | None:
    """A date of publication as an instant: the day's first, since the hour is not known."""
    if not day:
        return None
    when = date.fromisoformat(day) if isinstance(day, str) else day
    return timezone.make_aware(datetime.combine(when, time.min))
