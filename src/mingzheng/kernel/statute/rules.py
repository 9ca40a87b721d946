"""Statutory periods and yearly dates by name (法定期限与年度事项).

`rule(key, on)` picks the version in force on a day, so a case keeps the law of its day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mingzheng.kernel.statute.periods import Rule
from mingzheng.kernel.statute.rule_table import RULES
from mingzheng.kernel.statute.source import Source, regulation


class RuleGap(LookupError):
    """No such rule, or none in force on the day. Its message is one Chinese sentence for the user."""


def find_rule(key: str, on: date, rules: Iterable[Rule] = RULES) -> Rule | None:
    """The version of the rule `key` in force on the day `on`, or None."""
    versions = [rule for rule in rules if rule.key == key and rule.in_force(on)]
    return max(versions, key=lambda rule: rule.valid_from or date.min, default=None)


def rule(key: str, on: date, rules: Iterable[Rule] = RULES) -> Rule:
    """The version of the rule `key` in force on the day `on`. Raises `RuleGap` if there is none."""
    rules = tuple(rules)
    if found := find_rule(key, on, rules):
        return found
    known = next((rule for rule in rules if rule.key == key), None)
    if known is None:
        names = "、".join(dict.fromkeys(rule.key for rule in rules))
        raise RuleGap(f"没有名为“{key}”的期限规则，可用的有：{names}。")
    raise RuleGap(
        f"{on.isoformat()}时“{known.name}”尚无本系统收录的规定"
        f"（{known.source.document}的收录自{known.valid_from}起），请人工核对当时的法律。"
    )


@dataclass(frozen=True, slots=True)
class YearlyDate:
    """A duty that falls due on the same day of every year (每年固定日期), that day included."""

    key: str
    name: str
    month: int
    day: int
    source: Source

    def due_in(self, year: int) -> date:
        """The last day in `year`. It does not move when it is a day off: the law names the date itself."""
        return date(year, self.month, self.day)


YEARLY_DATES: tuple[YearlyDate, ...] = (
    YearlyDate(
        "department_annual_report",
        "部门政府信息公开工作年度报告",
        1,
        31,
        regulation("第四十九条第一款", "在每年1月31日前"),
    ),
    YearlyDate(
        "government_annual_report",
        "本级政府信息公开工作年度报告",
        3,
        31,
        regulation("第四十九条第二款", "在每年3月31日前"),
    ),
    YearlyDate(
        "site_annual_report",
        "政府网站监管和工作年度报表",
        1,
        31,
        Source("国办函〔2018〕12号", "", "每年1月31日前", "VERIFIED-2"),
    ),
    YearlyDate(
        "enforcement_annual_report",
        "行政执法统计年报",
        1,
        31,
        Source("国办发〔2018〕118号", "", "每年1月31日前"),
    ),
    YearlyDate(
        "rule_of_law_report",
        "法治政府建设年度报告",
        4,
        1,
        Source("《法治政府建设与责任落实督察工作规定》", "", "每年4月1日前公开", "VERIFIED-2"),
    ),
    YearlyDate(
        "data_operation_disclosure",
        "公共数据资源授权运营信息披露",
        3,
        31,
        Source("国家数据局综合司通知（2026年2月10日）", "", "每年3月底前披露上一年度情况", "VERIFIED-2"),
    ),
)


def yearly_date(key: str) -> YearlyDate:
    """The yearly duty called `key`. Raises `RuleGap` if there is none."""
    for duty in YEARLY_DATES:
        if duty.key == key:
            return duty
    raise RuleGap(f"没有名为“{key}”的年度事项。")
