"""Organs: found by their names, kept by their own people, made known when a document names them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.events.models import Event
from mingzheng.base.organs.actions import keep_organ
from mingzheng.base.organs.founding import found_organ
from mingzheng.base.organs.models import Organ, OrganAlias
from mingzheng.base.organs.queries import by_name, public_organs
from mingzheng.base.proof.models import LogEntry
from tests.factories import NOW, OrganFactory, Team

pytestmark = pytest.mark.django_db


def test_organ_is_found_by_name_short_name_and_alias():
    organ = OrganFactory(name="云江市民政局", short_name="市民政局")
    OrganAlias.objects.create(organ=organ, name="云江市民政事务局")
    found = [by_name(name) for name in (" 云江市民政局 ", "市民政局", "云江市民政事务局", "民政局", "")]
    assert found == [organ, organ, organ, None, None]


def test_shared_short_name_names_nobody():
    for city in ("云江市", "清河市"):
        OrganFactory(name=f"{city}司法局", short_name="市司法局")
    assert by_name("市司法局") is None


def test_former_name_counts_in_its_time():
    organ = OrganFactory()
    OrganAlias.objects.create(
        organ=organ, name="云江市旧局", valid_from=date(2010, 1, 1), valid_to=date(2018, 12, 31)
    )
    days = (date(2009, 12, 31), date(2010, 1, 1), date(2018, 12, 31), date(2019, 1, 1))
    assert [by_name("云江市旧局", day) for day in days] == [None, organ, organ, None]


def test_name_that_two_organs_bore_is_told_apart_by_the_day():
    old, new = OrganFactory(), OrganFactory()
    OrganAlias.objects.create(organ=old, name="云江市旧局", valid_to=date(2018, 12, 31))
    OrganAlias.objects.create(organ=new, name="云江市旧局", valid_from=date(2019, 1, 1))
    assert [by_name("云江市旧局", day) for day in (None, date(2018, 5, 1), date(2020, 5, 1))] == [
        None,
        old,
        new,
    ]


def test_ended_organ_is_not_shown():
    OrganFactory(ended_on=date(2020, 1, 1))
    shown = OrganFactory()
    assert public_organs() == [shown]


@pytest.mark.parametrize("person", ["office", "admin"])
def test_own_people_keep_the_elements_and_pages_follow(person):
    team = Team(OrganFactory())
    keep_organ(by=getattr(team, person), at=NOW, organ_id=team.organ.pk, fields={"phone": "0555-1234567"})
    entry, event = LogEntry.objects.get(action="organ.change"), Event.objects.get(kind="organ.changed")
    assert (Organ.objects.get(pk=team.organ.pk).phone, entry.detail) == (
        "0555-1234567",
        {"changed": ["phone"]},
    )
    assert set(event.keys) == {f"organ:{team.organ.code}", "organs"}


@pytest.mark.parametrize("person", ["editor", "reviewer", "secrecy", "signer", "supervisor"])
def test_others_do_not_keep_them(person):
    team = Team(OrganFactory())
    with pytest.raises(NotPermitted):
        keep_organ(by=getattr(team, person), at=NOW, organ_id=team.organ.pk, fields={"phone": "1"})
    with pytest.raises(NotPermitted):
        keep_organ(by=getattr(team, person), at=NOW, organ_id=OrganFactory().pk, fields={"phone": "1"})


def test_name_code_and_place_are_not_changed_here():
    team = Team(OrganFactory())
    fields = {"name": "改名局", "code": "other", "parent": OrganFactory(), "path": "1/"}
    keep_organ(by=team.admin, at=NOW, organ_id=team.organ.pk, fields=fields)
    kept = Organ.objects.get(pk=team.organ.pk)
    assert (kept.name, kept.code, kept.parent, kept.path, Event.objects.count()) == (
        team.organ.name, team.organ.code, None, team.organ.path, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    "fields", [{"uscc": "12"}, {"email": "不是邮箱"}, {"website": "javascript:alert(1)"}, {"short_name": ""}]
)
def test_bad_element_is_refused(fields):
    team = Team(OrganFactory())
    with pytest.raises(ValidationError):
        keep_organ(by=team.admin, at=NOW, organ_id=team.organ.pk, fields=fields)
    assert LogEntry.objects.filter(action="organ.change").count() == 0


def test_organ_named_by_a_document_becomes_known():
    organs = [
        found_organ(by=None, at=NOW, name=name)
        for name in ("清河县财政局", "青河县财政局", "中共清河县委办公室")
    ]
    assert [(organ.code, organ.kind) for organ in organs] == [
        ("qhxczj", "department"), ("qhxczj-2", "department"), ("zgqhxwbgs", "party"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["", "很长" * 51])
def test_unusable_name_founds_nothing(name):
    with pytest.raises(ValidationError):
        found_organ(by=None, at=NOW, name=name)
    assert Organ.objects.count() == 0
