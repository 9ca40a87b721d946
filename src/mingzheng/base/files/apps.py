"""The Django application of this room."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "mingzheng.base.files"
    label = "files"
    verbose_name = "附件"
