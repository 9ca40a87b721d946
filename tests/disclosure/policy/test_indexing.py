"""Index numbers: serial for each organ and year of writing, given once, kept for ever."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from mingzheng.disclosure.policy.actions.importing import import_document
from mingzheng.disclosure.policy.models import Document
from tests import factories
from tests.factories import NOW, OrganFactory


def numbers(*documents):
    return [document.index_number.rpartition("/")[2] for document in documents]


@pytest.mark.django_db
def test_serial_runs_within_organ_and_year(team, strangers):
    given = [
        factories.stock(organ, written_date=date(year, 5, 8))
        for organ, year in (
            (team.organ, 2026), (team.organ, 2026), (team.organ, 2025), (strangers.organ, 2026), (team.organ, 2026),
        )
    ]  # fmt: skip
    assert numbers(*given) == ["2026-00001", "2026-00002", "2025-00001", "2026-00001", "2026-00003"]
    assert [row.index_number[:9] for row in given[2:4]] == [team.organ.index_code, strangers.organ.index_code]


@pytest.mark.django_db
def test_draft_has_none(team):
    assert factories.draft(team).index_number == ""


@pytest.mark.django_db
def test_imported_number_is_kept_and_its_serial_not_given_again(team):
    own = f"{team.organ.index_code}/2026-00001"
    stock = factories.stock(team.organ, index_number=own)
    assert (stock.index_number, numbers(factories.stock(team.organ))) == (own, ["2026-00002"])


@pytest.mark.django_db
def test_organ_without_code_publishes_without_number():
    assert factories.stock(OrganFactory(index_code="")).index_number == ""


@pytest.mark.django_db
def test_year_of_publication_stands_in_for_a_missing_written_date(team):
    assert numbers(factories.stock(team.organ, written_date=None)) == ["2026-00001"]


def publish_some(organ, count, start, failures):
    try:
        start.wait(timeout=20)
        for _ in range(count):
            import_document(by=None, at=NOW, organ=organ, fields=factories.fields(), publish_now=True)
    except Exception as error:
        failures.append(error)
    finally:
        connections.close_all()


@pytest.mark.django_db(transaction=True)
def test_publications_at_the_same_moment_never_share_a_number():
    if connection.vendor != "postgresql":
        pytest.skip("只在 PostgreSQL 的第二遍测试里运行：SQLite 上只有一个进程能写。")
    organ, start, failures = OrganFactory(), Barrier(4), []
    threads = [Thread(target=publish_some, args=(organ, 8, start, failures)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    given = Document.objects.order_by("index_number").values_list("index_number", flat=True)
    assert (failures, [number.rpartition("-")[2] for number in given]) == (
        [],
        [f"{n:05d}" for n in range(1, 33)],
    )
