"""The Django application of this room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "mingzheng.faces.portal"
    label = "portal"
    verbose_name = "公开网站"

    def ready(self) -> None:
        from .pages import connect

        connect()
