"""Administrators keep the people of their own organs, and nobody greater than themselves."""

import pytest

from mingzheng.base.accounts import actions
from mingzheng.base.accounts.models import User
from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.accounts.roles import Role
from mingzheng.base.proof.models import LogEntry

pytestmark = pytest.mark.django_db
GOOD = "清河-2026-口令"


@pytest.fixture
def city():
    from tests.factories import OrganFactory

    return OrganFactory()


@pytest.fixture
def county(city):
    from tests.factories import OrganFactory

    return OrganFactory(parent=city)


def holding(role, organ):
    from tests.factories import UserFactory

    return UserFactory.holding(role, organ)


def now():
    from tests.factories import NOW

    return NOW


def test_new_person_can_sign_in_and_is_logged(city):
    admin = holding(Role.ADMIN, city)
    user = actions.create_person(
        by=admin, at=now(), username="zhangsan", display_name="张三", organ=city, password=GOOD
    )
    assert (user.check_password(GOOD), user.held) == (True, [])
    entry = LogEntry.objects.get(subject="person:zhangsan")
    assert (entry.action, entry.detail) == ("person.create", {"name": "张三"})


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"username": "ADMIN1"}, "username"),
        ({"password": "123456"}, "password"),
        ({"username": "张 三"}, "username"),
    ],
)
def test_bad_account_is_refused_at_its_field(change, field, city):
    admin = holding(Role.ADMIN, city)
    User.objects.create(username="admin1", display_name="已有的人")
    values = {"username": "lisi", "display_name": "李四", "password": GOOD} | change
    with pytest.raises(actions.PersonRefused) as refusal:
        actions.create_person(by=admin, at=now(), organ=city, **values)
    assert refusal.value.field == field


def test_role_is_given_once_and_taken(city):
    admin, user = holding(Role.ADMIN, city), holding(Role.EDITOR, city)
    first = actions.give_role(by=admin, at=now(), person_id=user.pk, role="signer", organ=city)
    again = actions.give_role(by=admin, at=now(), person_id=user.pk, role="signer", organ=city)
    assert first == again
    actions.take_role(by=admin, at=now(), person_id=user.pk, assignment_id=first.pk)
    acts = LogEntry.objects.filter(subject=f"person:{user.username}").values_list("action", flat=True)
    assert list(acts) == ["person.give_role", "person.take_role"]


def test_nobody_locks_the_house_from_inside(city):
    admin = holding(Role.ADMIN, city)
    with pytest.raises(actions.PersonRefused, match="不能收回自己"):
        actions.take_role(by=admin, at=now(), person_id=admin.pk, assignment_id=admin.assignments.get().pk)
    with pytest.raises(actions.PersonRefused, match="不能停用自己"):
        actions.set_active(by=admin, at=now(), person_id=admin.pk, active=False)


def test_small_administrator_cannot_take_over_a_greater_one(city, county):
    small, greater = holding(Role.ADMIN, county), holding(Role.ADMIN, city)
    User.objects.filter(pk=greater.pk).update(organ=county)  # works in the county, rules the city
    with pytest.raises(NotPermitted):
        actions.reset_password(by=small, at=now(), person_id=greater.pk, password=GOOD)
    with pytest.raises(NotPermitted):
        actions.give_role(by=small, at=now(), person_id=small.pk, role="admin", organ=city)


def test_superuser_is_out_of_reach(city):
    admin, root = holding(Role.ADMIN, city), holding(Role.EDITOR, city)
    User.objects.filter(pk=root.pk).update(is_superuser=True)
    with pytest.raises(NotPermitted):
        actions.set_active(by=admin, at=now(), person_id=root.pk, active=False)


def test_closing_an_account_keeps_the_person(city):
    admin, user = holding(Role.ADMIN, city), holding(Role.EDITOR, city)
    actions.set_active(by=admin, at=now(), person_id=user.pk, active=False)
    user.refresh_from_db()
    assert user.is_active is False
    actions.set_active(by=admin, at=now(), person_id=user.pk, active=True)
    user.refresh_from_db()
    assert user.is_active is True
