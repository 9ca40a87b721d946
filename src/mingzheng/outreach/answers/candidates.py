"""Passages of public records that may answer (候选段落), read from the rows that are public at this moment."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mingzheng.base.records.registry import Listing, SearchEntry
from mingzheng.engines.search import site
from mingzheng.engines.search.passages import Passage, passages
from mingzheng.kernel.statute.validity import StateKey

Text = tuple[str, str]
"""A passage by its own words, wherever it stands in its record: the record's ref and the mark of the words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage of a public record, with the record's state on the day asked."""

    entry: SearchEntry
    listing: Listing
    place: str
    text: str

    @property
    def title(self) -> str:
        """The title with the keywords."""
        return "。".join((self.entry.title, *self.entry.keywords))

    @property
    def whole(self) -> str:
        """Title and text, as an encoder reads them."""
        return f"{self.title}。{self.text}"

    @property
    def mark(self) -> str:
        return mark_of(self.text)

    @property
    def binds(self) -> bool:
        """Whether it may be relied on; what has no validity of its own may."""
        key = self.listing.validity_key
        return not key or StateKey(key).binds


@dataclass(frozen=True)
class ReadRecord:
    """A public record and its passages."""

    entry: SearchEntry
    listing: Listing

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """By place."""
        return {passage.place: passage for passage in passages(self.entry.body)}

    @cached_property
    def by_mark(self) -> dict[str, str]:
        """The place of each text, the first of equal ones."""
        return {mark_of(passage.text): place for place, passage in reversed(self.passages.items())}

    def at(self, place: str) -> Candidate:
        return Candidate(self.entry, self.listing, place, self.passages[place].text)


def read_records(refs: Iterable[str], today: date) -> Iterator[ReadRecord]:
    """Those of the records that are public now."""
    for kind, row in site.public_rows(dict.fromkeys(refs)):
        yield ReadRecord(kind.search(row), kind.listing(row, today))


def read_texts(texts: Iterable[Text], today: date) -> dict[Text, Candidate]:
    """The passages with these words that stand in public records now."""
    wanted = list(texts)
    records = {record.entry.ref: record for record in read_records((ref for ref, _ in wanted), today)}
    return {
        (ref, mark): records[ref].at(records[ref].by_mark[mark])
        for ref, mark in wanted
        if ref in records and mark in records[ref].by_mark
    }


def mark_of(text: str) -> str:
    """Names a text by itself: 16 hexadecimal digits of its BLAKE2 digest."""
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
