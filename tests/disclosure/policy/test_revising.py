"""A revision is reviewed while the old text stays public."""

from datetime import timedelta

import pytest

from mingzheng.base.events.models import Event
from mingzheng.base.records.states import WrongState
from mingzheng.disclosure.policy import record
from mingzheng.disclosure.policy.actions.locking import Changed, NotFound
from mingzheng.disclosure.policy.actions.publishing import withdraw
from mingzheng.disclosure.policy.actions.revising import propose_revision
from mingzheng.disclosure.policy.checks import Refused
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.review.actions import ReviewRefused, decide, recall
from mingzheng.engines.review.models import Review, Step
from tests import factories
from tests.factories import NOW, pass_step, waiting_step

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=3)


def kept(document):
    return Document.objects.get(pk=document.pk)


def propose(document, by, reason="更正笔误", version=None, **changes):
    version = document.version if version is None else version
    return propose_revision(
        by=by, at=LATER, document_id=document.pk, version=version, fields=changes, reason=reason
    )


def test_old_text_stays_public_during_the_review(team):
    document = factories.signed(team)
    propose(document, team.editor, title="更正后的标题")
    shown = record.twin(kept(document), LATER.date())
    assert (kept(document).state, shown["title"]) == ("published", document.title)
    assert Event.objects.filter(subject=document.ref).count() == 1


def test_passed_revision_becomes_public(team):
    document = factories.signed(team)
    propose(document, team.editor, title="更正后的标题", written_date="2025-12-30")
    for person in (team.reviewer, team.secrecy, team.signer):
        pass_step(document, person, at=LATER)
    new = kept(document)
    assert (new.title, new.version, new.pending, new.published_at, new.revised_at) == (
        "更正后的标题", document.version + 1, None, document.published_at, LATER,
    )  # fmt: skip
    assert record.twin(new, LATER.date())["date_modified"] == new.revised_at.isoformat()
    assert record.listing(new, LATER.date()).revised_at == LATER
    assert list(Event.objects.filter(subject=document.ref).order_by("pk").values_list("kind", flat=True)) == [
        "record.published", "record.revised",
    ]  # fmt: skip
    assert [row.fields["title"] for row in new.revisions.filter(public=True).order_by("number")] == [
        document.title, "更正后的标题",
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["return", "recall"])
def test_revision_that_ends_otherwise_leaves_the_public_text(team, end):
    document = factories.signed(team)
    review = propose(document, team.editor, title="更正后的标题")
    if end == "return":
        decide(
            step_id=waiting_step(document).pk,
            by=team.reviewer,
            at=LATER,
            decision="return",
            opinion="不必更正",
        )
    else:
        recall(review_id=review.pk, by=team.editor, at=LATER)
    assert (kept(document).state, kept(document).title, kept(document).pending) == (
        "published",
        document.title,
        None,
    )
    assert propose(kept(document), team.editor, title="再次更正").state == "open"


def test_revision_is_refused_while_one_is_under_review(team):
    document = factories.signed(team)
    propose(document, team.editor, title="第一次更正")
    with pytest.raises(ReviewRefused):
        propose(document, team.editor, title="第二次更正")
    assert kept(document).pending["fields"] == {"title": "第一次更正"}


def test_disclosure_is_not_revised(team):
    document = factories.signed(team)
    with pytest.raises(Refused):
        propose(document, team.editor, disclosure="closed", ground="state_secret", ground_note="涉及国家秘密")
    assert kept(document).disclosure == "open"


@pytest.mark.parametrize(
    ("changes", "reason", "field"),
    [({}, "更正笔误", ""), ({"title": "新标题"}, "改", "reason"), ({"title": ""}, "更正笔误", "title")],
)
def test_empty_or_unexplained_revision_is_refused(team, changes, reason, field):
    document = factories.signed(team)
    with pytest.raises(Refused) as refusal:
        propose(document, team.editor, reason, **changes)
    assert [problem.field for problem in refusal.value.problems] == [field]
    assert (kept(document).pending, Step.objects.waiting().count()) == (None, 0)


def test_revision_of_what_is_not_public_is_refused(team):
    document = factories.draft(team)
    with pytest.raises(WrongState):
        propose(document, team.editor, title="新标题")


def test_revision_of_an_older_version_or_by_strangers_is_refused(team, strangers):
    document = factories.signed(team)
    with pytest.raises(Changed):
        propose(document, team.editor, version=document.version - 1, title="新标题")
    with pytest.raises(NotFound):
        propose(document, strangers.editor, title="新标题")


def test_withdrawal_ends_the_review_of_a_revision(team):
    document = factories.signed(team)
    propose(document, team.editor, title="更正后的标题")
    withdraw(by=team.office, at=LATER, document_id=document.pk, reason="内容需要核实")
    assert (kept(document).title, kept(document).pending) == (document.title, None)
    assert (Review.objects.filter(state="open").count(), Step.objects.waiting().count()) == (0, 0)
