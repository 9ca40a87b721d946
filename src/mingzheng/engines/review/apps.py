"""The Django application of this room."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "mingzheng.engines.review"
    label = "review"
    verbose_name = "公开审查"
