"""Signing in: Chinese throughout, demonstration accounts only in demonstrations, a lock after five failures."""

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import NoReverseMatch, reverse

from mingzheng.base.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "云江-correct-2026"
ENGLISH = re.compile(r"\b[A-Za-z]{3,}(?:\s+[A-Za-z]{2,})+\b")


@pytest.fixture
def person(team):
    team.editor.set_password(PASSWORD)
    team.editor.save()
    return team.editor


@pytest.fixture(autouse=True)
def _no_rate_limit_left_over():
    from django.core.cache import cache

    cache.clear()


def sign_in_as(username: str, password: str = PASSWORD, client: Client | None = None):
    data = {"login": username, "password": password}
    return (client or Client()).post(reverse("account_login"), data)


def signed_in(person) -> Client:
    """A client that has signed in and just confirmed who it is."""
    client = Client()
    sign_in_as(person.username, client=client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def said(response) -> list[str]:
    return response.context["form"].non_field_errors()


def words(response) -> str:
    """What a reader sees of a page."""
    html = response.content.decode()
    return re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<head>.*?</head>", "", html))


def test_right_password_leads_to_the_desk(person):
    response = sign_in_as(person.username)
    assert (response.status_code, response["Location"]) == (302, "/desk/")


def test_wrong_password_is_said_in_chinese(person):
    response = sign_in_as(person.username, "不对的密码")
    assert said(response) == ["账号或密码不对，请检查大小写后重试；连续输错会暂停登录。"]
    assert f'value="{person.username}"' in response.content.decode()


@pytest.mark.parametrize(("demo_mode", "expected"), [(True, 302), (False, 200)])
def test_demonstration_account_only_in_demonstration_mode(demo_mode, expected, person, settings):
    settings.DEMO = demo_mode
    User.objects.filter(pk=person.pk).update(demo=True)
    response = sign_in_as(person.username)
    assert response.status_code == expected
    if not demo_mode:
        assert said(response) == ["演示账号只能在演示模式下使用，请用本单位的账号登录。"]


def test_demonstration_accounts_are_listed_only_in_demonstration_mode(person, settings):
    from mingzheng.demo import PASSWORD as OPEN

    User.objects.filter(pk=person.pk).update(demo=True)
    settings.DEMO = False
    assert OPEN not in Client().get(reverse("account_login")).content.decode()
    settings.DEMO = True
    page = Client().get(reverse("account_login")).content.decode()
    assert (OPEN in page, f"<code>{person.username}</code>" in page, "演示系统" in page) == (True, True, True)


def test_closed_account_is_turned_away(person):
    User.objects.filter(pk=person.pk).update(is_active=False)
    response = sign_in_as(person.username)
    assert "_auth_user_id" not in response.client.session


def test_five_failures_lock_the_account(person):
    for _ in range(4):
        sign_in_as(person.username, "不对的密码")
    locked = sign_in_as(person.username, "不对的密码")
    assert "暂停登录 15 分钟" in words(locked)
    assert "_auth_user_id" not in sign_in_as(person.username).client.session


def test_failures_of_another_visitor_behind_the_same_proxy_lock_nobody_out(person, settings):
    settings.TRUSTED_PROXIES = 1
    for _ in range(5):
        sign_in_as(person.username, "不对的密码", client=Client(headers={"X-Forwarded-For": "192.0.2.66"}))
    own = Client(headers={"X-Forwarded-For": "192.0.2.7"})
    assert "_auth_user_id" in sign_in_as(person.username, client=own).client.session


def test_second_factor_is_asked_and_checked(person):
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(person, secret)
    client = Client()
    assert sign_in_as(person.username, client=client)["Location"] == reverse("mfa_authenticate")
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200 and "_auth_user_id" not in client.session
    counter = next(iter(yield_hotp_counters_from_time()))
    code = format_hotp_value(hotp_value(secret, counter))
    assert client.post(reverse("mfa_authenticate"), {"code": code})["Location"] == "/desk/"
    assert Authenticator.objects.filter(user=person).count() == 1
    assert get_adapter().get_totp_issuer() == "明政"


@pytest.mark.parametrize("name", ["account_login"])
def test_entrance_has_no_english(name):
    assert ENGLISH.findall(words(Client().get(reverse(name)))) == []


@pytest.mark.parametrize(
    "name",
    ["account_logout", "account_reauthenticate", "account_change_password", "mfa_index", "mfa_activate_totp"],
)
def test_account_pages_have_no_english(name, person):
    client = signed_in(person)
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert ENGLISH.findall(words(response)) == []


def test_pages_of_the_second_factor_have_no_english(person):
    client = signed_in(person)
    TOTP.activate(person, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    generated = client.post(reverse("mfa_generate_recovery_codes"))
    assert generated.status_code == 302
    for name in (
        "mfa_index",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
    ):
        response = client.get(reverse(name))
        assert (name, response.status_code, ENGLISH.findall(words(response))) == (name, 200, [])


def test_weak_new_password_is_refused_in_chinese(person):
    client = signed_in(person)
    typed = {"oldpassword": PASSWORD, "password1": "123456", "password2": "123456"}
    response = client.post(reverse("account_change_password"), typed)
    assert ENGLISH.findall(str(response.context["form"].errors["password1"].as_text())) == []


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reset_password"])
def test_what_makes_no_sense_here_has_no_address(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)
