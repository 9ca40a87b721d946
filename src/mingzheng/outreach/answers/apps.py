"""The Django application of this room."""

from django.apps import AppConfig


class AnswersConfig(AppConfig):
    name = "mingzheng.outreach.answers"
    label = "answers"
    verbose_name = "政策问答"

    def ready(self) -> None:
        from . import handlers

        handlers.connect()
