"""Whether everything runs (运行状态): workers, deliveries, recurring jobs, for administrators."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from mingzheng.base.accounts.roles import Role
from mingzheng.base.events.models import Delivery
from mingzheng.base.jobs.models import Schedule, WorkerBeat

from ..kit.access import allow, desk_view

ALIVE = timedelta(seconds=45)
"""A worker gives a sign of life every ten seconds."""


@desk_view
def status(request: HttpRequest) -> HttpResponse:
    """Workers, what is waiting, what failed and why."""
    scope = request.user.organ_scope(Role.ADMIN)
    allow(bool(scope.paths) or not scope.bounded, "运行状态由系统管理员查看。")
    now = timezone.now()
    pending = Delivery.objects.filter(done_at__isnull=True)
    beats = list(WorkerBeat.objects.order_by("-beat_at")[:20])
    context = {
        "title": "运行状态",
        "workers": [(beat, now - beat.beat_at <= ALIVE) for beat in beats],
        "alive": any(now - beat.beat_at <= ALIVE for beat in beats),
        "pending": pending.count(),
        "failing": pending.filter(attempts__gt=0).select_related("event").order_by("-attempts", "pk")[:50],
        "schedules": Schedule.objects.all(),
        "failed_jobs": DBTaskResult.objects.failed().order_by("-finished_at")[:20],
    }
    return render(request, "desk/status.html", context)
