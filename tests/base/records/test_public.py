"""The one definition of what is public, and of what a person may see."""

import pytest
from django.contrib.auth.models import AnonymousUser

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.accounts.roles import Role
from mingzheng.base.records.linking import link_records
from mingzheng.base.records.links import link, public_links
from mingzheng.base.records.models import Link
from mingzheng.base.records.states import RecordState
from mingzheng.disclosure.policy.models import Document
from tests import factories
from tests.factories import NOW, OrganFactory, Team, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return Team(OrganFactory())


COMBINATIONS = [
    (state, disclosure)
    for state in RecordState
    for disclosure in ("open", "on_request", "closed")
    if state != RecordState.PUBLISHED or disclosure == "open"  # the database refuses the others
]


@pytest.mark.parametrize(("state", "disclosure"), COMBINATIONS)
def test_only_published_and_open_is_public(team, state, disclosure):
    ground = {} if disclosure == "open" else {"ground": "state_secret", "ground_note": "涉及国家秘密"}
    document = factories.draft(team, disclosure=disclosure, **ground)
    Document.objects.filter(pk=document.pk).update(state=state)
    expected = (state, disclosure) == (RecordState.PUBLISHED, "open")
    row = Document.objects.get(pk=document.pk)
    assert (Document.objects.public().exists(), row.is_public) == (expected, expected)


def test_people_see_the_records_of_their_organ_and_below(team):
    below, foreign = Team(OrganFactory(parent=team.organ)), Team(OrganFactory())
    own, lower, other = (factories.draft(who) for who in (team, below, foreign))
    seen = {
        "organ": set(Document.objects.visible_to(team.reviewer)), "below": set(Document.objects.visible_to(below.editor)),
        "nobody": set(Document.objects.visible_to(AnonymousUser())),
        "no role": set(Document.objects.visible_to(UserFactory(organ=team.organ))),
        "superuser": set(Document.objects.visible_to(UserFactory(is_superuser=True))),
    }  # fmt: skip
    assert seen == {
        "organ": {own, lower}, "below": {lower}, "nobody": set(), "no role": set(), "superuser": {own, lower, other},
    }  # fmt: skip


def test_closed_account_sees_nothing(team):
    factories.draft(team)
    gone = UserFactory.holding(Role.EDITOR, team.organ, is_active=False)
    assert list(Document.objects.visible_to(gone)) == []


def test_link_is_made_once_and_shown_from_both_ends(team):
    one, other = factories.stock(team.organ), factories.stock(team.organ)
    made = [link_records(by=team.editor, at=NOW, source=one, kind="basis", target=other) for _ in range(2)]
    found = public_links([one.ref, other.ref], NOW.date())
    assert (made, Link.objects.count()) == ([True, False], 1)
    assert [(item.outgoing, item.listing.ref) for item in found[one.ref]] == [(True, other.ref)]
    assert [(item.outgoing, item.listing.ref) for item in found[other.ref]] == [(False, one.ref)]


def test_link_to_what_is_not_public_is_not_shown(team):
    one, draft = factories.stock(team.organ), factories.draft(team)
    link(source=one.ref, kind="related", target=draft.ref)
    link(source=draft.ref, kind="related", target=one.ref)
    assert public_links([one.ref], NOW.date()) == {}


def test_strangers_link_nothing(team):
    one, other = factories.stock(team.organ), factories.stock(team.organ)
    with pytest.raises(NotPermitted):
        link_records(by=Team(OrganFactory()).editor, at=NOW, source=one, kind="basis", target=other)
    assert Link.objects.count() == 0
