"""The public elements of an organ are kept by its office or administrator; every change is logged and announced."""

import pytest
from django.core.exceptions import ValidationError

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.events.models import Event
from mingzheng.base.organs.actions import keep_organ
from mingzheng.base.proof.models import LogEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    from tests.factories import OrganFactory, Team

    return Team(OrganFactory(phone="0990-8000000"))


def keep(by, organ, **fields):
    from tests.factories import NOW

    return keep_organ(by=by, at=NOW, organ_id=organ.pk, fields=fields)


def test_change_is_kept_logged_and_announced(team):
    organ = keep(team.office, team.organ, phone="0990-8000001", name="改不了的名称")
    assert (organ.phone, organ.name) == ("0990-8000001", team.organ.name)
    entry = LogEntry.objects.get(action="organ.change")
    assert (entry.subject, entry.detail) == (f"organ:{organ.code}", {"changed": ["phone"]})
    assert Event.objects.get().kind == "organ.changed"


def test_same_values_leave_no_trace(team):
    keep(team.office, team.organ, phone="0990-8000000")
    assert LogEntry.objects.filter(action="organ.change").count() == 0


def test_bad_code_is_refused_whole(team):
    with pytest.raises(ValidationError) as refusal:
        keep(team.admin, team.organ, uscc="123", phone="0990-8000002")
    assert list(refusal.value.message_dict) == ["uscc"]
    team.organ.refresh_from_db()
    assert team.organ.phone == "0990-8000000"


def test_editor_may_not(team):
    with pytest.raises(NotPermitted):
        keep(team.editor, team.organ, phone="0990-8000003")
