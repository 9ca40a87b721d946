"""Failed jobs are tried again with growing pauses; jobs of dead workers are put back."""

from datetime import timedelta

import pytest
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from mingzheng.base.jobs import retry
from mingzheng.base.jobs.models import WorkerBeat
from mingzheng.base.jobs.worker import Worker
from tests.factories import NOW

pytestmark = pytest.mark.django_db
CALLS: list[int] = []


@task()
def note(number: int) -> None:
    CALLS.append(number)


@task()
def fail() -> None:
    raise ValueError("还没准备好")


@pytest.fixture(autouse=True)
def fresh_calls():
    CALLS.clear()


def only_job():
    return DBTaskResult.objects.get()


def test_job_runs_once():
    note.enqueue(7)
    Worker().drain()
    Worker().drain()
    assert CALLS == [7]
    assert only_job().status == TaskResultStatus.SUCCESSFUL


def test_failed_job_waits_before_it_is_tried_again():
    fail.enqueue()
    Worker().drain()
    job = only_job()
    assert job.status == TaskResultStatus.READY
    assert len(job.worker_ids) == 1
    assert job.run_after > job.finished_at


def test_job_is_given_up_after_its_last_attempt():
    fail.enqueue()
    long_ago = NOW - timedelta(days=365)
    for _ in range(retry.MOST_ATTEMPTS + 2):
        DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(run_after=long_ago)
        Worker().drain()
    assert only_job().status == TaskResultStatus.FAILED
    assert len(only_job().worker_ids) == retry.MOST_ATTEMPTS


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 4), (2, 16), (3, 64), (5, 1024), (6, 3600), (20, 3600)]
)
def test_pause_grows_up_to_an_hour(attempts, seconds):
    assert retry.pause_after(attempts) == timedelta(seconds=seconds)


def running(worker: str):
    note.enqueue(1)
    job = only_job()
    job.claim(worker)
    DBTaskResult.objects.update(started_at=NOW - timedelta(minutes=5))
    return job


def test_job_of_a_dead_worker_is_put_back():
    running("dead")
    assert retry.reap(NOW) == 1
    assert only_job().status == TaskResultStatus.READY


def test_job_of_a_living_worker_is_left_alone():
    running("alive")
    WorkerBeat.objects.create(worker="alive", host="h", started_at=NOW, beat_at=NOW)
    assert retry.reap(NOW) == 0
    assert only_job().status == TaskResultStatus.RUNNING


def test_job_that_killed_six_workers_is_not_put_back():
    running("dead")
    DBTaskResult.objects.update(worker_ids=["a", "b", "c", "d", "e", "f"])
    retry.reap(NOW)
    assert only_job().status == TaskResultStatus.FAILED
