"""The Django application of this room."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "mingzheng.base.records"
    label = "records"
    verbose_name = "信息"
