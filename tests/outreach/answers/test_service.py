from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzheng.outreach.answers.phrases import REFUSAL, UNCLEAR

AT = "2024-01-01T00:00:00Z"


def test_answer_is_an_extract_with_its_citation(rule, ask):
    found = ask("公租房怎么申请")
    assert found.text == (
        "申请公共租赁住房，应当向街道办事处窗口提出申请。（《云江市公共租赁住房管理办法》（云政规〔2025〕1号）第二条）"
    )
    assert (found.way, found.warning, [each.clause for each in found.used]) == ("extract", "", ["第二条"])


def test_answer_has_the_form_agreed(rule, ask):
    found = ask("公租房租金标准是多少", limit=3).as_json()
    assert list(found) == ["question", "answer", "refused", "passages"]
    assert (found["question"], found["refused"], len(found["passages"])) == ("公租房租金标准是多少", False, 3)
    first = found["passages"][0]
    assert {key: first[key] for key in first if key != "score"} == {
        "id": f"{rule.ref}#5",
        "document": "云江市公共租赁住房管理办法",
        "doc_number": "云政规〔2025〕1号",
        "clause": "第四条",
        "text": "第四条　公共租赁住房租金标准为市场租金的百分之三十。\n云江市人民政府\n2025年3月1日",
        "state": "现行有效",
        "url": f"/policy/{rule.public_id[:2]}/{rule.public_id[2:]}.html#s-4",
    }
    assert "云江市人民政府" not in found["answer"].partition("（")[0]


def test_a_list_of_conditions_is_complete(rule, ask):
    assert ask("申请公租房要符合什么条件").text.startswith(
        "申请人应当同时符合下列条件：（一）具有本市户籍；（二）人均住房面积低于十六平方米。"
    )


def test_a_table_answers_with_the_names_of_its_columns(rule, ask):
    assert ask("六年级课后服务收费多少").text.startswith(
        "一、课后服务收费标准。年级：六年级，每课时收费：3元。（《"
    )


@pytest.mark.parametrize(
    "question", ["明天天气怎么样", "世界杯足球赛谁赢了", "红烧肉怎么做好吃", "怎么追女孩子"]
)
def test_what_no_record_answers_is_refused(rule, ask, question):
    found = ask(question)
    assert (found.refused, found.text, found.used, found.passages) == (True, REFUSAL, (), ())


@pytest.mark.parametrize("question", ["怎么办？", "？？？", "", "的"])
def test_a_question_about_nothing_is_refused(rule, ask, question):
    assert (ask(question).refused, ask(question).text) == (True, UNCLEAR)


def test_an_empty_site_refuses(world, ask):
    assert ask("公租房怎么申请").as_json()["refused"] is True


def test_what_is_not_public_never_answers(world, rule, ask):
    canary = "申请公租房应当提交zqcanary证明。"
    for state in ("draft", "in_review", "scheduled", "approved", "withdrawn", "returned"):
        world.document(f"公租房怎么申请{state}", canary, state=state)
    gone = world.document("公租房怎么申请的补充规定", canary)
    world.deliver()
    assert "zqcanary" in ask("公租房怎么申请").text
    world.withdraw(gone, tell=False)
    found = ask("公租房怎么申请", limit=50)
    assert "zqcanary" not in f"{found}"


@pytest.fixture
def lapsed(world):
    """A rule that ended, said in the very words of the question, beside one in force."""
    row = world.document("云江市夜市管理规定", "第一条　夜市营业时间到二十二时。\n第二条　夜市由街道管理。")
    row.validity_events.create(kind="effective", on=date(2020, 1, 1), recorded_at=AT)
    row.validity_events.create(kind="expires", on=date(2025, 12, 31), recorded_at=AT)
    world.deliver()
    return row


def test_a_lapsed_rule_is_used_only_with_a_warning(lapsed, ask):
    found = ask("夜市营业时间到几点")
    assert (found.warning[:4], "失效（有效期届满）" in found.warning, found.used[0].binds) == (
        "请注意：",
        True,
        False,
    )
    assert found.as_json()["answer"].startswith("请注意：")


def test_a_rule_in_force_comes_before_a_lapsed_one(world, lapsed, ask):
    new = world.document("夜市营业管理办法", "第一条　为规范夜市。\n第二条　夜市的营业时间，夏季到二十三时。")
    world.deliver()
    found = ask("夜市营业时间到几点")
    assert (found.warning, found.used[0].ref, found.passages[0].ref) == ("", new.ref, new.ref)
    assert {each.state for each in found.passages if each.ref == lapsed.ref} == {"失效（有效期届满）"}


def test_the_state_is_that_of_the_day(lapsed):
    from mingzheng.outreach.answers.service import answer

    last = date(2025, 12, 31)
    states = [answer("夜市营业时间", today=day).used[0].state for day in (last, last + timedelta(1))]
    assert states == ["现行有效", "失效（有效期届满）"]


def test_answer_costs_a_constant_number_of_queries(world, rule, ask, django_assert_max_num_queries):
    ask("公租房怎么申请")
    for number in range(8):
        world.document(f"公租房申请通知{number}", f"申请公共租赁住房的第{number}批通知。")
    world.deliver()
    with django_assert_max_num_queries(8):
        assert len(ask("公租房怎么申请", limit=10).passages) == 10


def test_an_index_that_is_missing_is_said_in_chinese(world, rule, ask, settings, tmp_path, monkeypatch):
    from mingzheng.engines.search import site
    from mingzheng.outreach.answers.service import IndexUnavailable

    settings.INDEX_DIR = tmp_path / "none"
    monkeypatch.setattr(site, "_BUILT_ON_THE_SPOT", 0)
    with pytest.raises(IndexUnavailable, match="检索索引还没有建立"):
        ask("公租房怎么申请")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.integers(-5, 500))
def test_any_text_is_answered_or_refused(rule, ask, text, limit):
    found = ask(text, limit=limit)
    assert len(found.passages) <= 50
    assert found.refused == (not found.used)


def test_the_answer_does_not_depend_on_how_much_is_shown(rule, ask):
    few, many = ask("公租房怎么申请", limit=1), ask("公租房怎么申请", limit=20)
    assert (few.text, few.used) == (many.text, many.used)
    assert (len(few.passages), few.passages) == (1, many.passages[:1])
