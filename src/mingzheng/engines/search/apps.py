"""The Django application of this room."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "mingzheng.engines.search"
    label = "search"
    verbose_name = "检索"

    def ready(self) -> None:
        from . import handlers

        handlers.connect()
