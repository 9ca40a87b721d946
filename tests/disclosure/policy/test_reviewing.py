"""From submission to signature: what is required, four eyes, return, recall."""

from datetime import timedelta

import pytest

from mingzheng.base.accounts.models import Assignment
from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.accounts.roles import Role
from mingzheng.base.proof.models import LogEntry
from mingzheng.base.records.states import WrongState
from mingzheng.disclosure.policy.actions.drafting import edit_draft
from mingzheng.disclosure.policy.actions.locking import Changed, NotFound
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.checks import Refused
from mingzheng.disclosure.policy.models import Document
from mingzheng.engines.review.actions import ReviewRefused, decide, points_for, recall
from mingzheng.engines.review.models import Review, Step
from tests import factories
from tests.factories import NOW, UserFactory, pass_step, waiting_step

pytestmark = pytest.mark.django_db
EVERY_STEP = (Role.REVIEWER, Role.SECRECY, Role.SIGNER)


def kept(document):
    return Document.objects.get(pk=document.pk)


def master_of_all(organ, *more):
    """Somebody who holds every role of the review."""
    person = UserFactory(organ=organ)
    for role in (*EVERY_STEP, *more):
        Assignment.objects.create(user=person, role=role, organ=organ)
    return person


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"body": ""}, "body"), ({"written_date": None}, "written_date"), ({"issuers": []}, "issuers")],
)
def test_incomplete_draft_is_not_submitted(team, changes, field):
    document = factories.draft(team, **changes)
    with pytest.raises(Refused) as refusal:
        submit(by=team.editor, at=NOW, document_id=document.pk, version=1)
    assert [problem.field for problem in refusal.value.problems] == [field]
    assert (kept(document).state, Review.objects.count()) == ("draft", 0)


def test_submission_of_an_older_version_is_refused(team):
    document = factories.draft(team)
    edit_draft(by=team.office, at=NOW, document_id=document.pk, version=1, fields={"title": "另一个"})
    with pytest.raises(Changed):
        submit(by=team.editor, at=NOW, document_id=document.pk, version=1)
    assert kept(document).state == "draft"


def test_submitted_twice_is_refused(team):
    document = factories.in_review(team)
    with pytest.raises(WrongState):
        submit(by=team.editor, at=NOW, document_id=document.pk, version=document.version)
    assert Review.objects.count() == 1


def test_foreign_document_cannot_be_submitted(team, strangers):
    document = factories.draft(team)
    with pytest.raises(NotFound):
        submit(by=strangers.editor, at=NOW, document_id=document.pk, version=1)


def test_three_people_publish(team):
    document = factories.signed(team)
    steps = Step.objects.order_by("pk").values_list("kind", "decided_by__username", "decision")
    assert list(steps) == [
        ("first", team.reviewer.username, "pass"),
        ("secrecy", team.secrecy.username, "pass"),
        ("sign", team.signer.username, "pass"),
    ]
    assert (document.state, document.published_at) == ("published", NOW)


@pytest.mark.parametrize("passed", [0, 1, 2])
def test_drafter_decides_no_step_whatever_roles(team, passed):
    drafter = master_of_all(team.organ, Role.EDITOR)
    document = factories.draft(team)
    submit(by=drafter, at=NOW, document_id=document.pk, version=1)
    for person in (team.reviewer, team.secrecy)[:passed]:
        pass_step(document, person)
    with pytest.raises(NotPermitted):
        pass_step(document, drafter)
    assert waiting_step(document).kind == ("first", "secrecy", "sign")[passed]


@pytest.mark.parametrize("wrote", ["created", "edited"])
def test_who_wrote_the_text_decides_no_step_though_another_submits(team, wrote):
    writer = master_of_all(team.organ, Role.EDITOR)
    if wrote == "created":
        document = factories.create_draft(by=writer, at=NOW, organ=team.organ, fields=factories.fields())
    else:
        document = factories.draft(team)
        edit_draft(by=writer, at=NOW, document_id=document.pk, version=1, fields={"title": "改写的标题"})
    submit(by=team.editor, at=NOW, document_id=document.pk, version=kept(document).version)
    with pytest.raises(NotPermitted):
        pass_step(document, writer)
    assert list(Step.objects.for_person(writer)) == []


def test_nobody_decides_two_steps(team):
    person = master_of_all(team.organ)
    document = factories.in_review(team)
    pass_step(document, person)
    with pytest.raises(NotPermitted):
        pass_step(document, person)
    assert waiting_step(document).kind == "secrecy"


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("passed", [0, 1, 2])
def test_only_the_role_of_the_step_decides(team, role, passed):
    document = factories.in_review(team)
    for person in (team.reviewer, team.secrecy)[:passed]:
        pass_step(document, person)
    person = UserFactory.holding(role, team.organ)
    if role == EVERY_STEP[passed]:
        assert pass_step(document, person).pk
    else:
        with pytest.raises(NotPermitted):
            pass_step(document, person)


