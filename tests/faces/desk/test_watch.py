"""The log is scoped by organ; people are kept through their page; the status page tells who is alive."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mingzheng.base.accounts.models import User
from mingzheng.base.jobs.models import WorkerBeat

pytestmark = pytest.mark.django_db
GOOD = "清河-2026-口令"


def test_log_shows_own_organ_only(team, strangers, sign_in):
    from tests import factories as make

    own, foreign = make.draft(team), make.draft(strangers)
    subjects = {row.subject for row, _ in sign_in(team.office).get(reverse("desk:log")).context["page"].rows}
    assert (own.ref in subjects, foreign.ref in subjects) == (True, False)


def test_person_is_opened_given_a_role_and_closed(team, sign_in):
    client = sign_in(team.admin)
    typed = {"username": "zhangsan", "display_name": "张三", "organ": team.organ.pk, "password": GOOD}
    client.post(reverse("desk:person_new"), typed)
    person = User.objects.get(username="zhangsan")
    client.post(
        reverse("desk:person_give_role", args=[person.pk]), {"role": "signer", "organ": team.organ.pk}
    )
    client.post(reverse("desk:person_password", args=[person.pk]), {"password": GOOD + "新"})
    client.post(reverse("desk:person_active", args=[person.pk]), {"active": "0"})
    person = User.objects.get(pk=person.pk)
    assert (person.held, person.check_password(GOOD + "新"), person.is_active) == (
        [("signer", team.organ.path)], True, False,
    )  # fmt: skip
    page = client.get(reverse("desk:person", args=[person.pk]))
    assert [row.what for row in page.context["timeline"]] == ["停用账号", "重设密码", "授予角色", "新建人员"]


def test_weak_password_is_said_beside_the_field(team, sign_in):
    typed = {"username": "lisi", "display_name": "李四", "organ": team.organ.pk, "password": "12345"}
    form = sign_in(team.admin).post(reverse("desk:person_new"), typed).context["form"]
    assert list(form.errors) == ["password"]
    assert form["display_name"].value() == "李四"


def test_status_tells_a_living_worker_from_a_dead_one(team, sign_in):
    client, address, now = sign_in(team.admin), reverse("desk:status"), timezone.now()
    assert client.get(address).context["alive"] is False
    beat = {"host": "h", "started_at": now - timedelta(hours=1)}
    WorkerBeat.objects.create(worker="旧", beat_at=now - timedelta(minutes=5), **beat)
    assert client.get(address).context["alive"] is False
    WorkerBeat.objects.create(worker="新", beat_at=now, **beat)
    assert client.get(address).context["alive"] is True


def test_organ_is_kept_through_its_page(team, sign_in):
    typed = {
        "short_name": "测试局",
        "index_pattern": team.organ.index_pattern,
        "number_prefixes": "云测发、云测函",
    }
    client = sign_in(team.admin)
    assert client.post(reverse("desk:organ_edit", args=[team.organ.code]), typed | {"uscc": "123"}).context[
        "form"
    ].errors == {"uscc": ["统一社会信用代码应为 18 位，且最后一位校验码要对得上；请对照登记证书核对。"]}
    client.post(reverse("desk:organ_edit", args=[team.organ.code]), typed)
    team.organ.refresh_from_db()
    assert team.organ.number_prefixes == ["云测发", "云测函"]
