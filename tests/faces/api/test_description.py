"""The description: complete, self-contained, in Chinese, and open to pages of other hosts."""

import re

import pytest

from mingzheng.faces.api.v1 import api

pytestmark = pytest.mark.django_db
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def schema(city, client):
    return client.get("/api/v1/openapi.json").json()


def operations(schema):
    return [
        (path, method, value)
        for path, methods in schema["paths"].items()
        for method, value in methods.items()
    ]


def references(value):
    if isinstance(value, dict):
        yield from [value["$ref"]] if "$ref" in value else []
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


def test_schema_is_well_formed(schema):
    assert re.fullmatch(r"3\.\d\.\d", schema["openapi"])
    assert schema["info"]["title"] == "明政开放接口"
    names = [operation["operationId"] for _, _, operation in operations(schema)]
    assert len(names) == len(set(names))
    assert all("200" in map(str, operation["responses"]) for _, _, operation in operations(schema))
    for reference in references(schema):
        place = schema
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def test_path_parameters_are_declared(schema):
    for path, _, operation in operations(schema):
        declared = {item["name"] for item in operation.get("parameters", []) if item["in"] == "path"}
        assert declared == set(re.findall(r"{(\w+)}", path)), path


def test_everything_can_only_be_read(schema):
    assert {method for _, method, _ in operations(schema)} == {"get"}


def test_every_operation_and_parameter_is_explained_in_chinese(schema):
    for path, _, operation in operations(schema):
        assert CHINESE.search(operation["summary"]), path
        for item in operation.get("parameters", []):
            assert CHINESE.search(item["schema"].get("description", "")), (path, item["name"])


def test_page_shows_every_address(schema, client):
    page = client.get("/api/v1/docs").content.decode()
    assert [path for path in schema["paths"] if f"<code>{path}</code>" not in page] == []


def test_other_hosts_may_read_but_get_no_cookie(city, client):
    answer = client.get("/api/v1/kinds")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.cookies == {}


def test_too_many_requests_are_refused_in_chinese(city, client, monkeypatch):
    monkeypatch.setattr(api.throttle[0], "num_requests", 2)
    answers = [client.get("/api/v1/kinds", REMOTE_ADDR="203.0.113.9") for _ in range(4)]
    assert answers[-1].status_code == 429
    assert answers[-1].json() == {"error": "请求太频繁，请一分钟后再试。"}
