import pytest

from mingzheng.kernel.lex import outline, parse_body, render_html

DOCUMENT = """云江市人民政府办公室
关于做好稳就业工作的通知
云政办发〔2020〕5号
各县（市、区）人民政府，市政府各部门：
为做好稳就业工作，现就有关事项通知如下：
一、总体要求
坚持就业优先。
二、重点任务
（一）加大支持力度。对企业给予补贴。
1.其他情形。
附件：1.任务清单
　　　2.联系表
云江市人民政府办公室
2020年3月5日
（此件公开发布）
附件1
任务清单
| 序号 | 任务 |
| 1 | 培训 |"""


def test_parse_body_roles():
    assert [block.role for block in parse_body(DOCUMENT)] == [
        "title", "docno", "to", "para", "heading", "para", "heading", "item", "item", "attach", "attach", "sign", "date",
        "note", "attach", "title", "table",
    ]  # fmt: skip


def test_parse_body_offsets_give_the_text_back():
    blocks = parse_body(DOCUMENT)
    assert [DOCUMENT[b.start : b.end] for b in blocks if b.role != "table"] == [
        b.text for b in blocks if b.role != "table"
    ]


def test_parse_body_title_over_two_lines_is_one_block():
    title = parse_body(DOCUMENT)[0]
    assert (title.text, title.level) == ("云江市人民政府办公室\n关于做好稳就业工作的通知", 1)


def test_parse_body_levels_numbers_and_anchors():
    numbered = [(b.level, b.number, b.heading, b.anchor) for b in parse_body(DOCUMENT) if b.anchor]
    assert numbered == [
        (1, "一、", "总体要求", "s-1"),
        (1, "二、", "重点任务", "s-2"),
        (2, "（一）", "加大支持力度", "s-2-1"),
        (3, "1.", "", "s-2-1-1"),
    ]


def test_parse_body_table_cells():
    assert parse_body(DOCUMENT)[-1].rows == (("序号", "任务"), ("1", "培训"))


def test_outline_lists_headings_only():
    assert [(i.level, i.id, i.number, i.heading) for i in outline(parse_body(DOCUMENT))] == [
        (1, "s-1", "一、", "总体要求"),
        (1, "s-2", "二、", "重点任务"),
        (2, "s-2-1", "（一）", "加大支持力度"),
    ]


def test_render_html_of_each_part():
    html = render_html(parse_body(DOCUMENT)).split("\n")
    assert html[0] == '<p class="title">云江市人民政府办公室<br>关于做好稳就业工作的通知</p>'
    assert html[2] == '<p class="to">各县（市、区）人民政府，市政府各部门：</p>'
    assert html[4] == '<h2 id="s-1">一、总体要求</h2>'
    assert html[7] == '<p id="s-2-1" class="item"><strong>（一）加大支持力度。</strong>对企业给予补贴。</p>'
    assert html[11:14] == [
        '<p class="sign">云江市人民政府办公室</p>',
        '<p class="date">2020年3月5日</p>',
        '<p class="note">（此件公开发布）</p>',
    ]
    assert html[-1] == (
        '<table class="sheet-table"><thead><tr><th scope="col">序号</th><th scope="col">任务</th></tr></thead>'
        "<tbody><tr><td>1</td><td>培训</td></tr></tbody></table>"
    )


def test_render_html_escapes_everything():
    assert render_html(parse_body("一、<b>总则</b>&")) == '<h2 id="s-1">一、&lt;b&gt;总则&lt;/b&gt;&amp;</h2>'


@pytest.mark.parametrize(
    ("signature", "roles"),
    [
        ("云江市财政局\n云江市民政局\n2021年6月30日", ["sign", "sign", "date"]),
        ("云江市财政局　云江市民政局\n2021年6月30日", ["sign", "date"]),
        ("云江市财政局　2021年6月30日", ["sign"]),
        ("市长　张某\n2021年6月30日", ["sign", "date"]),
    ],
)
def test_parse_body_signatures(signature, roles):
    blocks = parse_body("关于某事的通知\n现将有关事项通知如下，请认真贯彻执行。\n" + signature)
    assert [block.role for block in blocks[2:]] == roles


def test_parse_body_contents_page_is_no_heading():
    text = "云江市应急预案\n目录\n1 总则\n1.1 目的\n2 附则\n1 总则\n1.1 目的\n为了规范应急工作，制定本预案。\n2 附则\n本预案由市政府解释。"
    assert [b.number for b in parse_body(text) if b.anchor] == ["1", "1.1", "2"]


def test_parse_body_empty():
    assert parse_body("") == []
    assert render_html([]) == ""
