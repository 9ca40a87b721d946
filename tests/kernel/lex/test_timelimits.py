from datetime import date

import pytest

from mingzheng.kernel.lex.timelimits import find_time_limits


@pytest.mark.parametrize(
    ("text", "phrase", "due"),
    [
        ("8月底前完成", "8月底前", date(2018, 8, 31)),
        ("2022年底前率先完成", "2022年底前", date(2022, 12, 31)),
        ("年底前报备案", "年底前", date(2018, 12, 31)),
        ("于6月底在网站公开", "6月底", date(2018, 6, 30)),
        ("2019年2月底前完成", "2019年2月底前", date(2019, 2, 28)),
        ("3月15日前上报", "3月15日前", date(2018, 3, 15)),
        ("第三季度末完成", "第三季度末", date(2018, 9, 30)),
        ("上半年完成", "上半年", date(2018, 6, 30)),
        ("明年3月底前完成", "明年3月底前", date(2019, 3, 31)),
        ("到2025年，建成体系", "到2025年", date(2025, 12, 31)),
    ],
)
def test_find_time_limits_due(text, phrase, due):
    assert [(limit.phrase, limit.due) for limit in find_time_limits(text, 2018)] == [(phrase, due)]


def test_find_time_limits_due_without_a_year_stays_open():
    (limit,) = find_time_limits("8月底前完成")
    assert (limit.kind, limit.due) == ("due", None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("在印发后3个工作日内公开", {"value": 3, "unit": "workday"}),
        ("应在24小时内转载", {"value": 24, "unit": "hour"}),
        ("公布后30日内公开", {"value": 30, "unit": "day"}),
        ("三个月内完成", {"value": 3, "unit": "month"}),
        ("每年不少于1次", {"times": 1, "per": "year", "at_least": True}),
        ("每季度召开1次会议", {"times": 1, "per": "quarter", "at_least": False}),
        ("每年至少开展两次专项督查", {"times": 2, "per": "year", "at_least": True}),
    ],
)
def test_find_time_limits_period(text, period):
    assert [limit.period for limit in find_time_limits(text, 2018)] == [period]


@pytest.mark.parametrize("text", ["2018年工作要点", "5月4日召开会议", "内部管理", "一次性补贴", "第6版"])
def test_find_time_limits_none(text):
    assert find_time_limits(text, 2018) == []
