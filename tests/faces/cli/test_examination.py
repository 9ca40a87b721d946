"""What `doctor` says of the worker's own jobs and of sentence vectors."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mingzheng.base.jobs.models import Schedule, WorkerBeat
from mingzheng.base.jobs.schedules import declared
from mingzheng.faces.cli import examination


@pytest.fixture
def late(db):
    """A worker that runs, and a function that makes a job late."""
    now = timezone.now()
    WorkerBeat.objects.create(worker="w", host="h", beat_at=now, started_at=now)
    return lambda name: Schedule.objects.create(name=name, next_run=now - timedelta(hours=1))


def said(check) -> list[str]:
    return [remark.message for remark in check()]


def test_a_late_job_is_told(late):
    late(next(iter(declared())))
    assert "1 个定时任务晚了十分钟以上，工作进程可能忙不过来，请增加一个。" in said(examination._worker)


def test_a_job_of_an_extra_that_is_gone_is_not_late(late):
    late("answers.of_an_extra_no_longer_installed")
    assert said(examination._worker) == ["1 个工作进程在运行。"]


def test_how_far_the_vectors_are_is_told(monkeypatch):
    monkeypatch.setattr(examination, "trouble", lambda: None)
    monkeypatch.setattr(examination.vectors, "report", lambda: "")
    assert said(examination._search) == ["索引可以使用。"]
    monkeypatch.setattr(examination.vectors, "report", lambda: "句向量还有约 3 段等待计算。")
    assert said(examination._search) == ["索引可以使用。", "句向量还有约 3 段等待计算。"]
