"""The duty of 条例第二十六条: twenty working days from formation."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzheng.base.duties.models import Duty
from mingzheng.disclosure.policy.actions.drafting import delete_draft, edit_draft
from mingzheng.disclosure.policy.actions.publishing import reopen, withdraw
from mingzheng.disclosure.policy.models import Document
from mingzheng.kernel.statute.calendar_days import NATIONAL
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
CLOSED = {"disclosure": "closed", "ground": "state_secret", "ground_note": "涉及国家秘密"}


def duty(document):
    return Duty.objects.get(subject=document.ref)


def edit(team, document, **changes):
    version = Document.objects.get(pk=document.pk).version
    edit_draft(by=team.editor, at=NOW, document_id=document.pk, version=version, fields=changes)


def test_draft_owes_publication_from_its_formation(team):
    owed = duty(factories.draft(team))
    assert (owed.rule, owed.organ, owed.started_on, owed.due_on) == (
        "publication", team.organ, date(2026, 11, 2), date(2026, 11, 30),
    )  # fmt: skip
    assert owed.done_on is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(2026, 1, 1), date(2026, 10, 31)))
def test_due_day_is_the_twentieth_working_day_after(team, formed):
    owed = duty(factories.draft(team, written_date=formed))
    days = [formed + timedelta(days=n) for n in range(1, (owed.due_on - formed).days + 1)]
    assert (sum(NATIONAL.is_workday(day) for day in days), NATIONAL.is_workday(owed.due_on)) == (20, True)


def test_publication_meets_it(team):
    document = factories.signed(team)
    assert (duty(document).done_on, duty(document).evidence) == (NOW.date(), "已在网站公开")
    assert list(Duty.objects.open()) == []


def test_late_publication_is_met_and_stays_late(team):
    document = factories.signed(team, written_date=date(2026, 9, 1))
    assert duty(document).done_on > duty(document).due_on


def test_overdue_is_computed_from_the_day_after(team):
    document = factories.draft(team)
    due = duty(document).due_on
    overdue = [Duty.objects.overdue(due + timedelta(days=n)).count() for n in (0, 1)]
    assert overdue == [0, 1]


def test_closing_drops_it_and_opening_owes_it_again(team):
    document = factories.draft(team)
    edit(team, document, **CLOSED)
    assert (duty(document).dropped_on, duty(document).dropped_why) == (NOW.date(), "不予公开")
    edit(team, document, disclosure="open")
    assert (duty(document).dropped_on, list(Duty.objects.open())) == (None, [duty(document)])


def test_closed_from_the_start_owes_nothing(team):
    factories.draft(team, **CLOSED)
    assert Duty.objects.count() == 0


def test_changed_date_moves_it(team):
    document = factories.draft(team)
    edit(team, document, written_date="2026-11-03")
    assert (duty(document).started_on, duty(document).due_on) == (date(2026, 11, 3), date(2026, 12, 1))


def test_deleted_draft_drops_it(team):
    document = factories.draft(team)
    delete_draft(by=team.editor, at=NOW, document_id=document.pk)
    assert duty(document).dropped_why == "草稿已删除"


def test_withdrawn_and_reopened_document_stays_met(team):
    document = factories.signed(team)
    withdraw(by=team.office, at=NOW, document_id=document.pk, reason="内容需要核实")
    reopen(by=team.editor, at=NOW, document_id=document.pk)
    assert duty(document).done_on == NOW.date()


def test_before_the_calendar_begins_nothing_is_owed(team):
    factories.draft(team, written_date=date(1996, 5, 8))
    assert Duty.objects.count() == 0


def test_stock_owes_nothing(team):
    factories.stock(team.organ)
    assert list(Duty.objects.open()) == []
