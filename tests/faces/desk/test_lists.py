"""Lists cost the same number of queries whatever they show, page by key, filter and export."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingzheng.base.duties.actions import owe

pytestmark = pytest.mark.django_db


def _documents(team, make):
    make.draft(team)


def _returned(team, make):
    from mingzheng.engines.review.actions import decide

    step = make.waiting_step(make.in_review(team))
    decide(step_id=step.pk, by=team.reviewer, at=make.NOW, decision="return", opinion="请补充附件")


def _steps(team, make):
    make.in_review(team)


def _duties(team, make):
    title = f"公开第{next(make._COUNTER)}件"
    owe(rule="publication", subject=title, organ=team.organ, title=title, started_on=date(2026, 11, 2))


def _articles(team, make):
    make.ArticleFactory(column=make.ColumnFactory(organ=team.organ))


def _columns(team, make):
    make.ColumnFactory(organ=team.organ, stale_after=30)


def _organs(team, make):
    make.OrganFactory(parent=team.organ)


def _people(team, make):
    make.UserFactory.holding("editor", team.organ)


LISTS = {
    "today": (_steps, "reviewer"), "todo": (_steps, "reviewer"), "todo_returned": (_returned, "editor"),
    "todo_duties": (_duties, "office"), "documents": (_documents, "editor"), "articles": (_articles, "editor"),
    "columns": (_columns, "office"), "organs": (_organs, "office"), "people": (_people, "admin"),
    "log": (_documents, "office"),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_list_costs_the_same_for_one_row_and_three(name, team, sign_in):
    from tests import factories as make

    add, role = LISTS[name]
    client, counts = sign_in(getattr(team, role)), []
    client.get(reverse(f"desk:{name}"))
    for more in (1, 2):
        for _ in range(more):
            add(team, make)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(reverse(f"desk:{name}")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def _titles(response):
    return [row.title for row, _ in response.context["page"].rows]


def test_pages_hold_every_row_once(team, sign_in, monkeypatch):
    from mingzheng.disclosure.policy.models import Document
    from tests import factories as make

    made = {make.draft(team).title for _ in range(65)}
    Document.objects.update(changed_at=make.NOW)  # all rows tie
    client, seen, query = sign_in(team.editor), [], ""
    for _ in range(3):
        response = client.get(reverse("desk:documents") + query)
        seen += _titles(response)
        query = response.context["page"].older
    assert (len(seen), set(seen), query) == (65, made, "")


def test_page_back_shows_what_was_there_before(team, sign_in):
    from tests import factories as make

    for _ in range(35):
        make.draft(team)
    client, address = sign_in(team.editor), reverse("desk:documents")
    first = client.get(address)
    second = client.get(address + first.context["page"].older)
    again = client.get(address + second.context["page"].newer)
    assert _titles(again) == _titles(first)


@pytest.mark.parametrize(
    "query", ["?after=x", "?after=~", "?before=9999-99-99~5", "?after=~99999999999999999999999"]
)
def test_broken_cursor_gives_the_first_page(query, team, sign_in):
    from tests import factories as make

    title = make.draft(team).title
    assert _titles(sign_in(team.editor).get(reverse("desk:documents") + query)) == [title]


def test_order_by_a_day_that_may_be_missing_loses_nothing(team, sign_in):
    from tests import factories as make

    for number in range(40):
        make.draft(team, written_date=date(2026, 11, 2) if number % 2 else None)
    client, address = sign_in(team.editor), reverse("desk:documents")
    first = client.get(address + "?order=written")
    second = client.get(address + first.context["page"].older)
    assert len({*_titles(first), *_titles(second)}) == 40


def test_filters_narrow_and_stay_in_the_links(team, sign_in):
    from tests import factories as make

    make.draft(team, title="关于供热的通知")
    make.in_review(team, title="关于供水的通知")
    client, address = sign_in(team.editor), reverse("desk:documents")
    assert _titles(client.get(address + "?q=供热")) == ["关于供热的通知"]
    response = client.get(address + "?state=in_review&year=2026")
    assert _titles(response) == ["关于供水的通知"]
    assert response.context["page"].export == "?state=in_review&year=2026&export=xlsx"


@pytest.mark.parametrize("typed", ["云测发〔2026〕901号", "云测发[2026]901号", "云测发（2026）901号", "供热"])
def test_number_is_found_however_its_brackets_are_written(typed, team, sign_in):
    from tests import factories as make

    make.draft(team, title="关于供热的通知", doc_number="云测发〔2026〕901号")
    make.draft(team, title="关于供水的通知", doc_number="云测发〔2026〕902号")
    assert _titles(sign_in(team.editor).get(reverse("desk:documents"), {"q": typed})) == ["关于供热的通知"]


def test_empty_list_says_what_to_do(team, sign_in):
    page = sign_in(team.editor).get(reverse("desk:documents")).content.decode()
    assert "点右上角“登记新文件”" in page


def test_workbook_holds_the_filtered_rows_and_no_formula(team, sign_in):
    from python_calamine import CalamineWorkbook

    from tests import factories as make

    make.draft(team, title="=HYPERLINK(“坏”)", doc_number="")
    make.in_review(team)
    response = sign_in(team.editor).get(reverse("desk:documents") + "?state=draft&export=xlsx")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(response.content)).get_sheet_by_index(0).to_python()
    assert sheet[0][:3] == ["标题", "文号", "索引号"]
    assert [row[0] for row in sheet[1:]] == ["=HYPERLINK(“坏”)"]
    import zipfile

    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(response.content)).read("xl/worksheets/sheet1.xml")
