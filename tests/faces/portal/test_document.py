"""The page of a document: its state, its head block, what belongs to it."""

import json
from datetime import date

import pytest

from mingzheng.faces.portal.pages.force import force, history, spoken

pytestmark = pytest.mark.django_db


def html(city, client, record) -> str:
    return b"".join(client.get(city.address(record))).decode()


def test_banner_tells_term_of_a_document_in_force(city):
    found = force(city.regulation, date(2026, 1, 1))
    assert (found.label, found.binds) == ("现行有效", True)
    assert found.reason == "自2024年3月1日起施行（文件自定）。"
    assert found.following == "有效期至2099年2月28日。"


def test_banner_links_the_document_that_repealed(city):
    found = force(city.repealed, date(2026, 1, 1))
    assert (found.label, found.binds, found.by) == ("废止", False, "云政规〔2024〕1号")
    assert found.by_url == city.address(city.regulation)


def test_banner_announces_what_is_to_come(city):
    before = force(city.repealed, date(2024, 2, 1))
    assert before.label == "现行有效"
    assert before.following == "自2024年3月1日起由云政规〔2024〕1号废止。"


def test_banner_of_a_day_at_the_edge_of_the_term(city):
    assert force(city.lapsed, date(2022, 12, 31)).label == "现行有效"
    assert force(city.lapsed, date(2023, 1, 1)).label == "失效（有效期届满）"


@pytest.mark.parametrize(
    ("name", "state"),
    [("regulation", "in_force"), ("lapsed", "lapsed"), ("repealed", "repealed"), ("future", "not_yet")],
)
def test_page_shows_the_state_before_the_title(city, client, name, state):
    page = html(city, client, getattr(city, name))
    assert page.index(f'<div class="state {state}">') < page.index("<h1>")
    assert ("请不要把本文件作为办事依据。" in page) == (state != "in_force")


def test_history_is_left_out_where_there_is_only_a_term(city):
    assert history(city.regulation, date(2026, 1, 1)) == []
    turns = history(city.repealed, date(2024, 2, 1))
    assert [(turn.on, turn.label, turn.to_come) for turn in turns] == [
        ("2019年1月22日", "施行", False), ("2024年3月1日", "废止", True),
    ]  # fmt: skip


def test_dates_are_spoken_as_documents_print_them():
    assert spoken("自2024-03-01起，至2029-12-28。") == "自2024年3月1日起，至2029年12月28日。"


def test_head_block_names_what_is_known(city, client):
    page = html(city, client, city.regulation)
    for name, value in (
        ("发文字号", "云政规〔2024〕1号"), ("成文日期", "2024年1月22日"), ("施行日期", "2024年3月1日"),
        ("主题分类", "城乡建设、环境保护 / 城乡建设（含住房）"), ("主题词", "住房保障　公租房"),
    ):  # fmt: skip
        assert f"<dt>{name}</dt><dd>{value}</dd>" in page
    assert "<dt>有效期至</dt>" not in html(city, client, city.future)


def test_interpretation_and_document_lead_to_each_other(city, client):
    assert f'<a href="{city.address(city.article)}">' in html(city, client, city.regulation)
    assert f'<a href="{city.address(city.regulation)}">' in html(city, client, city.article)


def test_attachment_shows_type_and_size(city, client):
    page = html(city, client, city.regulation)
    assert f'<a href="{city.attachment.public_url}" download>住房保障申请表.pdf</a>' in page
    assert "PDF，15" in page


def test_page_leads_to_paper_data_and_check(city, client):
    page = html(city, client, city.regulation)
    for address in (city.address(city.regulation, "pdf"), city.address(city.regulation, "json")):
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
    assert f'href="/verify/?path={city.address(city.regulation)}"' in page


def test_fingerprint_on_the_page_is_that_of_the_check(city, client):
    page = html(city, client, city.regulation)
    printed = page.partition("正文指纹 <code>")[2].partition("</code>")[0]
    check = client.get("/verify/", {"path": city.address(city.regulation)}).content.decode()
    assert f"<dt>正文指纹</dt><dd><code>{printed}</code></dd>" in check
    assert "一致：页面没有被改动" in check


def test_twin_holds_the_text_of_the_page(city, client):
    twin = json.loads(b"".join(client.get(city.address(city.regulation, "json"))))
    assert (twin["document_number"], twin["validity"]) == ("云政规〔2024〕1号", "现行有效")
    assert twin["body"] == city.regulation.body


def test_article_has_source_contents_and_abstract(city, client):
    page = html(city, client, city.article)
    assert "来源：云江市人民政府" in page
    assert 'aria-label="本文目录"' in page
    assert "谁能申请、怎样申请。" in page
