"""Events of validity: who records them, what state follows, and that it is announced when the day comes."""

from datetime import date, timedelta

import pytest

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.clocks.service import local_day
from mingzheng.base.events.models import Event
from mingzheng.base.proof.models import LogEntry
from mingzheng.disclosure.policy import record
from mingzheng.disclosure.policy.actions.locking import NotFound
from mingzheng.disclosure.policy.actions.publishing import withdraw
from mingzheng.disclosure.policy.actions.turning import announce_turns
from mingzheng.disclosure.policy.actions.validity import record_validity
from mingzheng.disclosure.policy.checks import Refused
from mingzheng.disclosure.policy.models import Document, TurnedDay, ValidityEvent
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
TODAY = local_day(NOW)
DAY = timedelta(days=1)


def happen(team, document, kind, on, by=None, **more):
    more = {"by_text": "云测发〔2027〕1号"} | more
    return record_validity(by=by or team.office, at=NOW, document_id=document.pk, kind=kind, on=on, **more)


def state(document, day):
    return Document.objects.with_outlet_data().get(pk=document.pk).validity_on(day).key.value


def turned():
    return list(
        Event.objects.filter(kind="record.validity_changed").order_by("pk").values_list("subject", flat=True)
    )


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("amended", "in_force", "amended"), ("partly_repealed", "in_force", "partly"),
        ("suspended", "in_force", "suspended"), ("repealed", "in_force", "repealed"),
    ],
)  # fmt: skip
def test_event_turns_the_state_on_its_day(team, kind, before, after):
    document = factories.stock(team.organ)
    happen(team, document, kind, TODAY + DAY)
    assert (state(document, TODAY), state(document, TODAY + DAY)) == (before, after)


def test_resumed_document_binds_again(team):
    document = factories.stock(team.organ)
    happen(team, document, "suspended", TODAY)
    happen(team, document, "resumed", TODAY + 9 * DAY)
    assert [state(document, TODAY + n * DAY) for n in (-1, 0, 8, 9)] == [
        "in_force",
        "suspended",
        "suspended",
        "in_force",
    ]


def test_extension_moves_the_end(team):
    document = factories.stock(team.organ, expires_date=TODAY)
    assert [state(document, TODAY + n * DAY) for n in (0, 1)] == ["in_force", "lapsed"]
    happen(team, document, "extended", TODAY + 365 * DAY)
    assert [state(document, TODAY + n * DAY) for n in (1, 365, 366)] == ["in_force", "in_force", "lapsed"]


def test_own_terms_are_recorded_at_publication(team):
    document = factories.stock(team.organ, effective_date=TODAY + DAY, expires_date=TODAY + 30 * DAY)
    assert [state(document, TODAY + n * DAY) for n in (0, 1, 30, 31)] == [
        "not_yet",
        "in_force",
        "in_force",
        "lapsed",
    ]


def test_event_is_logged_and_announced_once(team):
    document = factories.stock(team.organ)
    first, second = (happen(team, document, "repealed", TODAY) for _ in range(2))
    assert (first.pk, LogEntry.objects.filter(action="policy.validity").count(), turned()) == (
        second.pk, 1, [document.ref],
    )  # fmt: skip


@pytest.mark.parametrize("more", [{"by_text": ""}, {"by_text": " 他 "}])
def test_event_without_the_document_behind_it_is_refused(team, more):
    document = factories.stock(team.organ)
    with pytest.raises(Refused):
        happen(team, document, "repealed", TODAY, **more)
    assert state(document, TODAY) == "in_force"


def test_unknown_event_is_refused(team):
    document = factories.stock(team.organ)
    with pytest.raises(Refused):
        happen(team, document, "forgotten", TODAY)


@pytest.mark.parametrize("person", ["reviewer", "secrecy", "signer", "supervisor", "admin"])
def test_other_roles_record_nothing(team, person):
    document = factories.stock(team.organ)
    with pytest.raises(NotPermitted):
        happen(team, document, "repealed", TODAY, by=getattr(team, person))


def test_foreign_office_records_nothing(team, strangers):
    document = factories.stock(team.organ)
    with pytest.raises(NotFound):
        happen(team, document, "repealed", TODAY, by=strangers.office)


def test_document_behind_the_event_is_named_only_while_public(team):
    old, new = factories.stock(team.organ), factories.stock(team.organ, doc_number="云测发〔2026〕990号")
    happen(team, old, "repealed", TODAY, by_document=new, by_text="")
    shown = lambda: record.twin(Document.objects.with_outlet_data().get(pk=old.pk), TODAY)["events"][-1]["by"]  # noqa: E731
    assert shown() == "云测发〔2026〕990号"
    withdraw(by=team.office, at=NOW, document_id=new.pk, reason="内容需要核实")
    assert shown() is None


def test_documents_that_name_a_withdrawn_one_are_told(team):
    old, new = factories.stock(team.organ), factories.stock(team.organ)
    happen(team, old, "repealed", TODAY, by_document=new)
    Event.objects.all().delete()
    withdraw(by=team.office, at=NOW, document_id=new.pk, reason="内容需要核实")
    assert list(Event.objects.order_by("pk").values_list("kind", "subject")) == [
        ("record.withdrawn", new.ref), ("record.validity_changed", old.ref),
    ]  # fmt: skip


def test_turn_is_announced_on_its_day_and_once(team):
    document = factories.stock(team.organ, effective_date=TODAY + DAY, expires_date=TODAY + 5 * DAY)
    counts = [announce_turns(NOW + n * DAY) for n in (0, 0, 1, 1, 2, 5, 6, 6, 7)]
    assert (counts, turned()) == ([0, 0, 1, 0, 0, 0, 1, 0, 0], [document.ref] * 2)


def test_days_missed_are_made_up(team):
    first = factories.stock(team.organ, effective_date=TODAY + 3 * DAY)
    second = factories.stock(team.organ, expires_date=TODAY + 8 * DAY)
    announce_turns(NOW)
    assert (announce_turns(NOW + 20 * DAY), turned()) == (2, [first.ref, second.ref])
    assert TurnedDay.objects.count() == 21


def test_turns_of_what_is_not_public_are_not_announced(team):
    factories.draft(team, effective_date=TODAY + DAY)
    hidden = factories.stock(team.organ, effective_date=TODAY + DAY)
    withdraw(by=team.office, at=NOW, document_id=hidden.pk, reason="内容需要核实")
    announce_turns(NOW)
    assert (announce_turns(NOW + DAY), turned()) == (0, [])


def test_long_absence_is_bounded(team):
    TurnedDay.objects.create(day=date(2020, 1, 1))
    announce_turns(NOW)
    assert TurnedDay.objects.filter(day__gt=date(2020, 1, 1)).count() == 401


def test_history_is_kept_in_recorded_time(team):
    document = factories.stock(team.organ)
    happen(team, document, "repealed", TODAY - 10 * DAY)
    row = Document.objects.with_outlet_data().get(pk=document.pk)
    before = row.validity_on(TODAY, known_on=TODAY - DAY).key
    assert (before.value, row.validity_on(TODAY, known_on=TODAY).key.value) == ("in_force", "repealed")
    assert ValidityEvent.objects.filter(document=document, kind="repealed").count() == 1
