"""Signing in (登录): who may, and what the adapter of allauth says in Chinese."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from mingzheng.base.accounts.addresses import address_of

DEMO_REFUSED = "演示账号只能在演示模式下使用，请用本单位的账号登录。"


class DeskAccountAdapter(DefaultAccountAdapter):
    """No sign-up by visitors; demonstration accounts sign in only in demonstration mode."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "这个账号已经停用，请联系本单位的系统管理员。",
        "username_password_mismatch": "账号或密码不对，请检查大小写后重试；连续输错会暂停登录。",
        "email_password_mismatch": "账号或密码不对，请检查大小写后重试；连续输错会暂停登录。",
        "too_many_login_attempts": "登录失败次数过多，请过几分钟再试。",
        "incorrect_password": "密码不对，请重新输入。",
        "enter_current_password": "现在的密码不对，请重新输入。",
        "incorrect_code": "验证码不对或已过期，请输入验证器上最新的六位数字。",
        "rate_limited": "操作太频繁，请等一分钟再试。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        if user is not None and user.demo and not settings.DEMO:
            raise ValidationError(DEMO_REFUSED)
        return user

    def get_client_ip(self, request: HttpRequest) -> str:
        return address_of(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")


class DeskMFAAdapter(DefaultMFAAdapter):
    """The second factor's refusals in Chinese. Named by the setting MFA_ADAPTER."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "验证码不对或已过期，请输入验证器上最新的六位数字，或一个没有用过的备用码。",
        "cannot_delete_authenticator": "现在不能关闭两步验证，请联系系统管理员。",
        "cannot_generate_recovery_codes": "请先开启两步验证，再生成备用码。",
    }
