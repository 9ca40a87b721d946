"""Imports are idempotent by number and title, in whatever brackets and script they come."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.base.events.models import Event
from mingzheng.base.organs.models import Organ
from mingzheng.disclosure.policy.actions.fields import identity_of, tidy
from mingzheng.disclosure.policy.actions.importing import import_document
from mingzheng.disclosure.policy.actions.publishing import withdraw
from mingzheng.disclosure.policy.actions.submitting import submit
from mingzheng.disclosure.policy.checks import Refused
from mingzheng.disclosure.policy.models import Document
from mingzheng.disclosure.policy.models.document import EDITABLE
from mingzheng.kernel import lex
from tests import factories
from tests.factories import NOW

TITLE = "关于开展标准化建设工作的意见"
BRACKETS = [
    "云测发〔2026〕8号",
    "云测发[2026]8号",
    "云测发【2026】8号",
    "云测发（2026）8号",
    "云测发 [2026] 8 号",
]
LATER = NOW + timedelta(days=1)


def take(organ, at=NOW, publish=True, **changes):
    values = factories.fields(title=TITLE, doc_number=BRACKETS[0]) | changes
    return import_document(by=None, at=at, organ=organ, fields=values, publish_now=publish)


@pytest.mark.django_db
@pytest.mark.parametrize("number", BRACKETS)
def test_same_number_in_any_brackets_is_the_same_document(team, number):
    first, _ = take(team.organ)
    second, result = take(team.organ, LATER, doc_number=number)
    assert (second.pk, result, Document.objects.count()) == (first.pk, "skipped", 1)


@pytest.mark.django_db
def test_title_in_traditional_characters_is_the_same_document(team):
    first, _ = take(team.organ)
    second, result = take(team.organ, LATER, title="關於開展標準化建設工作的意見")
    assert (second.pk, result) == (first.pk, "updated")
    assert Document.objects.count() == 1


@pytest.mark.django_db
def test_same_title_under_another_number_is_another_document(team):
    take(team.organ)
    assert (take(team.organ, doc_number="云测发〔2026〕9号")[1], Document.objects.count()) == ("created", 2)


@pytest.mark.django_db
def test_same_title_without_number_is_told_apart_by_organ(team, strangers):
    results = [take(organ, doc_number="")[1] for organ in (team.organ, strangers.organ, team.organ)]
    assert (results, Document.objects.count()) == (["created", "created", "skipped"], 2)


@pytest.mark.django_db
def test_second_import_says_nothing_to_anybody(team):
    take(team.organ)
    before = Event.objects.count()
    take(team.organ, LATER)
    assert (Event.objects.count(), before) == (1, 1)


@pytest.mark.django_db
def test_import_that_knows_more_updates_the_public_document(team):
    take(team.organ)
    changed, result = take(team.organ, LATER, abstract="概述在这里。", keywords=[])
    assert (result, changed.abstract, changed.keywords, changed.version) == (
        "updated",
        "概述在这里。",
        ["测试"],
        2,
    )
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True)) == [
        "record.published",
        "record.revised",
    ]


@pytest.mark.django_db
def test_draft_import_is_published_by_a_later_import(team):
    document, _ = take(team.organ, publish=False)
    assert document.state == "draft"
    published, result = take(team.organ, LATER)
    assert (published.pk, published.state, result) == (document.pk, "published", "updated")


@pytest.mark.django_db
def test_import_does_not_bring_back_what_was_withdrawn(team):
    document, _ = take(team.organ)
    withdraw(by=team.office, at=NOW, document_id=document.pk, reason="内容需要核实")
    again, _ = take(team.organ, LATER, abstract="又来一次。")
    assert (again.pk, again.state) == (document.pk, "withdrawn")


@pytest.mark.django_db
def test_import_does_not_change_what_is_under_review(team):
    document, _ = take(team.organ, publish=False)
    submit(by=team.editor, at=NOW, document_id=document.pk, version=document.version)
    with pytest.raises(Refused, match="审查中"):
        take(team.organ, LATER, abstract="审查中被换掉的内容。")
    assert take(team.organ, LATER)[1] == "skipped"
    kept = Document.objects.get(pk=document.pk)
    assert (kept.abstract, kept.version, kept.state) == ("", document.version, "in_review")


@pytest.mark.django_db
def test_import_never_publishes_what_is_not_open(team):
    document, result = take(
        team.organ, disclosure="on_request", ground="third_party", ground_note="涉及第三方的商业秘密"
    )
    again, _ = take(team.organ, LATER)
    assert (document.state, result, Document.objects.get(pk=again.pk).state) == ("draft", "created", "draft")


@pytest.mark.django_db
@pytest.mark.parametrize("changes", [{"title": ""}, {"title": "长" * 501}, {"disclosure": "closed"}])
def test_unusable_import_is_refused_whole(team, changes):
    with pytest.raises(Refused):
        take(team.organ, **changes)
    assert Document.objects.count() == 0


@pytest.mark.django_db
def test_stock_keeps_its_day_of_publication(team):
    document, _ = import_document(
        by=None, at=NOW, organ=team.organ, fields=factories.fields(), publish_now=True,
        published_at=NOW - timedelta(days=900),
    )  # fmt: skip
    assert document.published_at == NOW - timedelta(days=900)


organs = st.builds(Organ, code=st.sampled_from(["mzj", "jyj"]))
titles = st.text("关于开展标准化建设工作的意见通知 ", min_size=1, max_size=20)


@given(organs, titles, st.integers(1, 999), st.integers(0, 20))
def test_identity_does_not_depend_on_brackets_script_or_blanks(organ, title, number, place):
    plain = identity_of(f"云测发〔2026〕{number}号", title, organ)
    for brackets in ("[]", "【】", "（）", "()"):
        assert identity_of(f"云测发{brackets[0]}2026{brackets[1]}{number}号", title, organ) == plain
    assert identity_of(f"云测发〔2026〕{number}号", lex.to_hant(title), organ) == plain
    assert identity_of(f"云测发〔2026〕{number}号", title[:place] + "　 " + title[place:], organ) == plain


@given(st.dictionaries(st.sampled_from(EDITABLE), st.text(max_size=30)))
def test_tidy_twice_is_tidy_once(values):
    values = {name: value for name, value in values.items() if not name.endswith("_date")}
    once = tidy(values)
    assert tidy(once) == once


@given(
    st.dictionaries(st.text(max_size=12), st.just("某值"), max_size=6),
    st.dates(date(1949, 10, 1), date(2100, 1, 1)),
)
def test_tidy_keeps_known_fields_only_and_reads_dates(values, day):
    found = tidy({**values, "written_date": day.isoformat()})
    assert (set(found) - set(EDITABLE), found["written_date"]) == (set(), day)
