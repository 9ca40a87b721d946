"""Signing in (登录): who may, and what the adapter of allauth refuses."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest


class DeskAccountAdapter(DefaultAccountAdapter):
    """No sign-up by visitors; demonstration accounts sign in only in demonstration mode."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        if user is not None and user.demo and not settings.DEMO:
            raise ValidationError("演示账号只能在演示模式下使用，请用本单位的账号登录。")
        return user
