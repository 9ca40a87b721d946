"""The Django application of this room."""

from django.apps import AppConfig


class ProofConfig(AppConfig):
    name = "mingzheng.base.proof"
    label = "proof"
    verbose_name = "存证"
