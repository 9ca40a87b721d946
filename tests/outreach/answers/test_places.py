from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.search.passages import passages
from mingzheng.kernel.lex import parse_body, render_html
from mingzheng.outreach.answers.places import places
from tests.outreach.answers.conftest import FEES, RULE

LINES = st.lists(
    st.sampled_from(
        [
            "一、总体要求",
            "（一）抓好落实。每季度检查一次。",
            "第一条　甲。",
            "第二条　乙。",
            "| 甲 | 乙 |",
            "| 1 | 2 |",
            "",
            " ",
            "正文。" * 30,
            "云江市测试局",
            "2026年1月2日",
        ]
    ),
    max_size=30,
)


def test_clauses_have_number_and_anchor():
    found = places(RULE)
    assert [(each.clause, each.anchor) for each in found.values()] == [
        ("", ""), ("第一条", "s-1"), ("第二条", "s-2"), ("第三条", "s-3"), ("第四条", "s-4"),
    ]  # fmt: skip


def test_formal_parts_say_nothing():
    found = list(places(RULE).values())
    assert (found[0].said, found[-1].said.split("\n")) == (
        "",
        ["第四条　公共租赁住房租金标准为市场租金的百分之三十。"],
    )


def test_paragraphs_have_the_numbers_above_them():
    body = f"一、甲\n（一）{'乙。' * 50}\n（二）{'丙。' * 50}\n二、丁\n{'戊。' * 50}"
    assert [each.clause for each in places(body).values()] == ["一、", "一、（二）", "二、"]


def test_a_passage_within_a_table_knows_its_header():
    rows = "\n".join(f"| 第{number}行的一个很长的项目名称 | {number}元 |" for number in range(1, 19))
    first, *others = places(f"标准\n| 项目 | 金额 |\n{rows}").values()
    assert (first.header, {each.header for each in others}) == ((), {("项目", "金额")})


def test_anchors_stand_on_the_page():
    html = render_html(parse_body(FEES))
    assert [f'id="{each.anchor}"' in html for each in places(FEES).values() if each.anchor] == [True]


@given(LINES)
def test_places_are_the_passages_of_the_index(lines):
    body = "\n".join(lines)
    found = {each.place: each.text for each in passages(body)}
    assert {number: each.text for number, each in places(body).items()} == found
    for each in places(body).values():
        assert set(each.said.split("\n")) - {""} <= set(each.text.split("\n"))
