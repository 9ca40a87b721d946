"""The Django application of this room."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "mingzheng.base.duties"
    label = "duties"
    verbose_name = "任务"
