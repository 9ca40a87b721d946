"""Search by program: the same hits as on the page, every refusal in Chinese."""

import pytest

from mingzheng.engines.search import service
from mingzheng.faces.api import searching

pytestmark = pytest.mark.django_db


def search(client, **query):
    return client.get("/api/v1/search", query)


def test_hits_are_public_and_in_the_shape_of_the_command_line(city, client):
    found = search(client, q="住房保障管理办法").json()
    assert set(found) == {"query", "plan", "total", "took_ms", "hits", "facets", "suggestion"}
    assert found["hits"][0]["doc_number"] == "云政规〔2024〕1号"
    assert city.hidden.ref not in {
        hit["id"] for hit in search(client, q="尚未公开的草稿", limit=50).json()["hits"]
    }


def test_conditions_narrow(city, client):
    assert {hit["state"] for hit in search(client, q="办法", state="废止").json()["hits"]} == {"废止"}
    assert search(client, q="办法", until="2019-12-31", title_only="true").json()["total"] == 1


@pytest.mark.parametrize(
    ("query", "name"),
    [({"limit": 51}, "limit"), ({"q": "长" * 201}, "q"), ({"sort": "size"}, "sort"), ({"on": "昨天"}, "on")],
)
def test_wrong_parameter_is_named(city, client, query, name):
    answer = search(client, **query)
    assert (answer.status_code, answer.json()["error"].partition("。")[0]) == (400, f"参数不对：{name}")


def test_dates_the_wrong_way_round_are_refused(city, client):
    answer = search(client, q="办法", since="2026-02-01", until="2026-01-01")
    assert (answer.status_code, answer.json()["error"]) == (400, "开始日期晚于结束日期，请检查后重新填写。")


def test_missing_index_is_told(city, client, monkeypatch):
    def gone(*args, **named):
        raise service.IndexUnavailable("检索暂时不可用。")

    monkeypatch.setattr(searching, "find", gone)
    assert (search(client, q="办法").status_code, search(client, q="办法").json()) == (
        503,
        {"error": "检索暂时不可用。"},
    )
