"""Publish at the time and not before, unschedule, withdraw, reopen."""

from datetime import timedelta

import pytest

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.events.models import Event
from mingzheng.base.proof.models import LogEntry
from mingzheng.base.records.due import NotAllPublished
from mingzheng.base.records.models import Disclosure
from mingzheng.base.records.states import RecordState, WrongState
from mingzheng.disclosure.policy.actions.locking import NotFound
from mingzheng.disclosure.policy.actions.publishing import publish_due, reopen, unschedule, withdraw
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.models import Document, Revision
from mingzheng.disclosure.policy.shelves import by_theme
from tests import factories
from tests.factories import NOW, pass_step

pytestmark = pytest.mark.django_db
NOON = NOW + timedelta(days=2)


def kept(document):
    return Document.objects.get(pk=document.pk)


def events(document):
    return list(Event.objects.filter(subject=document.ref).order_by("pk").values_list("kind", flat=True))


def test_publication_tells_every_list_it_stands_in(team):
    document = factories.signed(team, normative=True)
    event = Event.objects.get(subject=document.ref)
    assert (event.kind, set(event.keys)) == (
        "record.published",
        {
            "policy", f"policy/organ/{team.organ.code}", "policy/year/2026", "policy/genre/tongzhi",
            by_theme(document.theme).key, "policy/normative", f"organ:{team.organ.code}",
        },
    )  # fmt: skip


def test_publication_keeps_the_text_that_visitors_see(team):
    document = factories.signed(team)
    revision = Revision.objects.get(document=document, public=True)
    assert revision.fields == document.as_fields()


def test_scheduled_document_waits_for_its_time(team):
    document = factories.signed(team, publish_at=NOON)
    assert (document.state, document.publish_at, document.published_at, events(document)) == (
        "scheduled",
        NOON,
        None,
        [],
    )
    assert publish_due(NOON - timedelta(seconds=1)) == 0
    assert kept(document).state == "scheduled"
    assert publish_due(NOON + timedelta(seconds=1)) == 1
    assert (kept(document).state, kept(document).publish_at, events(document)) == (
        "published",
        None,
        ["record.published"],
    )


def test_due_document_is_published_once(team):
    document = factories.signed(team, publish_at=NOON)
    assert (publish_due(NOON), publish_due(NOON), publish_due(NOON + timedelta(days=1))) == (1, 0, 0)
    assert (kept(document).published_at, events(document)) == (NOON, ["record.published"])


def test_time_already_past_publishes_at_once(team):
    document = factories.signed(team, publish_at=NOW - timedelta(hours=1))
    assert (document.state, document.published_at) == ("published", NOW)


def test_one_document_that_fails_does_not_hold_up_the_others(team):
    first, second = factories.signed(team, publish_at=NOON), factories.signed(team, publish_at=NOON)
    Document.objects.filter(pk=first.pk).update(body="")
    with pytest.raises(NotAllPublished, match="有 1 件到了公开时间却没能公开：正文是空的"):
        publish_due(NOON)
    assert (kept(first).state, kept(second).state) == ("scheduled", "published")


def test_unscheduled_document_goes_back_with_the_reason(team):
    document = factories.signed(team, publish_at=NOON)
    unschedule(by=team.signer, at=NOW, document_id=document.pk, reason="附件有误")
    assert (kept(document).state, kept(document).publish_at, publish_due(NOON)) == ("returned", None, 0)
    assert LogEntry.objects.get(subject=document.ref, action="policy.unschedule").detail == {
        "reason": "附件有误"
    }


@pytest.mark.parametrize("person", ["editor", "reviewer", "secrecy", "supervisor", "admin"])
def test_unscheduling_is_the_signers_or_the_offices(team, person):
    document = factories.signed(team, publish_at=NOON)
    with pytest.raises(NotPermitted):
        unschedule(by=getattr(team, person), at=NOW, document_id=document.pk, reason="附件有误")
    assert kept(document).state == "scheduled"


def test_withdrawn_document_is_public_nowhere_and_says_why(team):
    document = factories.signed(team)
    withdraw(by=team.office, at=NOON, document_id=document.pk, reason="内容需要核实")
    entry = LogEntry.objects.get(subject=document.ref, action="policy.withdraw")
    assert (kept(document).state, kept(document).withdrawn_at, kept(document).is_public) == (
        "withdrawn",
        NOON,
        False,
    )
    assert entry.detail == {"reason": "内容需要核实", "title": document.title}
    assert events(document) == ["record.published", "record.withdrawn"]


def test_withdrawal_needs_a_reason(team):
    document = factories.signed(team)
    with pytest.raises(WrongState):
        withdraw(by=team.office, at=NOON, document_id=document.pk, reason=" 有误 ")
    assert kept(document).state == "published"


@pytest.mark.parametrize("person", ["editor", "reviewer", "secrecy", "signer", "supervisor", "admin"])
def test_only_the_office_withdraws(team, person):
    document = factories.signed(team)
    with pytest.raises(NotPermitted):
        withdraw(by=getattr(team, person), at=NOON, document_id=document.pk, reason="内容需要核实")
    assert kept(document).state == "published"


def test_foreign_office_cannot_withdraw(team, strangers):
    document = factories.signed(team)
    with pytest.raises(NotFound):
        withdraw(by=strangers.office, at=NOON, document_id=document.pk, reason="内容需要核实")
    assert kept(document).state == "published"


def test_reopened_document_keeps_its_address_and_is_reviewed_anew(team):
    document = factories.signed(team)
    withdraw(by=team.office, at=NOON, document_id=document.pk, reason="内容需要核实")
    reopen(by=team.editor, at=NOON, document_id=document.pk)
    submit(by=team.editor, at=NOON, document_id=document.pk, version=kept(document).version)
    for person in (team.reviewer, team.secrecy, team.signer):
        pass_step(document, person, at=NOON)
    again = kept(document)
    assert (again.state, again.public_id, again.index_number) == (
        "published",
        document.public_id,
        document.index_number,
    )
    assert again.published_at == NOON


ACTS = {
    "unschedule": lambda team, pk: unschedule(by=team.signer, at=NOON, document_id=pk, reason="附件有误"),
    "withdraw": lambda team, pk: withdraw(by=team.office, at=NOON, document_id=pk, reason="内容需要核实"),
    "reopen": lambda team, pk: reopen(by=team.editor, at=NOON, document_id=pk),
}
FROM = {"unschedule": "scheduled", "withdraw": "published", "reopen": "withdrawn"}


@pytest.mark.parametrize("state", RecordState)
@pytest.mark.parametrize("act", ACTS)
def test_act_is_refused_from_every_other_state(team, act, state):
    document = factories.draft(team)
    Document.objects.filter(pk=document.pk).update(state=state, published_at=NOW, publish_at=NOON)
    if state == FROM[act]:
        assert ACTS[act](team, document.pk).pk == document.pk
        return
    with pytest.raises(WrongState):
        ACTS[act](team, document.pk)
    assert kept(document).state == state


def test_what_is_not_open_cannot_be_stored_as_published(team):
    from django.db import IntegrityError, transaction

    document = factories.draft(
        team, disclosure=Disclosure.CLOSED, ground="state_secret", ground_note="涉及国家秘密"
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(state=RecordState.PUBLISHED)
    assert kept(document).state == "draft"
