"""A role reaches its organ and everything below it, and nothing else."""

import pytest

from mingzheng.base.accounts.models import Assignment
from mingzheng.base.accounts.policies import NotPermitted, may_draft, require
from mingzheng.base.accounts.roles import Role
from tests.factories import OrganFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    city = OrganFactory()
    bureau = OrganFactory(parent=city)
    office = OrganFactory(parent=bureau)
    other = OrganFactory()
    return city, bureau, office, other


def reached(user, role, organs):
    return [user.has_role(role, organ) for organ in organs]


def test_role_reaches_organ_and_descendants(tree):
    user = UserFactory.holding(Role.EDITOR, tree[1])
    assert reached(user, Role.EDITOR, tree) == [False, True, True, False]


def test_role_is_not_another_role(tree):
    user = UserFactory.holding(Role.EDITOR, tree[0])
    assert reached(user, Role.SIGNER, tree) == [False, False, False, False]


def test_superuser_reaches_everything(tree):
    user = UserFactory(is_superuser=True)
    assert reached(user, Role.SIGNER, tree) == [True, True, True, True]


def test_inactive_person_reaches_nothing(tree):
    user = UserFactory.holding(Role.EDITOR, tree[0], is_active=False)
    assert reached(user, Role.EDITOR, tree) == [False, False, False, False]


def test_organ_whose_key_starts_alike_is_not_reached():
    organs = [OrganFactory() for _ in range(12)]
    user = UserFactory.holding(Role.EDITOR, organs[0])
    assert reached(user, Role.EDITOR, organs) == [True] + [False] * 11


def test_children_move_with_their_parent(tree):
    _, bureau, office, other = tree
    user = UserFactory.holding(Role.EDITOR, other)
    bureau.parent = other
    bureau.save()
    office.refresh_from_db()
    assert reached(user, Role.EDITOR, [bureau, office]) == [True, True]


def test_new_role_counts_after_the_old_ones_were_read(tree):
    user = UserFactory.holding(Role.EDITOR, tree[3])
    assert user.has_role(Role.EDITOR, tree[0]) is False
    Assignment.objects.create(user=user, role=Role.EDITOR, organ=tree[0])
    user.forget_roles()
    assert user.has_role(Role.EDITOR, tree[0]) is True


def test_require_says_who_may(tree):
    class Thing:
        organ = tree[0]

    with pytest.raises(NotPermitted, match="请找信息员"):
        require(may_draft, UserFactory.holding(Role.SIGNER, tree[0]), Thing(), "请找信息员。")
    require(may_draft, None, Thing(), "系统自己什么都可以")