@pytest.mark.parametrize("passed", [0, 1, 2])
def test_people_of_a_foreign_organ_decide_nothing(team, strangers, passed):
    document = factories.in_review(team)
    for person in (team.reviewer, team.secrecy)[:passed]:
        pass_step(document, person)
    for person in (strangers.reviewer, strangers.secrecy, strangers.signer, strangers.admin):
        with pytest.raises(NotPermitted):
            pass_step(document, person)


def test_inactive_reviewer_decides_nothing(team):
    document = factories.in_review(team)
    team.reviewer.is_active = False
    team.reviewer.save()
    with pytest.raises(NotPermitted):
        pass_step(document, team.reviewer)


def test_every_point_must_be_answered(team):
    document = factories.in_review(team)
    step = waiting_step(document)
    answers = {point.key: "合适" for point in points_for(step)} | {"timing": "  "}
    with pytest.raises(ReviewRefused, match="公开时机"):
        decide(step_id=step.pk, by=team.reviewer, at=NOW, decision="pass", points=answers)
    assert waiting_step(document).kind == "first"


def test_unknown_decision_is_refused(team):
    document = factories.in_review(team)
    with pytest.raises(ReviewRefused):
        decide(step_id=waiting_step(document).pk, by=team.reviewer, at=NOW, decision="maybe")


def test_step_is_decided_once(team):
    document = factories.in_review(team)
    step = waiting_step(document)
    pass_step(document, team.reviewer)
    with pytest.raises(ReviewRefused):
        decide(step_id=step.pk, by=UserFactory.holding(Role.REVIEWER, team.organ), at=NOW, decision="pass")


def test_return_needs_reasons_and_gives_it_back(team):
    document = factories.in_review(team)
    step = waiting_step(document)
    with pytest.raises(ReviewRefused):
        decide(step_id=step.pk, by=team.reviewer, at=NOW, decision="return", opinion=" 不行 ")
    decide(step_id=step.pk, by=team.reviewer, at=NOW, decision="return", opinion="附件缺少公章页")
    entry = LogEntry.objects.get(subject=document.ref, action="policy.return")
    assert (kept(document).state, entry.detail) == ("returned", {"reason": "附件缺少公章页"})


def test_returned_document_is_improved_and_reviewed_from_the_first_step(team):
    document = factories.at_signing(team)
    decide(step_id=waiting_step(document).pk, by=team.signer, at=NOW, decision="return", opinion="标题不准确")
    document = kept(document)
    edit_draft(
        by=team.editor,
        at=NOW,
        document_id=document.pk,
        version=document.version,
        fields={"title": "准确的标题"},
    )
    submit(by=team.editor, at=NOW, document_id=document.pk, version=document.version + 1)
    assert waiting_step(document).kind == "first"
    for person in (team.reviewer, team.secrecy, team.signer):
        pass_step(document, person)
    assert (kept(document).state, kept(document).title) == ("published", "准确的标题")


def test_drafter_recalls_before_anybody_decided(team):
    document = factories.in_review(team)
    recall(review_id=Review.objects.get().pk, by=team.editor, at=NOW)
    assert (kept(document).state, Step.objects.waiting().count()) == ("draft", 0)


def test_recall_is_refused_to_others_and_after_a_decision(team):
    document = factories.in_review(team)
    review = Review.objects.get()
    with pytest.raises(NotPermitted):
        recall(review_id=review.pk, by=team.office, at=NOW)
    pass_step(document, team.reviewer)
    with pytest.raises(ReviewRefused):
        recall(review_id=review.pk, by=team.editor, at=NOW)
    assert kept(document).state == "in_review"


def test_reviewers_todo_holds_only_what_they_may_decide(team, strangers):
    document = factories.in_review(team)
    steps = {
        person: list(Step.objects.for_person(person))
        for person in (team.reviewer, team.secrecy, strangers.reviewer)
    }
    assert steps == {team.reviewer: [waiting_step(document)], team.secrecy: [], strangers.reviewer: []}


def test_step_is_due_by_working_days(team):
    friday = NOW + timedelta(days=4)
    document = factories.in_review(team, at=friday)
    assert waiting_step(document).due_on == (friday + timedelta(days=4)).date()


def test_signature_of_what_is_not_open_settles_it_unpublished(team):
    document = factories.signed(
        team, disclosure="on_request", ground="third_party", ground_note="涉及第三方的商业秘密"
    )
    assert (document.state, document.published_at, document.is_public) == ("approved", None, False)
