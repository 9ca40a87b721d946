"""The worker (工作进程): delivers events, runs recurring jobs and the jobs of django-tasks, one after another.

Any number of workers may run on any number of hosts when the database is PostgreSQL: deliveries are guarded by
lanes, recurring jobs by a claim, jobs by a row lock. A worker may be killed at any moment.
"""

import logging
import os
import secrets
import signal
import socket
import threading
from datetime import datetime, timedelta
from types import FrameType

from django.db import OperationalError, close_old_connections, connection, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from mingzheng.base.events.delivery import deliver_pending

from .models import WorkerBeat
from .retry import again_later, reap
from .schedules import run_due

log = logging.getLogger(__name__)
IDLE_PAUSE = 0.25
BEAT_EVERY = 10.0
REAP_EVERY = timedelta(seconds=30)


class Worker:
    """One process. ``run()`` goes on until SIGTERM or SIGINT; ``drain()`` stops when nothing is left to do."""

    def __init__(self) -> None:
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(3)}"
        self._stop = threading.Event()
        self._last_reap: datetime | None = None
        self._tasks = TaskWorker(
            queue_names=["*"], interval=0, batch=True, backend_name="default", startup_delay=False,
            max_tasks=None, worker_id=self.name, excluded_queue_names=[],
        )  # fmt: skip

    def run(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask_to_stop)
        beat = threading.Thread(target=self._beat, daemon=True, name="beat")
        beat.start()
        log.info("worker %s started", self.name)
        while not self._stop.is_set():
            close_old_connections()
            if not self._step():
                self._stop.wait(IDLE_PAUSE)
        WorkerBeat.objects.filter(worker=self.name).delete()
        log.info("worker %s stopped", self.name)

    def drain(self) -> int:
        """Do everything that is ready now; returns how many things were done."""
        done = 0
        while step := self._step():
            done += step
        return done

    def _step(self) -> int:
        try:
            now = timezone.now()
            if self._last_reap is None or now - self._last_reap >= REAP_EVERY:
                self._last_reap = now
                reap(now)
            return run_due(now) + deliver_pending() + self._run_one_task()
        except OperationalError:  # the database went away or was busy: wait, then go on
            log.exception("database trouble; trying again")
            connection.close()
            self._stop.wait(2)
            return 0

    def _run_one_task(self) -> int:
        ready = DBTaskResult.objects.ready().filter(backend_name="default")
        if not ready.exists():
            return 0
        with exclusive_transaction(ready.db):
            job = ready.get_locked()
            if job is not None:
                job.claim(self.name)
        if job is None:
            return 0
        self._tasks.run_task(job)
        again_later(job, timezone.now())
        return 1

    def _beat(self) -> None:
        try:
            while not self._stop.is_set():
                now = timezone.now()
                try:
                    WorkerBeat.objects.update_or_create(
                        worker=self.name,
                        defaults={"beat_at": now},
                        create_defaults={
                            "beat_at": now,
                            "started_at": now,
                            "host": socket.gethostname()[:120],
                        },
                    )
                except OperationalError:
                    log.warning("no sign of life written this time", exc_info=True)
                self._stop.wait(BEAT_EVERY)
        finally:
            connections.close_all()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self._stop.set()
