from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.lex.scan import scan
from mingzheng.kernel.lex.scan.word_finder import WordFinder
from mingzheng.kernel.lex.scan.wording.confusions import CONTEXTUAL, VARIANTS, WRONG_WORDS


def found(text, kind, **how):
    return [(f.value, f.severity, f.suggestion) for f in scan(text, **how) if f.kind == kind]


@pytest.mark.parametrize("wrong", WRONG_WORDS)
def test_wrong_word_is_found_alone(wrong):
    right, _ = WRONG_WORDS[wrong]
    assert (wrong, "warn", f"建议改为“{right}”。") in found(f"甲，{wrong}，乙。", "wording")


def test_right_words_contain_no_wrong_word():
    rights = "，".join({right for right, _ in (WRONG_WORDS | VARIANTS).values()})
    assert found(rights, "wording") == []


@pytest.mark.parametrize(
    "text",
    [
        "公布署名文章，按排名先后安排，按装机容量补贴。",
        "立即然后办理；审记录在案；关注消费者；登记薄弱环节。",
        "建设健康城市，新建全民健身中心；保健设施完善。",
        "不良反应情况应当及时报告，群众反映的问题已经办结。",
        "权利和义务相一致，行政权力运行公开，合法权利受保护。",
        "报名截止时间为5月1日；截至2020年底，全县完成投资。",
        "招聘启事已经发布，历史的启示是深刻的。",
        "究竟争议多大，毕竟争取过，究竟标准是什么。",
        "第一批淮河治理项目，投标淮安市工程，新建身份认证系统，材料包含盖章的申请表。",
    ],
)
def test_right_text_is_not_flagged(text):
    assert found(text, "wording") == []


@pytest.mark.parametrize(
    ("text", "value", "suggestion"),
    [
        ("现发布招聘启示。", "招聘启示", "建议改为“招聘启事”。"),
        ("享有合法权力。", "合法权力", "建议改为“合法权利”。"),
        ("群众反应的问题已经办结。", "群众反应", "建议改为“群众反映”。"),
        ("编制行政权利清单。", "行政权利", "建议改为“行政权力”。"),
        ("截止2020年6月底，全县完成投资。", "截止", "建议改为“截至”。"),
        ("加强法制政府建设。", "法制", "建议改为“法治”。"),
    ],
)
def test_contextual_confusion(text, value, suggestion):
    assert found(text, "wording") == [(value, "warn", suggestion)]


def test_contextual_table_triggers_are_in_their_expression():
    assert all(trigger in pattern.pattern for trigger, pattern, _ in CONTEXTUAL)


def test_old_spelling_is_information_only():
    assert found("开立帐户。", "wording") == [("帐户", "info", "建议改为“账户”。")]


def test_word_finder_longest_first_and_overlapping_anchors():
    finder = WordFinder(["申请人", "被申请人", "的人", "请"])
    assert list(finder.find("被申请人的人请")) == [(0, "被申请人"), (4, "的人"), (6, "请")]


@given(
    st.lists(st.text("的人申请布署", min_size=1, max_size=4), min_size=1, max_size=8),
    st.text("的人申请布署", max_size=40),
)
def test_word_finder_finds_what_is_there(words, text):
    found = list(WordFinder(words).find(text))
    assert all(text.startswith(word, start) and word in words for start, word in found)
    assert bool(found) is any(word in text for word in words)
    assert all(start + len(word) <= following for (start, word), (following, _) in pairwise(found))


@pytest.mark.parametrize(
    ("text", "day", "names"),
    [
        ("报县国土资源局备案。", date(2019, 1, 1), ["国土资源局"]),
        ("报县国土资源局备案。", date(2017, 1, 1), []),
        ("报县国土资源局备案。", None, []),
        ("报县国土资源局备案。\n2020年3月1日", None, ["国土资源局"]),
        ("报县国土资源局备案。\n2016年3月1日\n2020年5月1日", None, []),
        ("由原国土资源局划入。", date(2019, 1, 1), []),
        ("根据《国土资源部关于土地的通知》办理。", date(2019, 1, 1), []),
        ("国家乡村振兴局牵头。", date(2022, 1, 1), []),
        ("国家乡村振兴局牵头。", date(2024, 1, 1), ["国家乡村振兴局"]),
        ("现代农业部门协同。", date(2024, 1, 1), []),
    ],
)
def test_former_organ_after_the_reform(text, day, names):
    assert [item[0] for item in found(text, "organ_name", on=day)] == names


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("| 项目 | 金额 |\n| 甲 | 1,200.5 |\n| 乙 | 300 |\n| 合计 | 1500.5 |", []),
        ("| 项目 | 金额 |\n| 甲 | 1200 |\n| 乙 | 300 |\n| 合计 | 1600 |", ["1600"]),
        ("| 项目 | 金额 |\n| 合计 | 1600 |\n| 甲 | 1200 |\n| 乙 | 300 |", ["1600"]),
        ("| 项目 | 金额 |\n| 甲 | 5 |\n| 其中：子 | 2 |\n| 乙 | 3 |\n| 合计 | 8 |", []),
        ("| 项目 | 金额 |\n| 甲 | 5 |\n| 乙 | 3 |\n| 小计 | 8 |\n| 丙 | 2 |\n| 合计 | 10 |", []),
        ("| 项目 | 占比（%） |\n| 甲 | 33.3 |\n| 乙 | 33.3 |\n| 合计 | 100 |", []),
        ("| 项目 | 亿元 |\n| 甲 | 3.3 |\n| 乙 | 3.3 |\n| 丙 | 3.3 |\n| 合计 | 10.0 |", []),
        ("| 项目 | 金额 |\n| 甲 | 待定 |\n| 乙 | 300 |\n| 合计 | 1600 |", []),
        ("| 乡镇 | 男 | 女 | 合计 |\n| 甲 | 3 | 4 | 7 |\n| 乙 | 3 | 4 | 8 |", ["8"]),
    ],
)
def test_wrong_sums_of_a_table(table, values):
    assert [item[0] for item in found(table, "sum")] == values


def test_known_documents_are_asked_once_and_reported():
    asked = []

    def known(cited):
        asked.append(cited)
        return {"清政办发〔2010〕3号": "repealed", "清河县数据管理办法": "missing"}.get(cited, "in_force")

    text = (
        "根据《清河县数据管理办法》和清政办发〔2010〕3号、清政发〔2020〕1号，按照《清河县数据管理办法》执行。"
    )
    assert [item[0] for item in found(text, "citation", known=known)] == [
        "《清河县数据管理办法》",
        "清政办发〔2010〕3号",
        "《清河县数据管理办法》",
    ]
    assert asked == ["清河县数据管理办法", "清政办发〔2010〕3号", "清政发〔2020〕1号"]
