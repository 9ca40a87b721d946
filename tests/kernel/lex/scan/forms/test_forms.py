import pytest

from mingzheng.kernel.lex.scan import scan


def found(text, kind):
    return [(f.value, f.severity, f.suggestion) for f in scan(text) if f.kind == kind]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("清政办发[2019]5号", "[2019]5号"),
        ("清政办发（2019）5号", "（2019）5号"),
        ("清政办发【2019】5号", "【2019】5号"),
        ("清政办发〔2019〕第5号", "〔2019〕第5号"),
        ("清政办发〔2019〕05号", "〔2019〕05号"),
        ("清政办发〔 2019 〕 5 号", "〔 2019 〕 5 号"),
        ("清政办发〔2019〕5文件", "〔2019〕5"),
    ],
)
def test_document_number_wrong_form(printed, value):
    assert found(f"根据{printed}。", "document_number") == [
        (value, "warn", "建议写作“清政办发〔2019〕5号”。")
    ]


def test_document_number_short_year():
    text = "根据清政办发〔19〕5号。"
    assert found(text, "document_number") == [("〔19〕5号", "warn", "请按“机关代字〔四位年份〕序号号”改写。")]


@pytest.mark.parametrize(
    "text",
    [
        "清政办发〔2019〕5号",
        "清政发〔2019〕5、6号",
        "（2019）浙0102民初5号",
        "自然资源（2019年第5号）",
        "公告2019年第3号",
        "表（20）1",
    ],
)
def test_document_number_right_form(text):
    assert found(text, "document_number") == []


@pytest.mark.parametrize(
    ("text", "value", "severity", "suggestion"),
    [
        ("2019年2月30日前", "2019年2月30日", "warn", "请核对日期。"),
        ("2019年13月前", "2019年13月", "warn", "请核对日期。"),
        ("4月31日前", "4月31日", "warn", "请核对日期。"),
        ("2019年05月06日起", "2019年05月06日", "info", "建议写作“2019年5月6日”。"),
        ("二零一九年五月", "二零一九年", "info", "建议写作“二〇一九年”。"),
        ("2019年五月六日", "2019年五月六日", "info", "请统一用阿拉伯数字。"),
        ("正文。\n2019.5.6", "2019.5.6", "info", "建议写作“2019年5月6日”。"),
    ],
)
def test_date_wrong_form(text, value, severity, suggestion):
    assert found(text, "date") == [(value, severity, suggestion)]


@pytest.mark.parametrize(
    "text", ["2020年2月29日起", "2月29日", "二〇一九年五月", "2019年10月10日", "版本2019.5.6发布"]
)
def test_date_right_form(text):
    assert found(text, "date") == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("加强领导，，落实责任。", "punctuation", "，，"),
        ("加强领导，。", "punctuation", "，。"),
        ("根据《清河县办法的规定。", "punctuation", "《"),
        ("（一项工作。", "punctuation", "（"),
        ("一项工作）。", "punctuation", "）"),
        ("加强领导,落实责任。", "width", ","),
        ("办法(试行)印发", "width", "(试行)"),
        ("共１２项", "width", "１２"),
    ],
)
def test_punctuation_and_width_wrong(text, kind, value):
    assert [item[0] for item in found(text, kind)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "他说：“好。”",
        "《关于〈办法〉的通知》（试行）。",
        "“第一段。\n“第二段。”",
        "A,B,C与3:2",
        "……——",
        "（一）甲；（二）乙。",
    ],
)
def test_punctuation_and_width_right(text):
    assert found(text, "punctuation") + found(text, "width") == []


def test_punctuation_missing_at_the_end_of_a_paragraph():
    text = "各部门要高度重视，加强组织领导。县政府办公室要加强统筹协调，定期通报进展情况\n"
    assert [item[:2] for item in found(text, "punctuation")] == [("况", "info")]


def test_level_forms():
    text = "一.总则\n(一)目的\n（二）、依据\n1、范围\n(1)对象"
    assert found(text, "level") == [
        ("一.", "info", "建议写作“一、”。"),
        ("(一)", "info", "建议写作“（一）”。"),
        ("（二）、", "info", "建议写作“（二）”。"),
        ("1、", "info", "建议写作“1.”。"),
        ("(1)", "info", "建议写作“（1）”。"),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("一、甲\n三、乙", ["三、"]),
        ("一、甲\n二、乙\n二、丙", ["二、"]),
        ("第一条 甲\n第二章 乙\n第三条 丙", ["第三条"]),
        ("一、甲\n（一）子\n二、乙\n（一）子\n（二）子", []),
        ("第一章 总则\n第一条 甲\n第二章 分则\n第二条 乙", []),
        ("一、甲\n附件1\n一、乙\n二、丙", []),
        ("1.甲\n2.乙\n正文\n1.丙", []),
    ],
)
def test_level_sequence(text, values):
    assert [item[0] for item in found(text, "level") if item[1] == "warn"] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.甲\n（一）乙\n（二）丙", ["（一）"]),
        ("（一）甲\n一、乙", ["一、"]),
        ("一、甲\n1.乙\n（1）丙", []),
        ("第一条 甲\n（一）乙\n1.丙", []),
    ],
)
def test_level_order_inverted(text, values):
    assert [f.value for f in scan(text) if f.kind == "level" and "颠倒" in f.reason] == values


def test_contents_entry_without_heading():
    text = "目录\n一、总则 …… 1\n二、任务 …… 2\n\n一、总则\n正文。\n二、主要任务\n正文。"
    assert [item[0] for item in found(text, "contents")] == ["二、任务 …… 2"]
    assert found(text.replace("主要任务", "任务"), "contents") == []


def test_contents_attachment_note_and_attachments():
    text = "正文。\n附件：1.名单\n2.表格\n\n附件1\n名单\n附件2\n表格"
    assert found(text, "contents") == []
    (item,) = found(f"{text}\n附件3\n说明", "contents")
    assert item[:2] == ("附件：1.名单\n2.表格", "warn")


@pytest.mark.parametrize(
    "text", ["国函〔\n2006\n〕38号", "关于印发《政府网站集约化\n试点工作方案》的通知", "（本文有删减\n）"]
)
def test_pair_broken_over_lines_is_a_pair(text):
    assert [finding for finding in scan(text) if finding.kind == "punctuation"] == []


def test_bracket_whose_partner_is_far_away_is_alone():
    lonely = [f.value for f in scan(f"（一个\n{'长' * 90}\n）另一个") if f.kind == "punctuation"]
    assert lonely == ["（", "）"]


def test_date_of_the_page_is_no_error_of_form():
    assert [
        f.value for f in scan("发布日期：2022年04月11日\n会议于2022年04月12日召开。") if f.kind == "date"
    ] == ["2022年04月12日"]
