"""The page of questions: an answer with its sources, a refusal that leads on, and whether it helped."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from mingzheng.outreach.answers.models import AskedQuestion

pytestmark = pytest.mark.django_db
QUESTION = "申请公共租赁住房向谁提出"


def page(client, question):
    return client.get(f"/ask/?q={quote(question)}").content.decode()


def token_in(html):
    return re.search(r'name="token" value="([^"]+)"', html)[1]


def test_answer_stands_with_its_sources_and_states(city, client):
    html = page(client, QUESTION)
    assert "以家庭为单位，向街道办事处提出" in html
    assert f'<a href="{city.address(city.regulation)}#' in html
    assert '<span class="tag in_force">现行有效</span>' in html
    assert "<mark>" in html


def test_refusal_leads_on(city, client):
    html = page(client, "世界杯足球赛谁赢了")
    assert [word in html for word in ("不作回答", "12345", "依法申请公开", 'name="token"')] == [
        True,
        True,
        True,
        False,
    ]


def test_page_without_a_question_offers_some(city, client):
    html = client.get("/ask/").content.decode()
    assert html.count('<li><a href="/ask/?q=') == 3
    assert AskedQuestion.objects.count() == 0


@pytest.mark.parametrize(
    "question", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ title }}"]
)
def test_a_question_is_never_markup(city, client, question):
    html = page(client, question)
    assert question not in html.replace("{{ title }}", "") or question == "{{ title }}"
    assert "<script>alert" not in html


def test_page_has_no_inline_code(city, client):
    html = page(client, QUESTION)
    assert re.findall(r'\sstyle="|<style|\son[a-z]+="|<script(?![^>]*\bsrc=)', html) == []
    assert client.get(f"/ask/?q={QUESTION}").headers["Cache-Control"] == "no-store"


def test_judgement_is_taken_without_a_session(city):
    browser = Client(enforce_csrf_checks=True)
    html = page(browser, QUESTION)
    crumb = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    answer = browser.post(
        "/ask/judge/", {"csrfmiddlewaretoken": crumb, "token": token_in(html), "helpful": "1"}
    )
    assert ("谢谢，已经记下。" in answer.content.decode(), set(browser.cookies)) == (True, {"csrftoken"})
    assert list(AskedQuestion.objects.values_list("helpful", flat=True)) == [True]


def test_judgement_from_another_site_is_refused(city):
    browser = Client(enforce_csrf_checks=True)
    token = token_in(page(browser, QUESTION))
    assert browser.post("/ask/judge/", {"token": token, "helpful": "1"}).status_code == 403
    assert list(AskedQuestion.objects.values_list("helpful", flat=True)) == [None]


@pytest.mark.parametrize("token", ["", "forged", "\x00", "长" * 500])
def test_judgement_with_a_forged_token_is_refused_in_chinese(city, client, token):
    answer = client.post("/ask/judge/", {"token": token, "helpful": "0"})
    assert (answer.status_code, "没有记下来" in answer.content.decode()) == (200, True)


def test_judging_is_no_reading(city, client):
    assert client.get("/ask/judge/").status_code == 405


def test_reading_mode_is_kept(city, client):
    client.cookies["modes"] = "elder"
    assert "<html data-elder " in page(client, QUESTION)


def test_missing_index_is_told(city, client, monkeypatch):
    from mingzheng.faces.portal import questions

    def gone(*args, **named):
        raise questions.IndexUnavailable("检索暂时不可用。")

    monkeypatch.setattr(questions, "answer", gone)
    assert "检索暂时不可用。" in page(client, QUESTION)


def test_block_for_the_search_page_only_for_questions(city):
    from mingzheng.faces.portal.questions import block

    assert block("住房保障") is None
    assert block("申请公租房向谁提出？")["answer"].way == "extract"


def test_search_page_answers_a_question_above_the_hits(city, client):
    html = client.get(f"/search/?q={quote('申请公租房向谁提出？')}").content.decode()
    assert html.index("以家庭为单位") < html.index('<ol class="hits">')
    assert "answer-block" not in client.get("/search/?q=住房保障").content.decode()


@pytest.mark.parametrize("question", ["世界杯足球赛谁赢了？", "世界杯住房谁赢了比赛？"])
def test_search_page_says_that_a_question_is_not_answered_and_leads_on(city, client, question):
    html = client.get(f"/search/?q={quote(question)}").content.decode()
    assert 'href=""' not in html
    assert [word in html for word in ("所以不作回答", "tel:12345", "依法申请公开", 'href="/organs/"', "answer-block")] == [
        True, True, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["/", "/search/"])
def test_the_one_box_says_that_it_takes_questions(city, client, path):
    html = client.get(path).content.decode()
    assert ("检索词或者问题" in html, "问" in re.search(r'placeholder="([^"]+)"', html)[1]) == (True, True)


def test_official_words_are_marked_for_everyday_ones(city, client):
    assert "公共租赁住房</mark>" in page(client, "公租房向谁申请")
