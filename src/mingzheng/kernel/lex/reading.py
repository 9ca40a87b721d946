"""What was understood of a document (阅读结果), each value with the evidence it rests on."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypedDict

from mingzheng.kernel.lex.citations import Citation
from mingzheng.kernel.lex.script import Script
from mingzheng.kernel.lex.tasks.task import Task
from mingzheng.kernel.lex.terms import Terms
from mingzheng.kernel.lex.warnings import Warning

Disclosure = Literal["open", "on_request", "closed"]


@dataclass(slots=True)
class Evidence:
    """Where a value was found: offsets in ``Reading.text``, the passage, and how it was recognised."""

    start: int
    end: int
    passage: str
    how: str


class Attachment(TypedDict):
    """An attachment the document lists (附件说明): its number, "" when there is only one, and its name."""

    number: str
    name: str


class PrintedTable(TypedDict):
    """A table row by row; ``kind``: "table", or "flat_table" for one put together from loose lines."""

    kind: str
    rows: list[list[str]]
    start: int
    end: int


@dataclass(slots=True)
class Section:
    """A numbered part of a document; ``text`` is its own text without that of its children."""

    level: int
    number: str
    heading: str
    text: str
    start: int
    end: int
    children: list["Section"] = field(default_factory=list)

    def as_json(self) -> dict[str, object]:
        """The section and everything under it as plain data."""
        children = [child.as_json() for child in self.children]
        return {
            "level": self.level, "number": self.number, "heading": self.heading, "text": self.text,
            "start": self.start, "end": self.end, "children": children,
        }  # fmt: skip


@dataclass(slots=True)
class Reading:
    """A document understood. A value that is not in the document is None (or empty), never guessed.

    ``text`` is the whole cleaned text, to which every offset refers; ``body`` is the part to publish,
    in canonical form: without navigation, metadata block and spam, the parts as printed.
    """

    format: str
    script: Script
    text: str
    body: str = ""
    title: str | None = None
    title_hans: str | None = None
    doc_number: str | None = None
    index_number: str | None = None
    issuers: list[str] = field(default_factory=list)
    addressees: str | None = None
    kind: str | None = None
    theme: str | None = None
    genre: str | None = None
    keywords: list[str] = field(default_factory=list)
    abstract: str | None = None
    written_date: date | None = None
    published_date: date | None = None
    effective_date: date | None = None
    expires_date: date | None = None
    disclosure: Disclosure | None = None
    signer: str | None = None
    note: str | None = None
    attachments: list[Attachment] = field(default_factory=list)
    column_hint: str | None = None
    source_url: str | None = None
    sections: list[Section] = field(default_factory=list)
    tables: list[PrintedTable] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    terms: Terms = field(default_factory=Terms)
    warnings: list[Warning] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    def as_json(self, file: str | None = None) -> dict[str, object]:
        """Plain data for ``mingzheng parse --json``: dates in ISO form, absent values null."""
        return {
            "file": file,
            "format": self.format,
            "script": self.script,
            "title": self.title,
            "title_hans": self.title_hans,
            "doc_number": self.doc_number,
            "index_number": self.index_number,
            "issuers": list(self.issuers),
            "addressees": self.addressees,
            "kind": self.kind,
            "theme": self.theme,
            "genre": self.genre,
            "keywords": list(self.keywords),
            "abstract": self.abstract,
            "written_date": _iso(self.written_date),
            "published_date": _iso(self.published_date),
            "effective_date": _iso(self.effective_date),
            "expires_date": _iso(self.expires_date),
            "disclosure": self.disclosure,
            "signer": self.signer,
            "note": self.note,
            "attachments": [dict(item) for item in self.attachments],
            "column_hint": self.column_hint,
            "source_url": self.source_url,
            "sections": [section.as_json() for section in self.sections],
            "tables": [dict(table) for table in self.tables],
            "tasks": [_plain(task) for task in self.tasks],
            "citations": [_plain(citation) for citation in self.citations],
            "terms": _plain(self.terms),
            "warnings": [_plain(warning) for warning in self.warnings],
        }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _plain(value: object) -> object:
    """Dataclasses to dicts, dates to ISO text, all the way down."""
    names = getattr(value, "__dataclass_fields__", None)
    if names is not None:
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return _iso(value) if isinstance(value, date) else value
