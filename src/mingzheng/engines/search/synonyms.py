"""Other ways to say a query (同义词扩展). Pure: the groups come from the administrator's table."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from . import analyzer

Group = Sequence[str]
_MOST_READINGS = 6


@dataclass(frozen=True, slots=True)
class Expansion:
    """Which words of a query have synonyms, and the query said in these; shown to the visitor."""

    used: tuple[tuple[str, tuple[str, ...]], ...] = ()
    readings: tuple[str, ...] = ()


def expand(query: str, groups: Sequence[Group]) -> Expansion:
    """Each word of a group that stands in the query may be replaced by the others; quoted text is left as it is."""
    text = " ".join(analyzer.plain(piece) for piece in query.split())
    if any(mark in query for mark in '"“”「」『』＂'):
        return Expansion()
    used = [found for group in groups if (found := _standing(text, [analyzer.plain(word) for word in group]))]
    choices = [(word, *others) for word, others in used]
    readings = []
    for picked in product(*choices):
        reading = text
        for (word, _), replacement in zip(used, picked, strict=True):
            reading = reading.replace(word, replacement)
        readings.append(reading)
    return Expansion(tuple(used), tuple(dict.fromkeys(readings[1 : _MOST_READINGS + 1])))


def _standing(text: str, words: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """The longest word of the group that stands in the text, and the other words."""
    standing = [word for word in words if word in text]
    if not standing:
        return None
    longest = max(standing, key=len)
    return longest, tuple(word for word in words if word not in (longest, *standing))
