"""The information processing fee (信息处理费) of 国办函〔2020〕109号, in force 2021-01-01.

Both tariffs are progressive by excess (超额累进). An organ chooses one of them for an application and must
not charge both (第三条). All amounts are whole yuan (元).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mingzheng.kernel.statute.source import Source

DOCUMENT = "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
ITEM_SOURCE = Source(DOCUMENT, "第四条", "同一申请人一个自然月内累计申请件数", "VERIFIED-2")
PAGE_SOURCE = Source(DOCUMENT, "第五条", "纸质、电子邮件或者复制电子数据的页数", "VERIFIED-2")
EITHER_SOURCE = Source(DOCUMENT, "第三条", "不得同时按照两种标准重复计算", "VERIFIED-2")

FREE_ITEMS = 10
FREE_PAGES = 30

_BASE_ITEM_BANDS = ((FREE_ITEMS, 0), (30, 100))
_PAGE_BANDS = ((FREE_PAGES, 0), (100, 10), (200, 20))
_LAST_PAGE_RATE = 40
_ITEM_STEP, _ITEM_RATE_STEP = 10, 100


class FeeError(ValueError):
    """A count that cannot be charged. Its message is one Chinese sentence for the user."""


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One band of the calculation: units `first` to `last`, at `rate` yuan each."""

    first: int
    last: int
    rate: int

    @property
    def count(self) -> int:
        """How many items or pages fall into the band."""
        return self.last - self.first + 1

    @property
    def amount(self) -> int:
        """The fee of the band in yuan."""
        return self.count * self.rate


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee with the bands it consists of, as the notice (收费通知书) must show them."""

    lines: tuple[FeeLine, ...]
    unit: str
    source: Source

    @property
    def total(self) -> int:
        """The whole fee in yuan."""
        return sum(line.amount for line in self.lines)

    @property
    def explanation(self) -> str:
        """The calculation in one Chinese sentence."""
        steps = [
            f"第{line.first}至{line.last}{self.unit}，{line.count}{self.unit}×{line.rate}元＝{line.amount}元"
            if line.rate
            else f"第{line.first}至{line.last}{self.unit}不收费"
            for line in self.lines
        ]
        return f"{'；'.join(steps) or '没有应计费的数量'}；合计{self.total}元。依据：{self.source.citation}。"


def item_rate(item: int) -> int:
    """The fee in yuan of the `item`-th application of one applicant in a calendar month (第几件的单价)."""
    _require_positive(item)
    for last, rate in _BASE_ITEM_BANDS:
        if item <= last:
            return rate
    last, rate = _BASE_ITEM_BANDS[-1]
    return rate + _ITEM_RATE_STEP * (1 + (item - last - 1) // _ITEM_STEP)


def page_rate(page: int) -> int:
    """The fee in yuan of the `page`-th page supplied on one application."""
    _require_positive(page)
    return next((rate for last, rate in _PAGE_BANDS if page <= last), _LAST_PAGE_RATE)


def item_fee(count: int, already: int = 0) -> Fee:
    """The fee for `count` further applications after `already` counted ones in the same calendar month.

    Raises `FeeError` for negative counts.
    """
    _require_count(count, already)
    return Fee(_lines(already + 1, already + count, _item_bands(already + count)), "件", ITEM_SOURCE)


def page_fee(pages: int) -> Fee:
    """The fee for `pages` pages supplied on one application. Raises `FeeError` for a negative count."""
    _require_count(pages)
    bands = (*_PAGE_BANDS, (max(pages, _PAGE_BANDS[-1][0] + 1), _LAST_PAGE_RATE))
    return Fee(_lines(1, pages, bands), "页", PAGE_SOURCE)


def _item_bands(count: int) -> list[tuple[int, int]]:
    bands = list(_BASE_ITEM_BANDS)
    while bands[-1][0] < count:
        last, rate = bands[-1]
        bands.append((last + _ITEM_STEP, rate + _ITEM_RATE_STEP))
    return bands


def _lines(first: int, last: int, bands: Sequence[tuple[int, int]]) -> tuple[FeeLine, ...]:
    lines, opening = [], 1
    for closing, rate in bands:
        start, end = max(first, opening), min(last, closing)
        if start <= end:
            lines.append(FeeLine(start, end, rate))
        opening = closing + 1
    return tuple(lines)


def _require_count(*counts: int) -> None:
    if any(count < 0 for count in counts):
        raise FeeError("件数和页数不能是负数，请更正后重新计算。")


def _require_positive(number: int) -> None:
    if number < 1:
        raise FeeError("件数和页数应当从1开始计算，请更正。")
