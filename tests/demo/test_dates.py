"""The demonstration city's dates fit one another, the working-day calendar and the law's 20 working days."""

from datetime import date, timedelta

import pytest

from mingzheng.demo.content import load
from mingzheng.demo.shapes import DemoCity, Document
from mingzheng.kernel.statute.calendar_days import NATIONAL
from mingzheng.kernel.statute.validity import Event, state_on

TODAY = date(2026, 11, 22)
LATE = {80, 81}


@pytest.fixture(scope="module")
def city() -> DemoCity:
    return load()


def test_dates_are_in_order(city):
    for document in city.documents:
        assert document.written_date <= TODAY
        assert not document.published_date or document.written_date <= document.published_date <= TODAY
        assert not document.publish_at or document.publish_at.date() > TODAY
    assert all(article.published_date <= TODAY for article in city.articles)


def test_documents_are_of_2019_to_2026(city):
    assert {document.written_date.year for document in city.documents} == set(range(2019, 2027))


def test_documents_and_articles_are_of_working_days(city):
    days = [document.written_date for document in city.documents]
    days += [document.published_date for document in city.documents if document.published_date]
    days += [article.published_date for article in city.articles]
    assert [day for day in days if not NATIONAL.is_workday(day)] == []


def test_publication_is_in_time_but_for_two(city):
    waits = {
        document.serial: NATIONAL.workdays_between(document.written_date, document.published_date)
        for document in city.documents
        if document.published_date
    }
    assert {serial for serial, wait in waits.items() if wait > 20} == LATE  # 条例第二十六条
    assert {document.serial for document in city.documents if document.late} == LATE


def test_interpretations_follow_within_three_working_days(city):
    for article in city.articles:
        if article.column == "interpretation":
            published = city.document(article.interprets[0]).published_date
            assert 0 <= NATIONAL.workdays_between(published, article.published_date) <= 3, article.slug


@pytest.mark.parametrize(
    ("serial", "state"),
    [
        (1, "repealed"), (2, "repealed"), (3, "in_force"), (7, "lapsed"), (8, "in_force"), (9, "amended"),
        (32, "partly"), (36, "repealed"), (37, "lapsed"), (45, "amended"), (62, "not_yet"), (85, "in_force"),
    ],
)  # fmt: skip
def test_validity_of_the_chains_today(city, serial, state):
    assert state_on(_events(city, city.document(serial)), TODAY, TODAY).key == state


def test_validity_of_an_amended_document_before_its_repeal(city):
    events = _events(city, city.document(1))
    assert state_on(events, date(2021, 1, 1), TODAY).key == "in_force"
    assert state_on(events, date(2023, 1, 1), TODAY).key == "amended"


def _events(city: DemoCity, document: Document) -> list[Event]:
    """The document's own terms and what happened to it, as the kernel's timeline."""
    known = document.published_date
    events = [Event("effective", document.effective_date or document.written_date, known)]
    if document.expires_date:
        events.append(Event("expires", document.expires_date, known))
    for event in document.validity:
        if event.by is not None:
            lapses = event.event == "lapsed"
            kind, on = ("expires", event.on - timedelta(1)) if lapses else (event.event, event.on)
            events.append(Event(kind, on, city.document(event.by).published_date))
    return events
