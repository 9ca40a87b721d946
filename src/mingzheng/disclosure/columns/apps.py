"""The Django application of this room."""

from django.apps import AppConfig


class ColumnsConfig(AppConfig):
    name = "mingzheng.disclosure.columns"
    label = "columns"
    verbose_name = "栏目与文章"

    def ready(self) -> None:
        from datetime import timedelta

        from mingzheng.base.jobs.schedules import recur
        from mingzheng.base.records.registry import register
        from mingzheng.engines.review import outcomes

        from .actions.outcome import OUTCOME
        from .actions.publishing import publish_due
        from .record import ARTICLE

        register(ARTICLE)
        outcomes.register(ARTICLE.key, OUTCOME)
        recur("columns.publish_due", timedelta(seconds=15), publish_due)
