from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzheng.engines.search import analyzer, site
from mingzheng.engines.search.service import IndexUnavailable, Query, ask, find, hydrate, search, suggest

BODY = "各县：\n为促进体育消费，建设5G 网络，依据国办发〔2019〕43号办理。\n第十二条　依法缴纳。"


@pytest.fixture
def sport(world):
    row = world.document("体育产业高质量发展的意见", BODY, doc_number="云政发〔2025〕5号", genre="意见")
    world.document("不动产登记办法的通知")
    world.article("体育馆开放时间")
    world.deliver()
    return row


AT = datetime(2024, 1, 1, tzinfo=UTC)


def titles(text, **more):
    return [hit.title for hit in find(Query(text, **more)).hits]


def test_find_answers_with_the_form_agreed(sport):
    found = find(Query("体育产业")).as_json()
    assert list(found) == ["query", "plan", "total", "took_ms", "hits", "facets", "suggestion"]
    (hit,) = found["hits"]
    assert {key: hit[key] for key in hit if key != "score"} == {
        "id": sport.ref,
        "title": "体育产业高质量发展的意见",
        "doc_number": "云政发〔2025〕5号",
        "issuer": "云江市人民政府",
        "written_date": "2025-03-01",
        "state": "现行有效",
        "url": f"/policy/{sport.public_id[:2]}/{sport.public_id[2:]}.html",
        "highlights": [
            "体育产业高质量发展的意见",
            "为促进体育消费，建设5G 网络，依据国办发〔2019〕43号办理。",
        ],
    }
    assert found["facets"]["genre"] == [{"value": "意见", "count": 1}]
    assert (found["query"], found["plan"], found["total"], found["suggestion"]) == (
        "体育产业",
        "words",
        1,
        None,
    )


@pytest.mark.parametrize(
    ("narrow", "number"),
    [
        ({"state": "现行有效"}, 2),
        ({"state": "in_force"}, 2),
        ({"state": "有效"}, 2),
        ({"state": "废止"}, 0),
        ({"year": 2025}, 2),
        ({"kind": "policy.document"}, 2),
        ({"column": "工作动态"}, 1),
        ({"organ": "云江市人民政府"}, 3),
        ({"genre": "意见"}, 1),
    ],
)
def test_find_narrows_by_what_rows_say(sport, narrow, number):
    assert find(Query("", **narrow)).total == number


def test_find_never_shows_what_was_withdrawn_a_moment_ago(world, sport):
    results = search(Query("体育产业"))
    world.withdraw(sport, tell=False)
    assert (results.total, hydrate(results).hits) == (1, ())
    assert suggest("体育产业") == []


def test_hydrate_costs_a_constant_number_of_queries(world, sport, django_assert_num_queries):
    for number in range(6):
        world.document(f"体育通知{number}")
    world.deliver()
    few, many = (search(Query("体育", kind="policy.document", limit=limit)) for limit in (2, 50))
    with django_assert_num_queries(3):
        assert len(hydrate(few).hits) == 2
    with django_assert_num_queries(3):
        assert len(hydrate(many).hits) == 7


def test_suggest_gives_titles_and_addresses(sport):
    assert [(one.title, one.kind_name) for one in suggest("体育产")] == [
        ("体育产业高质量发展的意见", "政策文件")
    ]


def test_find_marks_across_scripts(sport):
    (hit,) = find(Query("體育產業")).hits
    assert hit.title_snippet.segments() == [("体育产业", True), ("高质量发展的意见", False)]


def test_a_small_index_that_is_missing_is_built_at_once(world):
    world.document("体育通知", tell=False)
    assert titles("体育") == ["体育通知"]


def test_a_large_index_that_is_missing_is_refused_in_chinese(world, monkeypatch):
    world.document("体育通知", tell=False)
    monkeypatch.setattr(site, "_BUILT_ON_THE_SPOT", 0)
    with pytest.raises(IndexUnavailable) as refusal:
        find(Query("体育"))
    assert str(refusal.value).startswith("检索索引还没有建立")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_part_of_a_published_text_is_found(sport, data):
    start = data.draw(st.integers(0, len(BODY) - 2))
    part = BODY[start : data.draw(st.integers(start + 2, min(len(BODY), start + 40)))]
    if analyzer.phrase(part):
        assert sport.ref in [hit.ref for hit in search(Query(part)).hits]


def test_ask_gives_clauses_of_rows_that_are_public(world):
    body = "第一条　为了方便群众健身，制定本规定。\n第二条　老年人凭证件免费入场。"
    row = world.document("体育场馆开放规定", body)
    world.deliver()
    first = ask("老年人免费入场吗")[0]
    assert (first.ref, first.number, first.place, first.issuer) == (row.ref, "第二条", 2, "云江市人民政府")
    assert ("老年人", True) in first.text.segments()
    world.withdraw(row, tell=False)
    assert ask("老年人免费入场吗") == []


@pytest.fixture
def rule(world):
    """A rule in force from 2024-01-01 to 2025-12-31."""
    row = world.document("开放规定", "老年人免费入场。")
    for kind, day in (("effective", date(2024, 1, 1)), ("expires", date(2025, 12, 31))):
        row.validity_events.create(kind=kind, on=day, recorded_at=AT)
    world.deliver()
    return row


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2023, 12, 31), 0), (date(2024, 1, 1), 1), (date(2025, 12, 31), 1), (date(2026, 1, 1), 0)],
)
def test_a_rule_answers_only_for_the_days_it_binds(rule, day, number):
    assert (len(ask("免费入场吗", on=day)), find(Query("开放规定", on=day)).total) == (number, number)


def test_the_state_shown_is_that_of_the_day_asked(rule):
    (hit,) = find(Query("开放规定"), today=date(2026, 1, 1)).hits
    assert (hit.state, hit.state_key) == ("失效（有效期届满）", "lapsed")
