"""The Django application of this room."""

from django.apps import AppConfig


class ClocksConfig(AppConfig):
    name = "mingzheng.base.clocks"
    label = "clocks"
    verbose_name = "期限"
