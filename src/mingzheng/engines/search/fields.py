"""What an index holds of a record: one layout for both engines, one mapping from `SearchEntry`. Pure.

No text is stored: the database has it, and a hit is always read from there again. ``bw`` and ``bb`` hold all that can be
found, ``tw`` and ``tb`` the title alone once more: so one field says whether a word stands in a record, which engines
answer several times faster than "in either of two", and the title only adds to the score.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from . import analyzer
from .numbers import canonical_number
from .scripts import mainland_words

if TYPE_CHECKING:
    from mingzheng.base.records.registry import SearchEntry

FACETS = ("organ", "topic", "genre", "year", "state", "column", "audience", "kind")
Values = dict[str, list[str] | list[int]]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: ``key`` exact tokens, ``words`` with frequencies, ``grams`` with positions, ``int`` a number."""

    name: str
    type: Literal["key", "words", "grams", "int"]
    counted: bool = False
    stored: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What one index holds: its fields, and the documents it keeps of each record (all found by ``ref``).

    ``version`` grows when the fields or their meaning change; an index of another version is rebuilt.
    """

    name: str
    version: int
    fields: tuple[Field, ...]
    documents: Callable[["SearchEntry"], Iterable[Values]]


FIELDS = (
    Field("ref", "key", stored=True),
    Field("docno", "key"),
    Field("tw", "words"),
    Field("bw", "words"),
    Field("tb", "grams"),
    Field("bb", "grams"),
    Field("in_force", "key"),
    Field("date", "int", counted=True),
    *(Field(name, "key", counted=True) for name in FACETS),
)


def values(entry: "SearchEntry") -> Values:
    """The fields of one record, analysed; every value is a list, absent ones are left out."""
    title_words, title_grams = _streams(entry.title)
    all_words, all_grams = zip(*map(_streams, _searchable_texts(entry)), strict=True)
    day = entry.written_date or entry.published_on
    found: Values = {
        "ref": [entry.ref],
        "kind": [entry.kind],
        "docno": sorted({canonical_number(number) or number for number in _numbers(entry)}),
        "tw": [title_words],
        "bw": [" ".join(all_words)],
        "tb": [title_grams],
        "bb": [" ".join(all_grams)],
        "in_force": sorted({token for span in entry.in_force for token in day_cover(*span)}),
        "state": [entry.validity] if entry.validity else [],
        "date": [day.toordinal() if day else 0],
        "year": [str(day.year)] if day else [],
    }
    for name, names in entry.facets.items():
        if name in FACETS:
            found[name] = sorted({level for value in names for level in _levels(value)})
    if entry.organ and "organ" not in found:
        found["organ"] = [entry.organ]
    return {name: value for name, value in found.items() if value}


def _numbers(entry: "SearchEntry") -> list[str]:
    return [number for number in (entry.doc_number, *entry.other_numbers) if number]


def _searchable_texts(entry: "SearchEntry") -> tuple[str, ...]:
    """What of a record can be found, the title with it; no phrase goes from one of these texts into the next."""
    attached = (part for attachment in entry.attachments for part in attachment)
    return (entry.title, entry.body, *_numbers(entry), entry.organ, *entry.keywords, *attached)


def _streams(text: str) -> tuple[str, str]:
    """A text in traditional script can also be found by the mainland's words (檔案 by 文件)."""
    other = mainland_words(text)
    return analyzer.streams(f"{text}。{other}" if other else text)


def _levels(value: str) -> Iterator[str]:
    """``大类/小类`` counts under both levels."""
    major, _, minor = value.partition("/")
    yield major
    if minor:
        yield value


# Days in force are kept as blocks of 2^k days, as a segment tree cuts an interval: any number of intervals of
# a record fit into one field, and "in force on that day" is an exact match of one of the day's 21 blocks.
_LEVELS = 21
_END_OF_DAYS = 1 << (_LEVELS - 1) << 2


def day_cover(start: date, end: date | None) -> Iterator[str]:
    """The blocks that together cover the half-open interval of days; ``end`` None means without end."""
    low, high = start.toordinal(), end.toordinal() if end else _END_OF_DAYS
    level = 0
    while low < high:
        if level == _LEVELS - 1:
            yield from (f"{level}:{block}" for block in range(low, high))
            return
        if low & 1:
            yield f"{level}:{low}"
            low += 1
        if high & 1:
            high -= 1
            yield f"{level}:{high}"
        low, high, level = low >> 1, high >> 1, level + 1


def day_blocks(day: date) -> tuple[str, ...]:
    """The blocks a day stands in, small to large; a record is in force on it if it holds any of them."""
    number = day.toordinal()
    return tuple(f"{level}:{number >> level}" for level in range(_LEVELS))


DOCUMENTS = Layout("documents", 2, FIELDS, lambda entry: (values(entry),))
