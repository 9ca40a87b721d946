"""Lists, single records and organs: only what is public, page by page, every refusal in Chinese."""

import pytest

from mingzheng.disclosure.policy.models import Document
from tests.faces.portal.city import FILLERS

pytestmark = pytest.mark.django_db
LIST = "/api/v1/records/policy.document"


def walk(client, **query) -> list[str]:
    """The ids of all pages."""
    found, cursor = [], ""
    while True:
        page = client.get(LIST, {**query, "cursor": cursor}).json()
        found += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            return found


@pytest.mark.parametrize("limit", [1, 7, 46, 100])
def test_pages_give_every_public_record_once_newest_first(city, client, limit):
    rows = Document.objects.public().order_by("-published_at", "-pk")
    assert walk(client, limit=limit) == [row.ref for row in rows]
    assert rows.count() == FILLERS + 4


def test_page_stays_right_while_something_new_appears(city, client):
    first = client.get(LIST, {"limit": 5}).json()
    newest = Document.objects.public().order_by("-published_at").first()
    Document.objects.create(
        organ=newest.organ,
        title="刚刚公开的",
        state="published",
        published_at=newest.published_at.replace(year=2030),
    )
    second = client.get(LIST, {"limit": 5, "cursor": first["next"]}).json()
    assert {item["id"] for item in first["items"]} & {item["id"] for item in second["items"]} == set()


def test_list_costs_the_same_for_one_row_and_for_many(city, client, django_assert_max_num_queries):
    for limit in (1, 40):
        with django_assert_max_num_queries(6):
            client.get(LIST, {"limit": limit})


def test_draft_is_in_no_answer(city, client):
    assert city.hidden.ref not in walk(client, limit=100)
    answer = client.get(f"{LIST}/{city.hidden.public_id}")
    assert (answer.status_code, answer.json()) == (404, {"error": "没有这条信息，它可能没有公开或已经撤回。"})


def test_record_is_its_twin(city, client):
    answer = client.get(f"{LIST}/{city.regulation.public_id}").json()
    assert (answer["title"], answer["validity"]) == ("云江市住房保障管理办法", "现行有效")


def test_days_bound_the_list_inclusively(city, client):
    day = client.get(LIST, {"limit": 1}).json()["items"][0]["published_at"][:10]
    found = client.get(LIST, {"since": day, "until": day, "limit": 100}).json()["items"]
    assert {item["published_at"][:10] for item in found} == {day}


def test_unknown_organ_gives_an_empty_list(city, client):
    assert client.get(LIST, {"organ": "nobody"}).json() == {"items": [], "next": None}


@pytest.mark.parametrize(
    "cursor",
    ["abc", "%%%", "长", "MjAyNi0wMS0wMXw1", "MjAyNi0wMS0wMVQwMDowMDowMCswMDowMHwtMQ==x", "A" * 5000],
)
def test_cursor_that_is_not_ours_is_refused(city, client, cursor):
    answer = client.get(LIST, {"cursor": cursor})
    assert (answer.status_code, answer.json()) == (
        400,
        {"error": "cursor 不对，请用上一页给出的 next，不要自己拼。"},
    )


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 101}, "limit"),
        ({"limit": "x"}, "limit"),
        ({"since": "2026-13-01"}, "since"),
    ],
)
def test_wrong_parameter_is_named_in_chinese(city, client, query, name):
    answer = client.get(LIST, query)
    assert answer.status_code == 400
    assert answer.json() == {"error": f"参数不对：{name}。请对照 /api/v1/docs 的说明改正。"}


def test_unknown_kind_lists_the_known_ones(city, client):
    answer = client.get("/api/v1/records/nothing")
    assert answer.status_code == 404
    assert answer.json()["error"].startswith(
        "没有“nothing”这种信息，可用的有：policy.document、columns.article"
    )


def test_unknown_address_is_refused_in_json(city, client):
    answer = client.get("/api/v1/nothing/here")
    assert (answer.status_code, answer.json()) == (
        404,
        {"error": "没有这个接口，请对照 /api/v1/docs 的说明。"},
    )


def test_kinds_and_organs_are_listed(city, client):
    assert {row["key"] for row in client.get("/api/v1/kinds").json()} >= {
        "policy.document",
        "columns.article",
    }
    organs = {row["code"]: row for row in client.get("/api/v1/organs").json()}
    assert (organs["yunjiang"]["leader"], organs["yunjiang"]["phone"]) == ("林川", "0990-8000001")


def test_nothing_can_be_written(city, client):
    assert {client.post(path, {}).status_code for path in (LIST, "/api/v1/organs", "/api/v1/search")} == {405}
