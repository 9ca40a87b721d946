"""The Django application of this room."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "mingzheng.base.duties"
    label = "duties"
    verbose_name = "任务"

    def ready(self) -> None:
        from datetime import timedelta

        from mingzheng.base.jobs.schedules import recur

        from .actions import recompute_at

        # A crash between a change of the calendar and the moving of its duties is made good here.
        recur("duties.recompute", timedelta(hours=6), recompute_at)
