"""The desk's filters: what a text finds, and that it finds the same however often it stands."""

import pytest

from mingzheng.disclosure.policy import queries
from mingzheng.disclosure.policy.models import Document
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("many", [10_000, 2])
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("供热", {"供热的通知", "供热的意见"}),
        ("测发", {"供热的通知", "供水的通知"}),
        ("11530900", {"供热的意见"}),
        ("云测发[2026]7号", {"供热的通知"}),
        ("的", {"供热的通知", "供水的通知", "供热的意见"}),
        ("100%", set()),
        ("供电", set()),
    ],
)
def test_a_text_is_found_in_title_and_numbers(typed, found, many, team, strangers, monkeypatch):
    monkeypatch.setattr(queries, "_MANY", many)
    factories.draft(team, title="供热的通知", doc_number="云测发〔2026〕7号")
    factories.draft(team, title="供水的通知", doc_number="云测发〔2026〕8号")
    opinion = factories.draft(team, title="供热的意见", doc_number="")
    Document.objects.filter(pk=opinion.pk).update(index_number="11530900-01/2026-00001")
    factories.draft(strangers, title="外单位供热的通知", doc_number="")
    rows = queries.lists_filter(queries.visible_to(team.editor), q=typed)
    assert {row.title for row in rows} == found
