"""Web pages as government sites publish them."""

from pathlib import Path

import pytest

from mingzheng.engines.papers import OversizedPaper, read_bytes, read_file
from mingzheng.kernel.lex.manuscript import Hidden, Paragraph, Table

PROSE = "为贯彻落实上级部署，进一步做好政务公开工作，现将有关事项通知如下，请认真组织实施。"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>关于某事的通知 - 云江市人民政府门户网站</title>
<meta name="ArticleTitle" content="关于某事的通知"><meta name="PubDate" content="2024-03-01 09:30">
<script>alert("弹窗")</script><style>p {{ color: red }}</style></head><body>
<div class="header"><a href="/">首页</a><a href="/zwgk">政务公开</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; 政策文件</div>
<div class="container"><div class="sidebar"><ul><li><a href="/a">栏目一</a></li></ul></div>
<div class="detail">
<table class="head"><tr><td>索引号：</td><td>YJ-2024-1</td><td>发文日期：</td><td>2024-03-01</td></tr>
<tr><td>名称：</td><td colspan="3">关于某事的通知</td></tr></table>
<h1>关于某事的通知</h1>
<div class="meta">发布日期：2024-03-01 来源：市政府办公室 浏览次数：128</div>
<div class="share">分享到：<a href="#">微博</a></div>
<div id="zoomcon"><p>各县人民政府：</p><p onclick="steal()">{PROSE}</p>
<h2>一、总体要求</h2><p>　　{PROSE}<br>　　第二行。</p>
<table><caption>任务表</caption><thead><tr><th>序号</th><th>任务</th></tr></thead>
<tr><td rowspan="2">1</td><td>甲<br>乙</td></tr><tr><td>丙</td></tr></table>
<ol start="3"><li>第三项</li><li>第四项</li></ol><img src="a.png">
<p style="display:none">看不见</p><noscript>请启用脚本</noscript></div>
<p>【打印】【关闭】</p></div>
<div class="related"><ul><li><a href="/b">相关文件一</a></li></ul></div></div>
<div class="footer">版权所有：云江市人民政府</div></body></html>"""


@pytest.fixture
def blocks():
    return read_bytes(PAGE.encode(), "a.html").manuscript.blocks


def test_page_keeps_the_document_and_nothing_else(blocks):
    assert list(blocks) == [
        Table((("索引号：", "YJ-2024-1", "发文日期：", "2024-03-01"), ("名称：", "关于某事的通知", "", ""))),
        Paragraph("关于某事的通知", "title"),
        Paragraph("发布日期：2024-03-01 来源：市政府办公室"),
        Paragraph("各县人民政府："),
        Paragraph(PROSE),
        Paragraph("一、总体要求", "heading2"),
        Paragraph(PROSE),
        Paragraph("第二行。"),
        Paragraph("任务表", "caption"),
        Table((("序号", "任务"), ("1", "甲\n乙"), ("", "丙"))),
        Paragraph("3. 第三项", "list"),
        Paragraph("4. 第四项", "list"),
    ]


def test_page_labels_and_pictures():
    intake = read_bytes(PAGE.encode(), "a.html")
    assert intake.manuscript.meta == (
        ("title", "关于某事的通知 - 云江市人民政府门户网站"),
        ("ArticleTitle", "关于某事的通知"),
        ("PubDate", "2024-03-01 09:30"),
    )
    assert (intake.title_hint, intake.images) == ("关于某事的通知", 1)
    assert intake.warnings == ["网页中有 1 张图片，图片里的文字没有读取。"]


def test_title_without_label_drops_the_name_of_the_site():
    page = (
        f"<html><head><title>关于某事的公告-云江市人民政府</title></head><body><p>{PROSE}</p></body></html>"
    )
    assert read_bytes(page.encode(), "a.html").title_hint == "关于某事的公告"


@pytest.mark.parametrize("declared", ["gb2312", "gbk"])
def test_page_in_the_encoding_it_declares(declared):
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{PROSE}</p>'
    blocks = read_bytes(page.encode("gb18030"), "a.htm").manuscript.blocks
    assert blocks == (Paragraph(PROSE),)


def test_table_that_only_places_things_becomes_paragraphs():
    page = f"<table><tr><td><p>{PROSE}</p><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>"
    blocks = read_bytes(page.encode(), "a.html").manuscript.blocks
    assert blocks == (Paragraph(PROSE), Table((("a", "b"),)))


def test_wrapped_source_lines_join_without_blank():
    blocks = read_bytes("<p>政务\n   公开 and\n data</p>".encode(), "a.html").manuscript.blocks
    assert blocks == (Paragraph("政务公开 and data"),)


def test_nothing_executable_survives():
    page = "<p>甲<script>x()</script>乙<img src=x onerror=y()><a href='javascript:z()'>丙</a><iframe src=q>w</iframe></p>"
    assert read_bytes(page.encode(), "a.html").manuscript.to_text() == "甲乙丙"


def test_deep_nesting_is_read_whole_or_refused():
    assert read_bytes(f"{'<div>' * 200}{PROSE}".encode(), "a.html").manuscript.to_text() == PROSE
    with pytest.raises(OversizedPaper):
        read_bytes(f"<p>头</p>{'<div>' * 20_000}{PROSE}".encode(), "a.html")


def test_hundred_thousand_headings():
    page = "".join(f"<h2>标题{number}</h2>" for number in range(100_000))
    assert len(read_bytes(page.encode(), "a.html").manuscript.blocks) == 100_000


REAL = [
    ("gz_02*", "一、申请资格及学位情况", 30),
    ("gz_04*", "各幼儿园：", 55),
    ("gz_11*", "穗府办规〔2024〕13号", 130),
    ("gz_16*", "一、创业担保贷款申请对象有哪几类？", 24),
    ("gz_17*", "1、一次性创业资助", 38),
    ("gz_30*", "穗民规字〔2025〕2号", 25),
    ("gz_34*", "穗府办规〔2021〕7号", 28),
    ("gz_40*", "就医优惠", 35),
    ("gz_42*", "穗人社规字〔2022〕2号", 50),
]
FURNITURE = [
    "无障碍",
    "长者助手",
    "分享到",
    "版权所有",
    "网站标识码",
    "返回顶部",
    "扫一扫在手机打开",
    "当前位置",
]


@pytest.mark.parametrize(("pattern", "line", "least"), REAL)
def test_real_page_gives_its_document_without_furniture(shared: Path, pattern, line, least):
    path = next((shared / "data" / "real_pages").glob(f"{pattern}.html"))
    intake = read_file(path)
    lines = intake.manuscript.to_text().split("\n")
    assert line in lines
    assert len(lines) >= least
    assert [word for word in FURNITURE if any(word in text for text in lines)] == []
    printed = "".join(path.with_suffix(".txt").read_text(encoding="utf-8").split())
    foreign = [text for text in lines if not text.startswith("|") and "".join(text.split()) not in printed]
    assert foreign == []
    assert (
        sum(block.style == "title" for block in intake.manuscript.blocks if isinstance(block, Paragraph)) == 1
    )


@pytest.mark.parametrize(
    "page",
    [
        f'<div class="{"_a" * 300_000}"><p>{PROSE}</p></div>',
        f"<p>{' ' * 1_000_000}{PROSE}</p>",
        f"<p>{PROSE}</p><p>{'　' * 300_000}尾</p>",
        f"<title>{'- ' * 300_000}</title><p>{PROSE}</p>",
        f"{'<table><tr><td>' * 60}{PROSE}",
        f"<p>{'<b>粗</b>' * 50_000}{PROSE}",
    ],
    ids=["class", "blanks", "indent", "title", "tables", "inline"],
)
def test_hostile_page_is_read_in_linear_time(page):
    assert PROSE[:10] in read_bytes(f"<p>{PROSE}</p>{page}".encode(), "a.html").manuscript.to_text()


@pytest.mark.parametrize(
    "look",
    [
        'style="display:none"',
        'style="color:red; DISPLAY : none;"',
        "style='visibility:hidden'",
        "hidden",
        'hidden=""',
    ],
)
def test_words_the_page_hides_are_set_apart(look):
    page = f"<h1>公示</h1><p>前文。<span {look}>暗中<b>的字</b><i hidden>更暗</i></span>后文。</p>"
    manuscript = read_bytes(page.encode(), "a.html").manuscript
    assert [block.text for block in manuscript.blocks] == ["公示", "前文。后文。"]
    assert manuscript.hidden == (Hidden("hidden_text", "暗中的字更暗"),)


def test_words_hidden_only_from_screen_readers_are_text():
    page = '<h1>公示</h1><p>前文<span aria-hidden="true">人人可见</span>。</p>'
    manuscript = read_bytes(page.encode(), "a.html").manuscript
    assert (manuscript.blocks[1].text, manuscript.hidden) == ("前文人人可见。", ())


def test_hidden_furniture_is_no_hidden_text():
    page = '<p>正文。</p><nav hidden>菜单</nav><div hidden><script>var 甲</script></div><div class="share" hidden>分享</div><p hidden>——</p>'
    assert read_bytes(page.encode(), "a.html").manuscript.hidden == ()


def test_hidden_table_stays_a_table():
    page = "<p>正文。</p><div hidden><p>名单</p><table><tr><th>姓名<th>手机<tr><td>甲<td>乙</table></div>"
    (hidden,) = read_bytes(page.encode(), "a.html").manuscript.hidden
    assert hidden.text.split("\n") == ["名单", "| 姓名 | 手机 |", "| 甲 | 乙 |"]
