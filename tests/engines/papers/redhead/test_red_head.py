"""The printed paper: what stands on it, in what order, and that it is the same each time."""

import datetime
import io
import json
from dataclasses import replace

import docx as python_docx
import pypdfium2 as pdfium
import pytest

from mingzheng.engines.papers import Annex, RedHead, read_bytes, render_docx, render_pdf, render_txt
from mingzheng.engines.papers.redhead.arrange import arrange
from mingzheng.engines.papers.redhead.title_lines import break_title
from mingzheng.kernel.lex.body import Block
from mingzheng.kernel.lex.manuscript import Table

SENTENCE = "为贯彻落实上级部署要求，进一步做好政务公开工作，制定本要点。"
TITLE = "云江市人民政府办公室关于印发政务公开工作要点的通知"
ROWS = (("序号", "任务", "单位"), *((str(n), "推进重点领域信息公开", "市政府办公室") for n in range(1, 60)))
BODY = [
    Block("title", TITLE),
    Block("docno", "云政办发〔2024〕9号"),
    Block("to", "各县人民政府："),
    Block("para", SENTENCE),
    Block("heading", "一、总体要求", 1, "一、", "总体要求"),
    Block("item", "（一）明确分工。" + SENTENCE, 2, "（一）", "明确分工。"),
    Block("table", "", rows=ROWS),
    Block("sign", "云江市人民政府办公室"),
    Block("date", "2024年4月8日"),
    Block("note", "（此件公开发布）"),
]
PAPER = RedHead(
    head=["云江市人民政府办公室"],
    title=TITLE,
    blocks=BODY,
    doc_number="云政办发〔2024〕9号",
    attachments=[Annex("任务分解表", [Block("para", SENTENCE)]), "联系人名单"],
    copy_to=["市委办公室", "市人大常委会办公室"],
    issued_by="云江市人民政府办公室",
    issued_on=datetime.date(2024, 4, 9),
    url="https://www.yunjiang.example/2024/9.html",
    retrieved_at=datetime.datetime(2025, 1, 2, 9, 30, tzinfo=datetime.UTC),
    status="本文件已于2025年1月1日失效。",
)


def pages(data: bytes) -> list[str]:
    document = pdfium.PdfDocument(data)
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def test_pdf_prints_head_text_table_attachment_and_foot():
    printed = pages(render_pdf(PAPER))
    lines = printed[0].split("\n")
    assert lines[:3] == ["本文件已于2025年1月1日失效。", "云江市人民政府办公室文件", "云政办发〔2024〕9号"]
    assert "".join(printed).count("云政办发〔2024〕9号") == 1
    assert [text.count("序号 任务 单位") for text in printed] == [1, 1, 1, 1, 0]
    assert "抄送：市委办公室，市人大常委会办公室。" in printed[-1]
    assert "云江市人民政府办公室 2024年4月9日印发" in printed[-1]
    assert [f"— {number} —" in text for number, text in enumerate(printed, 1)] == [True] * len(printed)
    assert all("https://www.yunjiang.example/2024/9.html" in text for text in printed)


def test_pdf_is_the_same_each_time_tagged_and_titled():
    data = render_pdf(PAPER)
    assert data == render_pdf(PAPER)
    assert b"pdfuaid" in data
    document = pdfium.PdfDocument(data)
    assert document.is_tagged()
    assert document.get_metadata_value("Title") == TITLE
    assert document.get_metadata_value("CreationDate") == "D:20250102093000Z"
    assert [round(side) for side in document[0].get_size()] == [595, 842]


def test_pdf_lines_hold_28_characters_and_pages_22_lines():
    paper = RedHead(head=[], title="纯文", blocks=[Block("para", "公" * 2000)])
    second = [line for line in pages(render_pdf(paper))[1].split("\n") if "公" in line]
    assert {len(line) for line in second} == {28}
    assert len(second) == 22


def test_pdf_comes_back_as_the_same_paragraphs_and_table():
    blocks = read_bytes(render_pdf(PAPER), "a.pdf").manuscript.blocks
    texts = [block.text for block in blocks if not isinstance(block, Table)]
    expected = [
        TITLE,
        "各县人民政府：",
        SENTENCE,
        "一、总体要求",
        "（一）明确分工。" + SENTENCE,
        "（此件公开发布）",
    ]
    assert [text for text in expected if text not in texts] == []
    assert [block for block in blocks if isinstance(block, Table)] == [Table(ROWS)]


@pytest.mark.parametrize(
    "text", ['#panic("x")', "$ x $", "@ref <lab>", "*a* _b_ `c`", '\\ " ] } //', '#include "/a"']
)
def test_pdf_treats_every_word_as_words(text):
    paper = RedHead(
        head=[text], title=text, blocks=[Block("para", text)], status=text, url=text, copy_to=[text]
    )
    assert text in pages(render_pdf(paper))[0]


def test_pdf_with_a_character_that_no_font_has():
    paper = RedHead(head=[], title="生僻字", blocks=[Block("para", "字\U0002a6d7\ue000尾")])
    assert len(pages(render_pdf(paper))) == 1


def test_pdf_of_a_bare_paper_and_of_an_empty_table():
    paper = RedHead(
        head=[], title="标题", blocks=[Block("table", "", rows=()), Block("table", "", rows=((),))]
    )
    assert pages(render_pdf(paper)) == ["标题\n— 1 —"]


