"""The search page in all its states; no script is needed for any of them."""

import html as escaping
import re

import pytest
from django.http import QueryDict

from mingzheng.engines.search import service
from mingzheng.faces.portal.asking import Asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def search(client):
    def ask(**query) -> str:
        return client.get("/search/", query).content.decode()

    return ask


def hits(page: str) -> list[str]:
    return [re.sub("<[^>]+>", "", title) for title in re.findall(r"<h3>(.*?)</h3>", page)]


def facet(page: str, name: str) -> dict[str, tuple[str, str]]:
    """Values of one facet with address and count."""
    group = page.partition(f"<h2>{name}</h2>")[2].partition("</section>")[0]
    rows = re.findall(r'<a href="([^"]+)"[^>]*><span>([^<]+)</span><b>(\d+)</b>', group)
    return {value: (escaping.unescape(address), count) for address, value, count in rows}


def test_nothing_asked_shows_how_to_ask(search):
    page = search()
    assert "可以这样检索" in page
    assert hits(page) == []


def test_hit_marks_what_was_asked_and_shows_its_state(search):
    page = search(q="住房保障管理办法")
    assert "<mark>" in page
    assert '<span class="tag in_force">现行有效</span>' in page
    assert "云江市住房保障管理办法" in hits(page)


def test_facet_narrows_by_a_link_and_is_dropped_by_a_link(city, search, client):
    address, count = facet(search(q="办法"), "年份")["2019"]
    narrowed = client.get(address).content.decode()
    assert len(hits(narrowed)) == int(count) == 1
    assert "年份：2019" in narrowed
    back, _ = facet(narrowed, "年份")["2019"]
    assert sorted(hits(client.get(back).content.decode())) == sorted(hits(search(q="办法")))


def test_facet_of_audiences_has_each_of_several(search):
    """面向对象：企业、个人，可以都是。"""
    offered = facet(search(q="住房保障管理办法"), "面向对象")
    assert {value: count for value, (_, count) in offered.items()} == {"企业": "1", "个人": "1"}
    narrowed = search(q="住房保障", audience="企业")
    assert ("面向对象：企业" in narrowed, hits(narrowed)) == (True, ["云江市住房保障管理办法"])


def test_small_themes_show_below_the_chosen_large_one(search):
    assert "城乡建设（含住房）" not in facet(search(q="住房保障"), "主题")
    assert "城乡建设（含住房）" in facet(search(q="住房保障", topic="城乡建设、环境保护"), "主题")


def test_day_in_force_keeps_what_was_valid_then(search):
    assert "云江市公共租赁住房暂行办法" in hits(search(q="公共租赁住房暂行办法", on="2020-01-01"))
    assert "云江市公共租赁住房暂行办法" not in hits(search(q="公共租赁住房暂行办法", on="2025-01-01"))


def test_conditions_are_shown_and_kept_by_the_form(search):
    page = search(q="办法", year="2024", on="2025-01-01", title_only="1")
    assert re.findall(r'aria-label="去掉条件：([^"]+)"', page) == [
        "年份：2024",
        "这一天有效：2025-01-01",
        "只查标题",
    ]
    assert '<input type="hidden" name="year" value="2024">' in page
    assert 'name="title_only" value="1" checked' in page
    assert 'value="2025-01-01"' in page


def test_nothing_found_explains_and_offers_a_way_on(search):
    page = search(q="量子火箭", year="2024")
    assert "没有找到“量子火箭”" in page
    assert 'href="/search/?q=%E9%87%8F%E5%AD%90%E7%81%AB%E7%AE%AD"' in page
    assert 'href="/columns/yunjiang/request/"' in page


def test_relaxed_search_says_so(search):
    page = search(q="住房保障 量子火箭发射")
    assert "没有一条包含全部检索词" in page
    assert hits(page)


def test_suggestion_is_a_link(city, search, monkeypatch):
    found = service.find(service.Query(text="办法"))
    results = service.Results(found.query, found.plan, 0, 1.0, (), {}, suggestion="住房保障")
    monkeypatch.setattr(service, "find", lambda *args, **named: service.Answer(results, ()))
    page = search(q="住房保帐", year="2024")
    assert "您要找的是不是" in page
    assert "/search/?q=%E4%BD%8F%E6%88%BF%E4%BF%9D%E9%9A%9C&amp;year=2024" in page


def test_pages_lead_to_one_another(search, client):
    first = search(q="便民服务事项")
    following = re.search(r'<a rel="next" href="([^"]+)"', first)[1]
    second = client.get(escaping.unescape(following)).content.decode()
    assert len(hits(first)) == len(hits(second)) == 10
    assert set(hits(first)) & set(hits(second)) == set()
    assert 'rel="prev"' in second
    assert "第 2 页" in second


def test_sort_by_date_is_a_link(search):
    assert "sort=date" in search(q="办法")
    assert '<span aria-current="true">按日期</span>' in search(q="办法", sort="date")


def test_dates_the_wrong_way_round_are_told(search):
    assert "开始日期晚于结束日期" in search(q="办法", since="2026-01-01", until="2025-01-01")


def test_missing_index_is_told(search, monkeypatch):
    def gone(*args, **named):
        raise service.IndexUnavailable("检索暂时不可用，请稍后再试。")

    monkeypatch.setattr(service, "find", gone)
    assert "检索暂时不可用，请稍后再试。" in search(q="办法")


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\x00"}, {"q": "<script>alert(1)</script>"}, {"q": "\"" * 200}, {"q": "办法", "page": "99999999999"},
        {"q": "办法", "page": "-1"}, {"q": "办法", "year": "二〇二四"}, {"q": "办法", "year": "9" * 90}, {"q": "办法", "on": "昨天"},
        {"q": "办法", "since": "2026-02-30"}, {"q": "(" * 200}, {"q": "办法", "organ": "' OR 1=1 --"}, {"q": " "}, {"q": "\ud83d"[:0] + "😀"},
    ],
)  # fmt: skip
def test_senseless_question_gets_a_page(search, query):
    page = search(**query)
    assert "</html>" in page
    assert "<script>alert" not in page


def test_suggestions_hold_public_titles_only(city, client):
    rows = client.get("/search/suggest/", {"q": "云江市"}).json()
    assert {row["title"] for row in rows} >= {"云江市住房保障管理办法"}
    assert "云江市尚未公开的草稿" not in {row["title"] for row in rows}
    assert client.get("/search/suggest/", {"q": "云"}).json() == []


def test_address_of_a_question_reads_back_the_same():
    asked = Asked(
        text="住房 保障", organ="市政府", year="2024", on="2024-01-01", sort="date", title_only=True, page=3
    )
    assert Asked.read(QueryDict(asked.encoded()).dict()) == asked
    assert Asked().address() == "/search/"


@pytest.mark.parametrize("query", ["住房保障", "通知"])
def test_page_of_results_asks_the_database_little(search, settings, django_assert_max_num_queries, query):
    settings.PAGE_MEMORY = 60
    search(q=query)
    with django_assert_max_num_queries(9):
        assert hits(search(q=query))
