"""The Django application of this room."""

from django.apps import AppConfig


class OrgansConfig(AppConfig):
    name = "mingzheng.base.organs"
    label = "organs"
    verbose_name = "机构"
