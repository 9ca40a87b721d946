"""No text may break the reader, and long hostile texts end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzheng.kernel.lex import Manuscript, Table, outline, parse_body, read, render_html, to_hans, to_hant

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
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_read_hostile_repetition_work_grows_in_step(piece, monkeypatch):
    """Twice the text may cost about twice the calls, never four times."""
    import sys

    def calls(size: int) -> int:
        count = 0

        def tally(frame, event, argument):
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(tally)
        try:
            read(piece * size + "完")
        finally:
            sys.setprofile(None)
        return count

    calls(10)
    assert calls(800) < 3 * calls(400) + 5000
