"""The Django application of this room."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "mingzheng.faces.desk"
    label = "desk"
    verbose_name = "desk"
