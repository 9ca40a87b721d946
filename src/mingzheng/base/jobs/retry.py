"""Retry with growing pauses for jobs of django-tasks, and the reaper for jobs of dead workers."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import WorkerBeat

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 6
LONGEST_PAUSE = timedelta(hours=1)
DEAD_AFTER = timedelta(seconds=45)


def pause_after(attempts: int) -> timedelta:
    """4 s after the first failure, four times as long after each further one, an hour at most."""
    return min(timedelta(seconds=4**attempts), LONGEST_PAUSE)


def again_later(job: DBTaskResult, now: datetime) -> bool:
    """Put a failed job back with a pause, unless it has been tried `MOST_ATTEMPTS` times; returns whether."""
    attempts = len(job.worker_ids)
    if job.status != TaskResultStatus.FAILED or attempts >= MOST_ATTEMPTS:
        return False
    job.status = TaskResultStatus.READY
    job.run_after = now + pause_after(attempts)
    job.save(update_fields=["status", "run_after"])
    return True


def reap(now: datetime) -> int:
    """Put jobs back that were left RUNNING by a worker without a sign of life; returns how many."""
    alive = set(WorkerBeat.objects.filter(beat_at__gte=now - DEAD_AFTER).values_list("worker", flat=True))
    freed = 0
    for job in DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=now - DEAD_AFTER):
        if job.worker_ids and job.worker_ids[-1] in alive:
            continue
        with transaction.atomic():
            status = (
                TaskResultStatus.READY if len(job.worker_ids) < MOST_ATTEMPTS else TaskResultStatus.FAILED
            )
            freed += DBTaskResult.objects.filter(
                pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at
            ).update(status=status, run_after=now)
    WorkerBeat.objects.filter(beat_at__lt=now - timedelta(days=1)).delete()
    if freed:
        log.warning("%d job(s) of dead workers were put back", freed)
    return freed
