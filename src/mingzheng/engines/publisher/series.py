"""Lists whose pages are numbered from the oldest (从最早的一页编号): a full page stays as it is for good.

A page is a range of (time of publication, identifier). Only the lower bounds and the row counts are kept, one row
for twenty records, so that publishing costs the same on a list of a million rows as on an empty one. Rows are added
at the new end nearly always; an old-dated one swells its page up to twice the size, and only beyond that are the
pages from there on cut anew. A withdrawn one leaves its page shorter.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db.models import Q

from .memory import memory
from .models import Series, SeriesPage
from .ranges import BEGINNING, Point, Source
from .standing import Standing, standing

_MANY = 50  # points from which it is cheaper to read all bounds than to ask for each


def bounds(series: Series, number: int) -> tuple[Point, Point | None] | None:
    """The range of page ``number``; None if there is no such page."""
    pages = series.pages.filter(number__in=(number, number + 1)).order_by("number")
    found = [(page.number, Point(page.low_at, page.low_id)) for page in pages]
    if not found or found[0][0] != number:
        return None
    return found[0][1], found[1][1] if len(found) > 1 else None


class Paging:
    """Keeps the pages of one series right; ``size`` rows make a page full.

    ``read`` are pages of it that were read already: the newest one and perhaps those before. What stands on the newest
    two is then read together, because the newest is shown filled up from the other. Counts are kept by `save`.
    """

    def __init__(self, series: Series, source: Source, size: int, read: Iterable[SeriesPage] = ()) -> None:
        self.series = series
        self.recounted: list[SeriesPage] = []
        self._source = source
        self._size = size
        self._read = {page.number: page for page in read}
        self._uncut = bool(self._read)

    def note(self) -> None:
        """Note the series and its newest pages for the rest of the publication, if they are still those read."""
        if self._uncut:
            pages = sorted(self._read.values(), key=lambda page: -page.number)
            memory().series[self.series.key] = self.series, pages

    def refresh(self, points: Iterable[Point]) -> set[int]:
        """After records at ``points`` came, changed or went: the closed pages to render anew.

        The newest page, which the series shows at its own address, always is and is not in the answer.
        """
        if not self.series.last:
            return self.cut_from(1)
        dirty: set[int] = set()
        for number in sorted(self._numbers(sorted(points))):
            if not self._recount(number):
                return dirty | self.cut_from(number)
            if number < self.series.last:
                dirty.add(number)
        return dirty

    def cut_from(self, first: int) -> set[int]:
        """Cut page ``first`` and all after it anew; the closed pages whose files change or end."""
        old_last = self.series.last
        low = self._low(first)
        before = sum(self.series.pages.filter(number__gte=first).values_list("rows", flat=True))
        cut = list(self._cuts(first, low))
        self.series.pages.filter(number__gte=first).delete()
        SeriesPage.objects.bulk_create(cut, batch_size=500)
        memory().forget(self.series.key)
        self._uncut = False
        self.series.last = cut[-1].number
        self.series.total += sum(page.rows for page in cut) - before
        self._read = {number: page for number, page in self._read.items() if number < first}
        self._read[cut[-1].number] = cut[-1]
        return self._changed_files(first, old_last, self.series.last)

    @staticmethod
    def _changed_files(first: int, old_last: int, last: int) -> set[int]:
        changed = set(range(first, max(old_last, last) + 1))
        if last >= old_last:
            changed.discard(last)  # it has no file of its own yet, and had none
        if last != old_last:
            changed |= {old_last - 1, last - 1}  # only the newest closed page links to the newest page
        return {number for number in changed if number > 0}

    def _cuts(self, first: int, low: Point) -> Iterator[SeriesPage]:
        number, count, start = first, 0, low
        for point in self._points(low):
            if count == self._size:
                yield self._cut(number, start, count)
                number, count, start = number + 1, 0, point
            count += 1
        yield self._cut(number, start, count)

    def _cut(self, number: int, low: Point, rows: int) -> SeriesPage:
        return SeriesPage(series=self.series, number=number, low_at=low.at, low_id=low.id, rows=rows)

    def _page(self, number: int) -> SeriesPage:
        return self._read.get(number) or self.series.pages.get(number=number)

    def _recount(self, number: int) -> bool:
        """Note how many rows a page has; False if they are too many for it."""
        page = self._page(number)
        newest = number == self.series.last
        found = self._newest(page) if newest else self._closed(page)
        rows = len(found)
        if rows > (self._size if newest else 2 * self._size):
            return False
        memory().standings[self.series.key, number] = found
        if page.rows != rows:
            self.series.total += rows - page.rows
            page.rows = rows
            self.recounted.append(page)
        return True

    def _closed(self, page: SeriesPage) -> list[Standing]:
        return self._standing(_low_of(page), self._low(page.number + 1), 2 * self._size + 1)

    def _newest(self, page: SeriesPage) -> list[Standing]:
        """What stands on the newest page; what stands on the one before is kept for it to be filled up with."""
        low, before = _low_of(page), self._read.get(page.number - 1)
        if before is None:
            return self._standing(low, None, self._size + 1)
        found = self._standing(_low_of(before), None, 3 * self._size + 1)
        start = bisect_left(found, low, key=lambda item: item.point)
        if start > 2 * self._size:  # it waits for being cut anew
            return self._standing(low, None, self._size + 1)
        memory().standings[self.series.key, before.number] = found[:start]
        return found[start:]

    def _standing(self, low: Point, high: Point | None, most: int) -> list[Standing]:
        """What stands in a range, but no more than ``most``."""
        return list(islice(standing(self.series, self._source, low, high, most), most))

    def _points(self, low: Point) -> Iterator[Point]:
        return (found.point for found in standing(self.series, self._source, low, None, stream=True))

    def _low(self, number: int) -> Point:
        page = self._read.get(number) or self.series.pages.filter(number=number).first()
        return _low_of(page) if page else BEGINNING

    def _numbers(self, points: Sequence[Point]) -> set[int]:
        """The pages in whose ranges the points lie."""
        if points and points[0] >= self._low(self.series.last):
            return {self.series.last}
        if len(points) >= _MANY:
            lows = [
                Point(*low) for low in self.series.pages.order_by("number").values_list("low_at", "low_id")
            ]
            return {bisect_right(lows, point) or 1 for point in points}
        return {self._number(point) for point in points}

    def _number(self, point: Point) -> int:
        before = Q(low_at__lt=point.at) | Q(low_at=point.at, low_id__lte=point.id)
        page = self.series.pages.filter(before, low_at__lte=point.at).order_by("-low_at", "-low_id").first()
        return page.number if page else 1


def _low_of(page: SeriesPage) -> Point:
    return Point(page.low_at, page.low_id)


def save(pagings: Sequence[Paging]) -> None:
    """Write the counts that were found, of many series in two statements."""
    SeriesPage.objects.bulk_create(
        [page for paging in pagings for page in paging.recounted],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["rows"],
    )
    Series.objects.bulk_create(
        [paging.series for paging in pagings],
        batch_size=500,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["total", "last"],
    )
