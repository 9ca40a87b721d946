"""The Django application of this room."""

from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "mingzheng.disclosure.policy"
    label = "policy"
    verbose_name = "政策文件"

    def ready(self) -> None:
        from datetime import timedelta

        from mingzheng.base.jobs.schedules import recur
        from mingzheng.base.records.registry import register
        from mingzheng.engines.review import outcomes

        from .actions.outcome import OUTCOME
        from .actions.publishing import publish_due
        from .actions.turning import announce_turns
        from .record import POLICY_DOCUMENT

        register(POLICY_DOCUMENT)
        outcomes.register(POLICY_DOCUMENT.key, OUTCOME)
        recur("policy.publish_due", timedelta(seconds=15), publish_due)
        recur("policy.announce_turns", timedelta(minutes=10), announce_turns)
