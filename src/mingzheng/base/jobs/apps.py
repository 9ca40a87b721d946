"""The Django application of this room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "mingzheng.base.jobs"
    label = "jobs"
    verbose_name = "任务队列"
