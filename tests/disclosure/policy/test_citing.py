"""Cited documents are checked against the library, on the day the citing document was written."""

from datetime import date

import pytest

from mingzheng.disclosure.policy.actions.attaching import attach
from mingzheng.disclosure.policy.actions.validity import record_validity
from mingzheng.disclosure.policy.citing import citation_status
from mingzheng.disclosure.policy.findings import findings_of
from mingzheng.disclosure.policy.models import Document
from mingzheng.kernel.statute.identifiers import id_check
from tests.factories import NOW, OrganFactory, Team, draft, stock

pytestmark = pytest.mark.django_db


@pytest.fixture
def organ():
    return OrganFactory(number_prefixes=["云测发"])


def test_document_in_force_is_in_force(organ):
    document = stock(organ, written_date=date(2025, 1, 2))
    assert citation_status(date(2025, 6, 1))(document.doc_number) == "in_force"


def test_document_not_yet_written_is_not_yet_in_force(organ):
    document = stock(organ, written_date=date(2025, 1, 2))
    assert citation_status(date(2024, 6, 1))(document.doc_number) == "not_yet"


def test_repealed_document_is_repealed_from_its_day_on(organ):
    document = stock(organ, written_date=date(2025, 1, 2))
    record_validity(
        by=None,
        at=NOW,
        document_id=document.pk,
        kind="repealed",
        on=date(2026, 3, 1),
        by_text="市政府清理决定",
    )
    assert citation_status(date(2026, 2, 28))(document.title) == "in_force"
    assert citation_status(date(2026, 3, 1))(document.title) == "repealed"


def test_number_of_ours_that_is_not_there_is_missing_and_one_of_others_unknown(organ):
    status = citation_status(date(2026, 1, 1))
    assert status("云测发〔2019〕99号") == "missing"
    assert status("国办发〔2019〕99号") is None


def test_finding_names_a_cited_document_that_had_lapsed(organ):
    old = stock(organ, written_date=date(2020, 1, 2), expires_date=date(2022, 1, 1))
    body = f"一、依据。按照《{old.title}》（{old.doc_number}）办理。"
    document = draft(Team(organ), body=body, written_date=date(2026, 1, 5))
    assert old.doc_number in {noted.value for noted in findings_of(document)}


def test_what_a_reader_does_not_see_in_an_attachment_is_scanned(organ):
    team = Team(organ)
    document = draft(team)
    number = "11000019900307123"
    number += id_check(number)
    hidden = [("comment", f"申请人身份证号{number}，请核对")]
    attach(
        by=team.editor, at=NOW, document_id=document.pk, data=b"visible", name="表.txt", format="txt", text="清单",
        hidden=hidden,
    )  # fmt: skip
    found = findings_of(Document.objects.get(pk=document.pk))
    blocking = [(noted.place, noted.kind) for noted in found if noted.severity == "block"]
    assert ("表.txt", "id_number") in blocking


def test_own_number_is_no_citation(organ):
    document = draft(
        Team(organ), body="关于测试的通知\n云测发〔2026〕77号\n一、要求。", doc_number="云测发〔2026〕77号"
    )
    assert [noted.kind for noted in findings_of(document) if noted.value == "云测发〔2026〕77号"] == []
