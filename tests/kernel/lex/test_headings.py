import pytest

from mingzheng.kernel.lex.headings import mark_of


@pytest.mark.parametrize(
    ("line", "number", "value", "style"),
    [
        ("一、总体要求", "一、", 1, "一、"),
        ("十七、附则", "十七、", 17, "一、"),
        ("(十二)贯彻落实", "(十二)", 12, "(一)"),
        ("1.建立制度", "1.", 1, "1."),
        ("12、建立制度", "12、", 12, "1."),
        ("1、2020年底前完成", "1、", 1, "1."),
        ("(3)其他", "(3)", 3, "(1)"),
        ("③其他", "③", 3, "①"),
        ("1.2.3 应急响应", "1.2.3", 3, "1.1.1"),
        ("2 组织机构", "2", 2, "1 "),
        ("第一章 总则", "第一章", 1, "章"),
        ("第二十三条 本办法所称", "第二十三条", 23, "条"),
        ("第12条 本办法所称", "第12条", 12, "条"),
    ],
)
def test_mark_of_every_style(line, number, value, style):
    mark = mark_of(line)
    assert (mark.number, mark.value, mark.style) == (number, value, style)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "正文",
        "2018年工作要点",
        "1.5倍以内",
        "一是加强领导",
        "第一条的规定",
        "第三届大会",
        "12345热线",
        "一、二、三等奖",
        "3、5号楼住户",
        "(见附件)",
        "一、",
    ],
)
def test_mark_of_text_is_none(line):
    assert mark_of(line) is None
