import itertools
import random

import pytest
from pypinyin import lazy_pinyin

from mingzheng.engines.search.suggest import Lexicon, Speller

_WORDS = (
    "体育 产业 政府 公开 信息 申请 答复 机关 登记 不动产 土地 房屋 征收 补偿 社会 保险 养老 医疗 教育 就业 创业 补贴 税收 减免 "
    "环境 保护 安全 生产 食品 药品 监管 行政 许可 处罚 复议 诉讼 规划 建设 交通 运输 农业 农村 扶贫 振兴 文化 旅游 科技 创新 "
    "数据 开放 财政 预算 决算 审计 统计 采购 招标 投标 价格 收费 证明 材料 期限 流程 办理 服务 咨询 投诉 举报 监督 检查 考核 "
    "评估 年度 报告 通知 意见 方案 办法 规定 "
)
WORDS = _WORDS.split()
VOCABULARY = [(word, 1000 - place) for place, word in enumerate(WORDS)]
COMMON = "".join(sorted(set("".join(WORDS)))) + "体题提替事是市式实十时石史使政证整正郑争行形型星兴姓"


@pytest.fixture(scope="module")
def speller():
    return Speller(Lexicon.of(VOCABULARY))


def homophone_typos():
    sounds = {char: lazy_pinyin(char)[0] for char in COMMON}
    chance = random.Random(3)
    for word in WORDS:
        place = chance.randrange(len(word))
        others = [char for char in COMMON if sounds[char] == sounds[word[place]] and char != word[place]]
        typos = [word[:place] + char + word[place + 1 :] for char in others]
        yield from (
            (typo, word) for typo in typos if lazy_pinyin(typo) == lazy_pinyin(word) and typo not in WORDS
        )


def test_correct_mends_homophones(speller):
    typos = list(homophone_typos())
    mended = sum(speller.correct(typo, lambda text: text in WORDS) == word for typo, word in typos)
    assert len(typos) >= 50
    assert mended / len(typos) >= 0.95


def test_correct_leaves_what_stands_alone(speller):
    assert {speller.correct(word, lambda text: True) for word in WORDS} == {None}
    pairs = [one + other for one, other in itertools.pairwise(WORDS)]
    assert {speller.correct(pair, lambda text: text in WORDS) for pair in pairs} == {None}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("体肓", "体育"),
        ("申清", "申请"),
        ("鱼算", "预算"),
        ("zhengfu", "政府"),
        ("zheng fu", "政府"),
        ("体玉产业", "体育产业"),
        ("體玉", "体育"),
        ("蓝天白云", None),
        ("x", None),
        ("", None),
    ],
)
def test_correct(speller, typed, meant):
    assert speller.correct(typed, lambda text: text in {*WORDS, "体育产业"}) == meant


def test_correct_never_offers_what_finds_nothing(speller):
    assert speller.correct("体玉", lambda text: False) is None
