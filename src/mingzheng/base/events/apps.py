"""The Django application of this room."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "mingzheng.base.events"
    label = "events"
    verbose_name = "事件"
