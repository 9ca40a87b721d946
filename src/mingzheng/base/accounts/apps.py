"""The Django application of this room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "mingzheng.base.accounts"
    label = "accounts"
    verbose_name = "人员与权限"
