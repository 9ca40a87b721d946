"""Automatic numbers: the text Word prints before a paragraph but does not store in it."""

import re
from dataclasses import dataclass

from lxml import etree

from .names import W, is_on, value
from .numerals import numeral
from .styles import as_level

_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str
    gap: str
    all_arabic: bool


class Numbering:
    """Counters of one document. Call :meth:`next` once for each numbered paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._nums: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        if root is not None:
            self._load(root)

    def next(self, num_id: str, level: int) -> str:
        """The number for a paragraph of list ``num_id`` at ``level`` (0–8), with the gap after it; may be empty."""
        if num_id not in self._nums:
            return ""
        abstract_id, overrides, starts = self._nums[num_id]
        levels = {**self._abstract.get(abstract_id, {}), **overrides}
        if level not in levels:
            return ""
        counters = self._counters.setdefault(abstract_id, {})
        if num_id not in self._started:
            self._started.add(num_id)
            for place, start in starts.items():
                counters[place] = start - 1
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in [place for place in counters if place > level]:
            del counters[deeper]
        return self._print(levels, level, counters)

    @staticmethod
    def _print(levels: dict[int, _Level], level: int, counters: dict[int, int]) -> str:
        shape = levels[level]
        if shape.kind == "none" and not shape.text:
            return ""
        if shape.kind == "bullet":
            return "• "

        def place(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            if index not in levels:
                return ""
            number = counters.get(index, levels[index].start)
            return numeral(number, "decimal" if shape.all_arabic else levels[index].kind)

        text = _PLACE.sub(place, shape.text)
        return text + shape.gap if text and text[-1].isascii() and text[-1].isalnum() else text

    def _load(self, root: etree._Element) -> None:
        for abstract in root.iter(W + "abstractNum"):
            self._abstract[abstract.get(W + "abstractNumId", "")] = dict(
                map(_level, abstract.iterchildren(W + "lvl"))
            )
        for num in root.iterchildren(W + "num"):
            overrides, starts = {}, {}
            for override in num.iterchildren(W + "lvlOverride"):
                index = as_level(override.get(W + "ilvl"))
                start = value(override, "startOverride")
                if start is not None and start.isdigit():
                    starts[index] = int(start)
                for element in override.iterchildren(W + "lvl"):
                    overrides[index] = _level(element)[1]
            self._nums[num.get(W + "numId", "")] = (value(num, "abstractNumId") or "", overrides, starts)


def _level(element: etree._Element) -> tuple[int, _Level]:
    start = value(element, "start")
    return as_level(element.get(W + "ilvl")), _Level(
        start=int(start) if start and start.isdigit() else 1,
        kind=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        gap="" if value(element, "suff") == "nothing" else " ",
        all_arabic=is_on(element, "isLgl"),
    )
