"""What is owed: once for each subject, met or dropped once, moved with the calendar."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from mingzheng.base.clocks import service
from mingzheng.base.clocks.actions import confirm_year, mark_day, unmark_day
from mingzheng.base.duties.actions import drop, meet, owe, recompute_open
from mingzheng.base.duties.models import Duty
from tests.factories import NOW, OrganFactory, Team

pytestmark = pytest.mark.django_db
START = date(2026, 11, 2)


@pytest.fixture(autouse=True)
def fresh_calendar():
    service.forget()
    yield
    service.forget()


@pytest.fixture
def organ():
    return OrganFactory()


def owed(organ, subject="policy.document:a", started_on=START):
    return owe(rule="publication", subject=subject, organ=organ, title="公开", started_on=started_on)


def test_owed_twice_is_owed_once_with_the_newer_date(organ):
    first, second = owed(organ), owed(organ, started_on=START + timedelta(days=1))
    assert (first.pk, Duty.objects.count(), second.due_on) == (second.pk, 1, date(2026, 12, 1))


def test_met_duty_keeps_its_dates(organ):
    duty = owed(organ)
    assert meet(rule="publication", subject=duty.subject, on=START, evidence="已公开") is True
    again = owed(organ, started_on=START + timedelta(days=90))
    assert (again.due_on, again.done_on, Duty.objects.open().count()) == (duty.due_on, START, 0)


def test_met_once(organ):
    owed(organ)
    results = [
        meet(rule="publication", subject="policy.document:a", on=START, evidence="x") for _ in range(2)
    ]
    assert results == [True, False]


def test_dropped_duty_is_owed_again_and_a_met_one_is_not_dropped(organ):
    duty = owed(organ)
    assert drop(rule="publication", subject=duty.subject, on=START, why="不予公开") is True
    assert Duty.objects.open().count() == 0
    assert owed(organ).dropped_on is None
    meet(rule="publication", subject=duty.subject, on=START, evidence="已公开")
    assert drop(rule="publication", subject=duty.subject, on=START, why="不予公开") is False


@pytest.mark.parametrize(("rule", "day"), [("no-such-rule", START), ("publication", date(1990, 1, 1))])
def test_what_cannot_be_computed_is_not_recorded(organ, rule, day):
    assert owe(rule=rule, subject="x:y", organ=organ, title="t", started_on=day) is None
    assert Duty.objects.count() == 0


def test_new_holiday_moves_open_duties_and_no_others(organ, django_capture_on_commit_callbacks):
    moved, met = owed(organ), owed(organ, subject="policy.document:b")
    meet(rule="publication", subject=met.subject, on=START, evidence="已公开")
    with django_capture_on_commit_callbacks(execute=True):
        mark_day(
            by=None, at=NOW, day=date(2026, 11, 10), mark="off", name="临时放假", source="云政办发〔2026〕1号"
        )
    assert [(duty.pk, old) for duty, old in recompute_open()] == [(moved.pk, date(2026, 11, 30))]
    dates = dict(Duty.objects.values_list("pk", "due_on"))
    assert dates == {moved.pk: date(2026, 12, 1), met.pk: date(2026, 11, 30)}
    with django_capture_on_commit_callbacks(execute=True):
        unmark_day(by=None, at=NOW, day=date(2026, 11, 10))
    assert [duty.due_on for duty, _ in recompute_open()] == [date(2026, 11, 30)]
    assert recompute_open() == []


def test_confirmed_year_is_no_longer_provisional(organ, django_capture_on_commit_callbacks):
    duty = owed(organ, started_on=date(2026, 12, 21))
    assert (duty.due_on.year, duty.provisional) == (2027, True)
    with django_capture_on_commit_callbacks(execute=True):
        confirm_year(by=None, at=NOW, year=2027, source="国务院办公厅通知")
    recompute_open()
    duty.refresh_from_db()
    assert duty.provisional is False


def test_duties_of_other_organs_are_not_visible(organ):
    duty, own, other = owed(organ), Team(organ), Team(OrganFactory())
    seen = [list(Duty.objects.visible_to(user)) for user in (own.editor, other.admin, AnonymousUser())]
    assert seen == [[duty], [], []]
