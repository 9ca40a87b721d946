"""The forms of people."""

from typing import Any

from django import forms

from mingzheng.base.accounts.roles import Role
from mingzheng.base.organs.models import Organ

from ..kit.forms import DeskForm


class _InOrgan(DeskForm):
    organ = forms.ModelChoiceField(label="机构", queryset=Organ.objects.none())

    def __init__(self, *args: Any, organs: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs


class PersonForm(_InOrgan):
    """A new account."""

    username = forms.CharField(label="账号", max_length=150, help_text="登录用，例如姓名拼音。")
    display_name = forms.CharField(label="姓名", max_length=40)
    password = forms.CharField(
        label="初始密码", max_length=128, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="至少 10 位，不能只有数字；请当面交给本人，并请本人登录后修改。",
    )  # fmt: skip
    field_order = ["username", "display_name", "organ", "password"]


class RoleForm(_InOrgan):
    """A role for an organ and everything below it."""

    role = forms.ChoiceField(label="角色", choices=Role.choices)
    field_order = ["role", "organ"]


class PasswordForm(DeskForm):
    password = forms.CharField(
        label="新密码", max_length=128, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="至少 10 位，不能只有数字。重设后，这个人在别处的登录立即失效。",
    )  # fmt: skip
