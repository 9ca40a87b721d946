"""Names of organs 机构名称 that a reform replaced: used after the reform, without 原, they are wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View
from mingzheng.kernel.lex.scan.word_finder import WordFinder


@dataclass(frozen=True, slots=True)
class Reform:
    """One institutional reform 机构改革: the day its plan was adopted and the plan."""

    day: date
    plan: str


_REFORM_2013 = Reform(date(2013, 3, 14), "2013年国务院机构改革和职能转变方案")
_REFORM_2018 = Reform(date(2018, 3, 17), "2018年国务院机构改革方案")
_REFORM_2021 = Reform(date(2021, 2, 25), "国家乡村振兴局2021年2月25日挂牌")
_REFORM_2023 = Reform(date(2023, 3, 10), "2023年国务院机构改革方案")

FORMER_ORGANS: dict[str, tuple[str, Reform]] = {
    "卫生部": ("国家卫生健康委员会", _REFORM_2013),
    "铁道部": ("交通运输部（国家铁路局）", _REFORM_2013),
    "国家人口和计划生育委员会": ("国家卫生健康委员会", _REFORM_2013),
    "国土资源部": ("自然资源部", _REFORM_2018),
    "国土资源厅": ("自然资源厅", _REFORM_2018),
    "国土资源局": ("自然资源局", _REFORM_2018),
    "国家海洋局": ("自然资源部", _REFORM_2018),
    "国家测绘地理信息局": ("自然资源部", _REFORM_2018),
    "环境保护部": ("生态环境部", _REFORM_2018),
    "环境保护厅": ("生态环境厅", _REFORM_2018),
    "环境保护局": ("生态环境局", _REFORM_2018),
    "农业部": ("农业农村部", _REFORM_2018),
    "农业厅": ("农业农村厅", _REFORM_2018),
    "文化部": ("文化和旅游部", _REFORM_2018),
    "国家旅游局": ("文化和旅游部", _REFORM_2018),
    "国家卫生和计划生育委员会": ("国家卫生健康委员会", _REFORM_2018),
    "卫生和计划生育委员会": ("卫生健康委员会", _REFORM_2018),
    "卫生和计划生育局": ("卫生健康局", _REFORM_2018),
    "国家卫生计生委": ("国家卫生健康委", _REFORM_2018),
    "监察部": ("国家监察委员会", _REFORM_2018),
    "国务院法制办公室": ("司法部", _REFORM_2018),
    "国务院法制办": ("司法部", _REFORM_2018),
    "国家安全生产监督管理总局": ("应急管理部", _REFORM_2018),
    "安全生产监督管理局": ("应急管理局", _REFORM_2018),
    "国家工商行政管理总局": ("国家市场监督管理总局", _REFORM_2018),
    "工商行政管理局": ("市场监督管理局", _REFORM_2018),
    "质量技术监督局": ("市场监督管理局", _REFORM_2018),
    "国家质量监督检验检疫总局": ("国家市场监督管理总局", _REFORM_2018),
    "国家食品药品监督管理总局": ("国家市场监督管理总局、国家药品监督管理局", _REFORM_2018),
    "国家新闻出版广电总局": ("国家广播电视总局、国家新闻出版署", _REFORM_2018),
    "中国银行业监督管理委员会": ("国家金融监督管理总局", _REFORM_2018),
    "中国保险监督管理委员会": ("国家金融监督管理总局", _REFORM_2018),
    "国家林业局": ("国家林业和草原局", _REFORM_2018),
    "国家粮食局": ("国家粮食和物资储备局", _REFORM_2018),
    "国家外国专家局": ("科学技术部", _REFORM_2018),
    "地方税务局": ("国家税务总局在当地的税务局", _REFORM_2018),
    "国务院扶贫开发领导小组办公室": ("农业农村部", _REFORM_2021),
    "国务院扶贫办": ("农业农村部", _REFORM_2021),
    "中国银行保险监督管理委员会": ("国家金融监督管理总局", _REFORM_2023),
    "中国银保监会": ("国家金融监督管理总局", _REFORM_2023),
    "国家乡村振兴局": ("农业农村部", _REFORM_2023),
}
"""Former name → (present name, reform). Facts of the published reform plans (RECALLED: dates of adoption)."""

_NAMES = WordFinder(FORMER_ORGANS)
_HISTORIC = re.compile(r"(?:原|前|时任|原[\u4e00-\u9fa5]{0,8}|撤销|组建|更名|整合|划入|将|由|规划)$")
_AFTER = re.compile(
    r"[（(]?(?:令|公告|文件|发|函|第)|的?(?:职责|职能)|[、和]?.{0,12}(?:改为|更名|合并|撤销|组建)|门|长"
)
_CENTRAL_ALONE = frozenset({"农业部", "文化部", "卫生部", "监察部", "铁道部"})
_HAN_BEFORE = re.compile(r"[\u4e00-\u9fa5]$")
_LAST_DAY_MARK = re.compile(r"日(?=[ \u3000]*(?:\n|\Z))")
_SIGNED = re.compile(r"[ \u3000]*([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})")
_SIGNED_REACH = 200


def find_former_organs(view: View, on: date | None = None) -> Iterator[Finding]:
    """A replaced name in a text of ``on`` (or, if None, of the day it is signed). A text of unknown day, or
    one older than the reform, is left alone: there the name may be right."""
    written = on or _signed_day(view.text)
    if written is None:
        return
    for start, name in _NAMES.find(view.text):
        present, reform = FORMER_ORGANS[name]
        if written < reform.day or _is_historic(view.text, start, name):
            continue
        reason = f"“{name}”是改革前的名称（{reform.plan}）。"
        suggestion = f"现行名称是“{present}”；说的是改革前的机构时请加“原”字。"
        yield view.finding("organ_name", start, start + len(name), "warn", reason, suggestion)


def _signed_day(text: str) -> date | None:
    """The earliest date that stands alone on a line: a page may add its publication below the signature."""
    days = []
    for mark in _LAST_DAY_MARK.finditer(text):
        end = mark.start()
        match = _SIGNED.fullmatch(text, text.rfind("\n", max(0, end - _SIGNED_REACH), end) + 1, end)
        if match is None:
            continue
        try:
            days.append(date(int(match[1]), int(match[2]), int(match[3])))
        except ValueError:
            continue
    return min(days, default=None)


def _is_historic(text: str, start: int, name: str) -> bool:
    """Cited in a title or a document's number, called 原…, or only part of a longer name."""
    before = text[max(0, start - 12) : start]
    if text.rfind("《", max(0, start - 80), start) > text.rfind("》", max(0, start - 80), start):
        return True
    if _HISTORIC.search(before) or _AFTER.match(text, start + len(name)):
        return True
    return (
        name in _CENTRAL_ALONE
        and bool(_HAN_BEFORE.search(before))
        and not before.endswith(("和", "与", "由", "按"))
    )
