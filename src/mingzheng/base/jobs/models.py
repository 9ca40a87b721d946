"""What django-tasks lacks: schedules, and signs of life by which a dead worker's jobs are found again."""

from django.db import models


class Schedule(models.Model):
    """When a recurring job (定时任务) runs next. Claimed by ``UPDATE … WHERE next_run = old``, so once only."""

    name = models.CharField("名称", max_length=80, unique=True)
    next_run = models.DateTimeField("下次运行")
    last_run = models.DateTimeField("上次运行", null=True)
    last_error = models.TextField("上次错误", blank=True)

    class Meta:
        verbose_name = "定时任务"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class WorkerBeat(models.Model):
    """A sign of life of a worker (心跳)."""

    worker = models.CharField(max_length=64, unique=True)
    host = models.CharField(max_length=120)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "工作进程"

    def __str__(self) -> str:
        return self.worker
