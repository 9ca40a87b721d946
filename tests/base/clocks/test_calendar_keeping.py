"""The calendar is corrected by few people, with a source, and every correction is logged."""

from datetime import date

import pytest

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.clocks import service
from mingzheng.base.clocks.actions import confirm_year, mark_day, unmark_day
from mingzheng.base.clocks.models import CalendarDay
from mingzheng.base.proof.models import LogEntry
from tests.factories import NOW, OrganFactory, Team

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 10)


@pytest.fixture(autouse=True)
def fresh_calendar():
    service.forget()
    yield
    service.forget()


@pytest.fixture
def team():
    return Team(OrganFactory())


def mark(by, mark="off", day=DAY):
    return mark_day(by=by, at=NOW, day=day, mark=mark, name="临时放假", source="云政办发〔2026〕1号")


def workday(day=DAY):
    service.forget()
    return service.calendar().is_workday(day)


@pytest.mark.parametrize("person", ["editor", "reviewer", "secrecy", "signer", "supervisor"])
def test_calendar_is_not_everybodys(team, person):
    by = getattr(team, person)
    for act in (
        lambda: mark(by), lambda: unmark_day(by=by, at=NOW, day=DAY),
        lambda: confirm_year(by=by, at=NOW, year=2027, source="通知"),
    ):  # fmt: skip
        with pytest.raises(NotPermitted):
            act()
    assert (CalendarDay.objects.count(), LogEntry.objects.filter(action__startswith="calendar.").count()) == (
        0,
        0,
    )


@pytest.mark.parametrize("person", ["office", "admin"])
def test_marked_day_counts_as_marked_until_it_is_taken_back(team, person):
    by = getattr(team, person)
    before = workday()
    mark(by)
    during = workday()
    mark(by, "work")
    replaced = workday()
    unmark_day(by=by, at=NOW, day=DAY)
    assert (before, during, replaced, workday()) == (True, False, True, True)
    logged = (
        LogEntry.objects.filter(action__startswith="calendar.")
        .order_by("seq")
        .values_list("action", flat=True)
    )
    assert list(logged) == ["calendar.mark", "calendar.mark", "calendar.unmark"]


def test_weekend_can_be_worked(team):
    saturday = date(2026, 11, 14)
    assert workday(saturday) is False
    mark(team.office, "work", saturday)
    assert workday(saturday) is True


def test_taking_back_what_was_not_marked_is_not_logged(team):
    unmark_day(by=team.office, at=NOW, day=DAY)
    assert LogEntry.objects.filter(action="calendar.unmark").count() == 0


def test_unknown_mark_is_refused(team):
    with pytest.raises(ValueError, match="maybe"):
        mark(team.office, "maybe")
    assert CalendarDay.objects.count() == 0


def test_deadline_of_an_unknown_rule_or_day_is_none():
    assert (service.deadline("no-such-rule", DAY), service.deadline("publication", date(1990, 1, 1))) == (
        None,
        None,
    )
