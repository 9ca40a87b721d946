"""No text may break the reader, and long hostile texts end."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzheng.kernel.lex import (
    Manuscript,
    Table,
    outline,
    parse_body,
    read,
    render_html,
    sheet,
    to_hans,
    to_hant,
)

PIECES = st.sampled_from(
    [
        "一、", "（一）", "(二)", "1.", "1.1 ", "①", "第一条", "第二章 总则", "一是", "。", "；", "，", "：", "《", "》", "〔2018", "〕22号", "国办发",
        "附件", "附件：1.", "目录", "索引号", "发布日期：", "标题：", "2019531", "2019年5月31日", "二〇一九年五月三十一日", "各县区人民政府：",
        "云江市人民政府", "（此件公开发布）", "（牵头单位：市政府办公室）", "由市发改委牵头", "序号", "任务", "牵头单位", "1", "2", "| a | b |", "|", "\n",
        "\n\n", "　　", " ", "\u00a0", "當前位置：首頁 > ", "扫一扫在手机打开当前页", "自印发之日起施行", "同时废止", "有效期5年", "以下简称", "中华人民共和国国务院令",
        "关于印发", "的通知", "工作要点", "', null, '", "基本介绍", "- ", "每年不少于1次", "8月底前", "\x00", "\ud83d\ude00", "Ａ", "９",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_read_any_mixture_keeps_its_promises(text):
    reading = read(text)
    reading.as_json()
    assert all(0 <= c.start <= c.end <= len(reading.text) for c in reading.citations)
    assert all(0 <= w.start <= w.end <= len(reading.text) for w in reading.warnings if w.start is not None)
    for name, evidence in reading.evidence.items():
        assert reading.text[evidence.start : evidence.end] == evidence.passage, name


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_read_any_text_never_raises(text):
    reading = read(text)
    assert reading.body == "" or len(reading.body) <= len(reading.text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_parse_body_covers_every_line_once(text):
    blocks = parse_body(text)
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)
    covered = "\n".join(text[block.start : block.end] for block in blocks)
    lines = [line.strip() for line in covered.split("\n") if line.strip()]
    assert lines == [line.strip() for line in text.split("\n") if line.strip()]
    anchors = [block.anchor for block in blocks if block.anchor]
    assert len(anchors) == len(set(anchors))
    assert {item.id for item in outline(blocks)} <= set(anchors)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_render_html_has_no_live_markup(text):
    html = render_html(parse_body(text + "<script>alert('x')</script> style=\"a\" & <b onclick=x>"))
    assert "<script" not in html
    assert "<b onclick" not in html
    assert ' style="' not in html


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.text(alphabet="甲乙|\\ a\n", max_size=6), min_size=2, max_size=4), min_size=1, max_size=4
    )
)
def test_manuscript_text_form_round_trip(rows):
    table = Manuscript((Table(tuple(map(tuple, rows))),), "txt")
    once = Manuscript.from_text(table.to_text())
    assert Manuscript.from_text(once.to_text()).to_text() == once.to_text()


@settings(deadline=None)
@given(st.text(alphabet="国务院办公厅关于印发通知发展", max_size=40))
def test_script_round_trip(text):
    assert to_hans(to_hant(text)) == text


HOSTILE = [
    "《", "》", "(", "（a", "〔2018", "第一条", "第一条、", "索 引 号 ", "索引号\n", "通知\n", "1\n", "一、是\n", "县局\n", "2019年5月31日\n", "| ",
    "|a|b|\n", "一是。", "由局牵头,", "(牵头", "令第", "号", "以下简称", "附件1:a\n", "《a》同时废止", "目录\n", "国 家 ", "1\n.\n", "(\n", "\n)", " ",
    "内", "年", "20", "2019]", "自起", "条\n", "《a\n", "(一)", "令第1号", "每年a", "1-", "首页>", "(牵头单位:局;", "省长 张\n", "序号\n任务\n牵头单位\n1\n局\n",
    "《a》(以下简称b)b第一条", "1.a。\n", "局\n2019年1月1日\n", "各县政府:\n", "國", "', null, '\n",
]  # fmt: skip

# Cells are cut apart and numbers put together before the bounds are drawn, at a call or two a character.
CLEANED = {"| ", "1\n.\n"}


def calls_to_read(text: str) -> int:
    """How many functions, of Python and of C, are called to read the text."""
    count = 0

    def tally(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_read_hostile_repetition_work_grows_in_step(piece):
    """Twice the text may cost about twice the calls, never four times."""
    calls_to_read(piece * 10)
    assert calls_to_read(piece * 800 + "完") < 3 * calls_to_read(piece * 400 + "完") + 5000


@pytest.mark.parametrize("piece", HOSTILE)
def test_read_hostile_megabyte_costs_no_more_than_its_beginning(piece, monkeypatch):
    """Behind the bounds of what is looked at, text is kept and costs nothing: a megabyte ends like a page."""
    monkeypatch.setattr(sheet, "MAX_CHARACTERS", 4000)
    monkeypatch.setattr(sheet, "MAX_LINES", 200)
    beginning = piece * (8000 // len(piece))
    megabyte = piece * (1_000_000 // len(piece.encode()))
    calls_to_read(beginning)
    per_character = 2 if piece in CLEANED else 0.01
    assert calls_to_read(megabyte) < 1.2 * calls_to_read(beginning) + per_character * len(megabyte) + 1000


def test_read_beyond_the_bounds_keeps_every_line_and_says_so(monkeypatch):
    monkeypatch.setattr(sheet, "MAX_LINES", 6)
    text = (
        "云江市人民政府关于做好防汛工作的通知\n云政发〔2024〕3号\n各县区人民政府：\n"
        + "一、第三条\n" * 9
        + "云江市人民政府"
    )
    reading = read(text)
    assert reading.doc_number == "云政发〔2024〕3号"
    assert reading.body == text
    assert [w.code for w in reading.warnings] == ["too_long"]
    assert reading.text[reading.warnings[0].start :].startswith("\n一、第三条")
    assert [s.number for s in reading.sections] == ["一、", "一、", "一、"]


def test_parse_body_beyond_the_bounds_covers_the_rest_in_one_block(monkeypatch):
    monkeypatch.setattr(sheet, "MAX_CHARACTERS", 12)
    text = "一、总体要求\n（一）目标。明确任务分工，落实责任。\n\n二、保障\n三、附则\n"
    blocks = parse_body(text)
    assert [text[block.start : block.end] for block in blocks] == [
        "一、总体要求", "（一）目标。明确任务分工，落实责任。", "二、保障\n三、附则",
    ]  # fmt: skip
