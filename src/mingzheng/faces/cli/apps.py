"""The Django application of this room."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "mingzheng.faces.cli"
    label = "cli"
    verbose_name = "cli"
