from dataclasses import replace
from datetime import date

import pytest

from mingzheng.kernel.statute.rules import RULES, YEARLY_DATES, RuleGap, find_rule, rule, yearly_date

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("key", "period", "article"),
    [
        ("publication", "20个工作日", "第二十六条"),
        ("reply", "20个工作日", "第三十三条第二款"),
        ("supplement", "7个工作日", "第三十条"),
        ("third_party", "15个工作日", "第三十二条"),
        ("co_producer", "15个工作日", "第三十四条"),
        ("reconsideration", "60日", "第二十条第一款"),
        ("lawsuit", "6个月", "第四十六条第一款"),
        ("lawsuit_after_reconsideration", "15日", "第四十五条"),
        ("budget", "20日", "第十四条"),
        ("consultation", "30日", "第十五条"),
        ("punishment_withdrawal", "3个工作日", "第四十八条第二款"),
        ("opinion_first", "5小时", ""),
    ],
)
def test_rule_states_its_period_and_article(key, period, article):
    found = rule(key, TODAY)
    assert (found.period, found.source.article) == (period, article)


def test_rules_every_row_is_cited_and_in_force_today():
    assert all(row.source.document and row.source.mark and row.begins for row in RULES)
    in_force = [row.key for row in RULES if row.in_force(TODAY)]
    assert len(set(in_force)) == len(in_force)
    assert set(in_force) == {row.key for row in RULES}


def test_rules_unverified_numbers_are_never_called_verified():
    settings = {row.key for row in RULES if row.source.document == "本系统默认设置"}
    assert settings == {row.key for row in RULES if row.source.mark == "SETTING"}


def test_rule_before_its_law_raises_a_chinese_sentence():
    with pytest.raises(RuleGap) as gap:
        rule("reply", date(2019, 5, 14))
    assert str(gap.value) == (
        "2019-05-14时“答复期限”尚无本系统收录的规定"
        "（《中华人民共和国政府信息公开条例》的收录自2019-05-15起），请人工核对当时的法律。"
    )
    assert rule("reply", date(2019, 5, 15)).amount == 20


def test_rule_unknown_key_names_the_known_ones():
    with pytest.raises(RuleGap, match="没有名为“reponse”的期限规则，可用的有：publication、reply"):
        rule("reponse", TODAY)


def test_find_rule_picks_the_version_of_the_day():
    old = replace(rule("reply", TODAY), amount=30, valid_from=date(2019, 5, 15), valid_to=date(2029, 12, 31))
    new = replace(old, amount=10, valid_from=date(2030, 1, 1), valid_to=None)
    assert find_rule("reply", date(2029, 12, 31), [new, old]) == old
    assert find_rule("reply", date(2030, 1, 1), [new, old]) == new
    assert find_rule("reply", date(2019, 5, 14), [new, old]) is None


def test_rule_keeps_the_law_of_its_day():
    assert rule("reconsideration", date(2023, 12, 31)).source.article == "第九条第一款"
    assert rule("reconsideration", date(2024, 1, 1)).source.article == "第二十条第一款"


def test_yearly_dates_do_not_move_on_days_off():
    assert yearly_date("department_annual_report").due_in(2027) == date(2027, 1, 31)
    assert yearly_date("government_annual_report").due_in(2027) == date(2027, 3, 31)
    assert all(duty.source.document for duty in YEARLY_DATES)


def test_yearly_date_unknown_key_raises():
    with pytest.raises(RuleGap, match="没有名为“weekly”的年度事项"):
        yearly_date("weekly")
