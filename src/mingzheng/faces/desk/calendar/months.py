"""A year of the calendar as twelve months of cells."""

from calendar import Calendar as Weeks
from dataclasses import dataclass
from datetime import date

from mingzheng.base.clocks.service import calendar
from mingzheng.kernel.statute.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Cell:
    """A day: ``style`` is its kind, ``text`` what it is and why."""

    day: date
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month with its weeks; days of other months are None."""

    number: int
    weeks: list[list[Cell | None]]
    workdays: int


def months(year: int, today: date) -> list[Month]:
    """The twelve months of ``year``, which must lie in the calendar."""
    known = calendar()
    return [_month(known, year, number, today) for number in range(1, 13)]


def _month(known: Calendar, year: int, number: int, today: date) -> Month:
    weeks = [
        [_cell(known, day, today) if day.month == number else None for day in week]
        for week in Weeks().monthdatescalendar(year, number)
    ]
    days = [cell for week in weeks for cell in week if cell]
    return Month(number, weeks, sum(known.is_workday(cell.day) for cell in days))


def _cell(known: Calendar, day: date, today: date) -> Cell:
    style = f"{known.kind(day)} today" if day == today else str(known.kind(day))
    return Cell(day, style, f"{day.month}月{day.day}日，{known.note(day)}")
