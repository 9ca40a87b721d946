"""The flow: the order of the steps, their days, and one open review for each subject."""

from datetime import timedelta

import pytest

from mingzheng.base.clocks.service import local_day
from mingzheng.base.proof.models import LogEntry
from mingzheng.disclosure.policy.actions.revising import propose_revision
from mingzheng.engines.review.actions import end_review, open_review, points_for
from mingzheng.engines.review.flow import FLOW, StepKind, stage, stage_after
from mingzheng.engines.review.models import Review, Step
from mingzheng.engines.review.queries import visible_to
from mingzheng.engines.review.writers import writers_of
from mingzheng.kernel.statute.calendar_days import NATIONAL
from tests import factories
from tests.factories import NOW, OrganFactory, Team, UserFactory, pass_step, waiting_step


def test_secrecy_comes_before_the_signature():
    assert [entry.kind for entry in FLOW] == [StepKind.FIRST, StepKind.SECRECY, StepKind.SIGN]
    assert [stage_after(entry.kind) for entry in FLOW] == [*FLOW[1:], None]


def test_all_steps_fit_into_the_term_of_the_regulation():
    assert sum(entry.days for entry in FLOW) < 20


@pytest.fixture
def team(db):
    return Team(OrganFactory())


@pytest.mark.django_db
@pytest.mark.parametrize("ago", range(0, 60, 7))
def test_each_step_is_due_in_its_working_days(team, ago):
    at = NOW - timedelta(days=ago)
    document = factories.in_review(team, at=at)
    for person in (team.reviewer, team.secrecy, None):
        step, start = waiting_step(document), local_day(at)
        days = [start + timedelta(days=n) for n in range(1, (step.due_on - start).days + 1)]
        assert sum(NATIONAL.is_workday(day) for day in days) == stage(step.kind).days
        assert NATIONAL.is_workday(step.due_on)
        if person:
            pass_step(document, person, at=at)


@pytest.mark.django_db
def test_beyond_the_calendar_a_step_is_still_due(team):
    document = factories.in_review(team, at=NOW + timedelta(days=36_500))
    assert waiting_step(document).due_on == local_day(NOW + timedelta(days=36_500)) + timedelta(days=2)


@pytest.mark.django_db
def test_points_are_those_of_the_step(team):
    document = factories.in_review(team)
    first = [point.key for point in points_for(waiting_step(document))]
    pass_step(document, team.reviewer)
    assert (first, [point.key for point in points_for(waiting_step(document))]) == (
        ["content", "timing", "mode"], ["state_secret", "work_secret", "privacy"],
    )  # fmt: skip


@pytest.mark.django_db
def test_answers_and_opinions_are_logged_with_the_version(team):
    document = factories.in_review(team)
    pass_step(document, team.reviewer, opinion=" 同意 ")
    entry = LogEntry.objects.get(action="review.first.pass")
    assert (entry.actor, entry.detail["opinion"], entry.detail["version"]) == (
        team.reviewer.username,
        "同意",
        1,
    )
    assert set(entry.detail["points"]) == {"content", "timing", "mode"}


@pytest.mark.django_db
def test_ended_review_waits_for_nobody_and_a_new_one_can_open(team):
    document = factories.in_review(team)
    end_review(record=document, at=NOW)
    assert (Review.objects.get().state, Step.objects.waiting().count()) == ("recalled", 0)
    assert open_review(record=document, by=team.editor, at=NOW).state == "open"


@pytest.mark.django_db
def test_writers_are_those_since_the_last_publication(team):
    document = factories.signed(team)
    later = NOW + timedelta(days=1)
    other = UserFactory.holding("editor", team.organ)
    propose_revision(
        by=other,
        at=later,
        document_id=document.pk,
        version=document.version,
        fields={"title": "新标题"},
        reason="更正笔误",
    )
    Review.objects.filter(state="passed").update(closed_at=NOW + timedelta(hours=1))
    assert list(writers_of(document)) == [other]


@pytest.mark.django_db
def test_reviews_of_other_organs_are_not_visible(team):
    factories.in_review(team)
    strangers = Team(OrganFactory())
    assert [visible_to(person).count() for person in (team.supervisor, strangers.admin)] == [1, 0]


@pytest.mark.django_db
def test_todo_costs_the_same_for_one_and_three(team, django_assert_num_queries):
    for count in (1, 3):
        while Review.objects.count() < count:
            factories.in_review(team)
        person = type(team.reviewer).objects.get(pk=team.reviewer.pk)
        with django_assert_num_queries(2):  # the person's roles; the steps
            assert len(Step.objects.for_person(person).select_related("review")) == count
