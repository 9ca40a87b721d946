"""The Django application of this room."""

from django.apps import AppConfig


class PublisherConfig(AppConfig):
    name = "mingzheng.engines.publisher"
    label = "publisher"
    verbose_name = "静态发布"

    def ready(self) -> None:
        from . import handlers

        handlers.connect()
