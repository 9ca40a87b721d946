"""Recurring jobs run when they are due, once, and one failure does not stop the others."""

from datetime import timedelta

import pytest

from mingzheng.base.jobs import schedules
from mingzheng.base.jobs.models import Schedule
from tests.factories import NOW

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def ran(monkeypatch):
    monkeypatch.setattr(schedules, "_RECURRING", {})
    return []


def test_recurring_job_runs_at_once_and_then_after_its_pause(ran):
    schedules.recur("test.tick", HOUR, ran.append)
    assert schedules.run_due(NOW) == 1
    assert schedules.run_due(NOW + timedelta(minutes=59)) == 0
    assert schedules.run_due(NOW + HOUR) == 1
    assert ran == [NOW, NOW + HOUR]


def test_recurring_job_claimed_by_another_worker_does_not_run_here(ran):
    schedules.recur("test.tick", HOUR, ran.append)
    Schedule.objects.create(name="test.tick", next_run=NOW)
    recurring = schedules.declared()["test.tick"]
    assert schedules._claim(recurring, NOW, NOW) is True
    assert schedules._claim(recurring, NOW, NOW) is False


def test_failing_job_is_noted_and_the_next_one_runs(ran):
    def fail(at):
        raise ValueError("数据不对")

    schedules.recur("test.bad", HOUR, fail)
    schedules.recur("test.good", HOUR, ran.append)
    assert schedules.run_due(NOW) == 2
    assert ran == [NOW]
    assert Schedule.objects.get(name="test.bad").last_error == "数据不对"


def test_missed_runs_are_made_up_once_not_one_by_one(ran):
    schedules.recur("test.tick", HOUR, ran.append)
    schedules.run_due(NOW)
    assert schedules.run_due(NOW + timedelta(days=3)) == 1
    assert schedules.run_due(NOW + timedelta(days=3)) == 0
