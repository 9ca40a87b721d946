"""A small site with rules, a table, questions and answers, each with its own index."""

from datetime import date
from pathlib import Path

import pytest

TODAY = date(2026, 11, 23)
RULE = """云江市公共租赁住房管理办法
各县人民政府：
第一条　为了规范公共租赁住房管理，制定本办法。
第二条　申请公共租赁住房，应当向街道办事处窗口提出申请。
第三条　申请人应当同时符合下列条件：
（一）具有本市户籍；
（二）人均住房面积低于十六平方米。
第四条　公共租赁住房租金标准为市场租金的百分之三十。
云江市人民政府
2025年3月1日"""
FEES = """一、课后服务收费标准
| 年级 | 每课时收费 |
| 一年级 | 2元 |
| 六年级 | 3元 |
二、监督电话
对收费有异议的，可以向市教育局反映。"""


@pytest.fixture
def world(db, settings, tmp_path: Path):
    """A fresh `World` of the search room; Django is only ready once tests run, hence the import here."""
    from tests.engines.search.world import World

    settings.INDEX_DIR = tmp_path / "index"
    settings.OPENSEARCH_URL = ""
    settings.LLM_URL = settings.LLM_MODEL = settings.LLM_KEY = ""
    return World()


@pytest.fixture
def rule(world):
    """The rule on public rental housing, in force, beside a notice on fees."""
    row = world.document("云江市公共租赁住房管理办法", RULE, doc_number="云政规〔2025〕1号")
    world.document("关于中小学课后服务收费的通知", FEES, doc_number="云教发〔2025〕2号")
    world.deliver()
    return row


@pytest.fixture
def ask():
    """Asks on the day of the tests."""
    from mingzheng.outreach.answers.service import answer

    return lambda question, **more: answer(question, today=TODAY, **more)
