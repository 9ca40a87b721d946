"""Questions by program: the same answer as on the page."""

import pytest

from mingzheng.faces.api import asking

pytestmark = pytest.mark.django_db


def ask(client, **query):
    return client.get("/api/v1/ask", query)


def test_answer_has_the_shape_of_the_command_line(city, client):
    found = ask(client, q="申请公共租赁住房向谁提出", limit=2).json()
    assert list(found) == ["question", "answer", "refused", "passages"]
    assert (found["refused"], len(found["passages"])) == (False, 2)
    assert list(found["passages"][0]) == [
        "id",
        "document",
        "doc_number",
        "clause",
        "text",
        "score",
        "state",
        "url",
    ]


def test_refusal_is_an_answer(city, client):
    assert ask(client, q="世界杯足球赛谁赢了").json()["refused"] is True


@pytest.mark.parametrize(
    ("query", "name"),
    [({}, "q"), ({"q": ""}, "q"), ({"q": "长" * 201}, "q"), ({"q": "甲", "limit": 0}, "limit")],
)
def test_wrong_parameter_is_named(city, client, query, name):
    answer = ask(client, **query)
    assert (answer.status_code, answer.json()["error"].partition("。")[0]) == (400, f"参数不对：{name}")


def test_missing_index_is_told(city, client, monkeypatch):
    def gone(*args, **named):
        raise asking.IndexUnavailable("检索暂时不可用。")

    monkeypatch.setattr(asking, "answer", gone)
    assert (ask(client, q="公租房").status_code, ask(client, q="公租房").json()) == (
        503,
        {"error": "检索暂时不可用。"},
    )