def test_joint_issue_with_signer():
    paper = replace(PAPER, head=["云江市人民政府", "云江市人力资源和社会保障局"], signer="王小明", status="")
    first = pages(render_pdf(paper))[0]
    assert "签发人：王小明" in first
    assert "云江市人力资源和社会保障局" in first.replace(" ", "")


def test_docx_reads_back_and_is_the_same_each_time():
    data = render_docx(PAPER)
    assert data == render_docx(PAPER)
    intake = read_bytes(data, "a.docx")
    texts = [block.text for block in intake.manuscript.blocks if not isinstance(block, Table)]
    assert intake.title_hint == TITLE
    assert texts == [
        "本文件已于2025年1月1日失效。",
        "云江市人民政府办公室文件",
        "云政办发〔2024〕9号",
        TITLE,
        "各县人民政府：",
        SENTENCE,
        "一、总体要求",
        "（一）明确分工。" + SENTENCE,
        "附件：1. 任务分解表",
        "2. 联系人名单",
        "云江市人民政府办公室",
        "2024年4月8日",
        "（此件公开发布）",
        "附件1",
        "任务分解表",
        SENTENCE,
        "抄送：市委办公室，市人大常委会办公室。",
        "云江市人民政府办公室　　2024年4月9日印发",
        "网络公开件，原文网址：https://www.yunjiang.example/2024/9.html　生成时间：2025年1月2日 09:30",
    ]
    assert [block for block in intake.manuscript.blocks if isinstance(block, Table)] == [Table(ROWS)]


def test_docx_has_the_measures_of_the_standard():
    section = python_docx.Document(io.BytesIO(render_docx(PAPER))).sections[0]
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert [round(side.mm) for side in sides] == [37, 26, 35, 28]


def test_txt_is_canonical_text():
    paper = replace(PAPER, attachments=["任务分解表"], blocks=[*BODY[:4], Block("table", "", rows=ROWS[:2])])
    assert render_txt(paper).split("\n") == [
        "本文件已于2025年1月1日失效。",
        "云江市人民政府办公室文件",
        "云政办发〔2024〕9号",
        TITLE,
        "各县人民政府：",
        SENTENCE,
        "| 序号 | 任务 | 单位 |",
        "| 1 | 推进重点领域信息公开 | 市政府办公室 |",
        "附件：任务分解表",
        "抄送：市委办公室，市人大常委会办公室。",
        "云江市人民政府办公室 2024年4月9日印发",
        "网络公开件，原文网址：https://www.yunjiang.example/2024/9.html　生成时间：2025年1月2日 09:30",
        "",
    ]


def test_arrange_adds_addressees_only_when_the_body_has_none():
    bare = replace(PAPER, addressees=["各县人民政府", "市政府各部门"])
    assert arrange(bare).items[0].text == "各县人民政府："
    assert (
        arrange(replace(bare, blocks=[Block("para", "正文。")])).items[0].text
        == "各县人民政府、市政府各部门："
    )


def test_arrange_does_not_repeat_an_attachment_list():
    items = arrange(replace(PAPER, blocks=[Block("attach", "附件：任务分解表")])).items
    assert [item.text for item in items] == ["附件：任务分解表"]


@pytest.mark.parametrize(
    ("head", "suffix"), [("云江市人民政府", "文件"), ("云江市人民政府令", ""), ("市政府会议纪要", "")]
)
def test_arrange_completes_the_head(head, suffix):
    assert arrange(replace(PAPER, head=[head])).suffix == suffix


def test_arrange_prints_the_number_once_however_the_body_writes_it():
    items = arrange(
        replace(PAPER, attachments=[], blocks=[Block("docno", "云政办发[2024]9号"), *BODY[3:4]])
    ).items
    assert [item.text for item in items] == [SENTENCE]


def test_arrange_prints_the_title_of_an_enclosed_text():
    items = arrange(
        RedHead(
            head=[], title=TITLE, blocks=[Block("title", TITLE, 1), Block("title", "政务公开工作要点", 2)]
        )
    ).items
    assert [(item.kind, item.text) for item in items] == [("subtitle", "政务公开工作要点")]


def test_attachment_marked_in_the_body_begins_a_page():
    body = [
        Block("para", SENTENCE),
        Block("attach", "附件"),
        Block("title", "任务分解表", 2),
        Block("para", "内容。"),
    ]
    paper = RedHead(head=[], title="通知", blocks=body)
    assert [item.kind for item in arrange(paper).items] == ["para", "mark", "subtitle", "para"]
    assert [text.split("\n")[0] for text in pages(render_pdf(paper))] == ["通知", "附件"]


def test_layout_is_plain_json():
    assert json.loads(json.dumps(arrange(PAPER).as_dict())) == arrange(PAPER).as_dict()


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于某事的通知", ["关于某事的通知"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        (
            "云江市人民政府办公室关于印发2024年政务公开工作要点的通知",
            ["云江市人民政府办公室关于印发", "2024年政务公开工作要点的通知"],
        ),
    ],
)
def test_break_title(title, lines):
    assert break_title(title) == lines


@pytest.mark.parametrize("length", [1, 20, 21, 40, 41, 123])
def test_break_title_keeps_every_character_and_the_width(length):
    title = ("政务公开工作要点" * 20)[:length]
    lines = break_title(title)
    assert "".join(lines) == title
    assert max(map(len, lines)) <= 20
    assert len(lines) == -(-length // 20)
