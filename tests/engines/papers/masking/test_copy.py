"""Masked copies of text, pages and fixed layouts; the ledger; what is refused."""

import json

import pytest

from mingzheng.engines.papers import EmptyPaper, UnsupportedPaper, read_bytes
from mingzheng.engines.papers.masking import MaskingRefused, NothingToMask, copy, mask_bytes
from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph, Table
from tests.engines.papers.masking.leaks import ID, MOBILE, NAME, VALUES, leaks
from tests.engines.papers.paper_samples import docx, ofd, paragraph, pdf

SAID = f"申请人：{NAME}，身份证号{ID}，手机{MOBILE}。"
HIDDEN = "申请人：赵某某，身份证号110105********002X，手机138****1234。"
TEXT = f"关于补助的公示\n\n{SAID}\n公示期内{NAME}可以来电。\n"


def test_text_keeps_its_lines():
    made = mask_bytes(TEXT.encode("gb18030"), "公示.txt")
    assert made.data.decode() == f"关于补助的公示\n\n{HIDDEN}\n公示期内赵某某可以来电。\n"
    assert (made.named(), made.ledger_named()) == ("公示.masked.txt", "公示.ledger.json")
    assert (made.named(2), made.ledger_named(2)) == ("公示(2).masked.txt", "公示(2).ledger.json")


@pytest.mark.parametrize(
    "written",
    [
        "138 0000 1234",
        "138-0000-1234",
        "138－0000－1234",
        "１３８００００１２３４",
        "138\u200b00001234",
        "138\n00001234",
    ],
)
def test_number_written_in_another_way_is_the_same_number(written):
    made = mask_bytes(f"手机{MOBILE}。\n又：{written}。".encode(), "a.txt")
    assert made.data.decode().count("*") >= 8


def test_name_is_not_found_across_a_blank():
    made = mask_bytes("申请人：赵明明。\n对照明 明细表。".encode(), "a.txt")
    assert made.data.decode() == "申请人：赵某某。\n对照明 明细表。"


def test_file_name_is_masked_too():
    made = mask_bytes(TEXT.encode(), f"{NAME}{MOBILE}申请.txt")
    assert made.named() == "赵某某138＊＊＊＊1234申请.masked.txt"
    assert made.ledger["file"] == "赵某某138＊＊＊＊1234申请.txt"


def test_ledger_says_what_where_and_why_and_never_the_value():
    ledger = mask_bytes(TEXT.encode(), "a.txt").ledger
    assert ledger["basis"] == "《中华人民共和国政府信息公开条例》第三十七条"
    assert ledger["entries"][1] == {
        "kind": "id_number",
        "kind_name": "身份证件号码",
        "part": "body",
        "part_name": "正文",
        "place": "正文第2段",
        "start": 21,
        "end": 39,
        "grounds": [
            "《中华人民共和国政府信息公开条例》第十五条",
            "《中华人民共和国个人信息保护法》第二十五条",
        ],
        "masked": "110105********002X",
    }
    assert leaks(json.dumps(ledger, ensure_ascii=False).encode()) == set()


PAGE = f"""<html><head><title>公示_某网</title><meta name="ArticleTitle" content="{NAME}公示"><style>p{{}}</style></head>
<body onload="show('{MOBILE}')"><!-- {ID} --><script>var who = "{NAME}"</script><h1>{NAME}公示</h1>
<p title="{ID}">{SAID}</p><p style="display:none">{NAME}</p><a href="tel:{MOBILE}">电话</a>
<table><tr><th>姓名</th><th>备注</th></tr><tr><td>{NAME}</td><td>&lt;b&gt;</td></tr></table></body></html>"""


def test_page_is_written_anew_from_its_words():
    made = mask_bytes(PAGE.encode(), "a.html")
    assert leaks(PAGE.encode()) == set(VALUES)
    assert leaks(made.data) == set()
    again = read_bytes(made.data, "a.html")
    assert again.manuscript == Manuscript(
        (
            Paragraph("赵某某公示", "title"),
            Paragraph(HIDDEN),
            Paragraph("电话"),
            Table((("姓名", "备注"), ("赵某某", "<b>"))),
        ),
        "html",
        meta=(("title", "赵某某公示"), ("ArticleTitle", "赵某某公示")),
    )


def test_pdf_is_set_anew():
    data = pdf(f"= 关于补助的公示\n\n{SAID}\n\n#table(columns: 2, [姓名], [备注], [{NAME}], [无])")
    made = mask_bytes(data, "a.pdf")
    assert (leaks(data), leaks(made.data)) == (set(VALUES), set())
    *words, table = read_bytes(made.data, "a.pdf").manuscript.blocks
    assert (
        "".join(block.text for block in words) == f"关于补助的公示{HIDDEN}"
    )  # a long number may break the line
    assert table == Table((("姓名", "备注"), ("赵某某", "无")))
    assert made.ledger["notes"][0].startswith(
        "版式文件不能靠盖黑块遮蔽，副本是按读出的文字和表格重新排成的 PDF"
    )


def test_ofd_becomes_a_pdf():
    made = mask_bytes(ofd([[(28, 50, f"申请人：{NAME}，手机{MOBILE}。")]], title=f"{NAME}申请"), "a.ofd")
    assert made.named() == "a.masked.pdf"
    assert leaks(made.data) == set()


def test_nothing_to_mask():
    with pytest.raises(NothingToMask, match="没有发现必须遮蔽的个人信息"):
        mask_bytes("关于开展检查的通知".encode(), "a.txt")


def test_secrecy_mark_is_not_masked_away():
    with pytest.raises(MaskingRefused, match="不能靠遮蔽公开"):
        mask_bytes(f"机密★1年\n{SAID}".encode(), "a.txt")


@pytest.mark.parametrize(("data", "error"), [(b"", EmptyPaper), (b"GIF89a" + bytes(9), UnsupportedPaper)])
def test_file_that_cannot_be_read_is_not_masked(data, error):
    with pytest.raises(error):
        mask_bytes(data, "a")


WORD = docx(paragraph(SAID))
FAULTS = {
    "docx": ("mask_docx", WORD, lambda *_: WORD),
    "docx with a leak in a field": (
        "mask_docx",
        WORD,
        lambda *_: docx(paragraph("公示") + f'<w:p><w:fldSimple w:instr="tel:{MOBILE}"/></w:p>'),
    ),
    "docx with a value cut into runs": (
        "mask_docx",
        WORD,
        lambda *_: docx(
            "<w:p><w:r><w:t>公示。来电138</w:t></w:r></w:p>",
            word__extra="<x><t>138</t><t>0000</t><t>1234</t></x>",
        ),
    ),
    "docx with a comment": (
        "mask_docx",
        WORD,
        lambda *_: docx(
            paragraph("公示"),
            word__comments=docx_comments("好"),
        ),
    ),
    "docx that does not open": ("mask_docx", WORD, lambda *_: WORD[:200]),
    "pdf": (
        "write_pdf",
        pdf(SAID),
        lambda manuscript: pdf(SAID),
    ),
    "html with a leak in an attribute": (
        "write_html",
        f"<p>{SAID}</p>".encode(),
        lambda *_: f'<p data-x="{NAME}">公示内容</p>'.encode(),
    ),
}


def docx_comments(text: str) -> str:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:comments xmlns:w="{space}"><w:comment w:id="1">{paragraph(text)}</w:comment></w:comments>'


@pytest.mark.parametrize("fault", FAULTS)
def test_copy_with_a_planted_leak_is_refused(fault, monkeypatch):
    writer, data, faulty = FAULTS[fault]
    name = "a." + fault.split()[0]
    mask_bytes(data, name)
    monkeypatch.setattr(copy, writer, faulty)
    with pytest.raises(MaskingRefused) as caught:
        mask_bytes(data, name)
    assert "没有留下副本" in caught.value.message_zh
    assert leaks(caught.value.message_zh.encode()) == set()


def test_hidden_words_of_a_page_are_listed_and_not_copied():
    data = f"<h1>公示</h1><p>一二三四五</p><p hidden>{SAID}</p>".encode()
    assert read_bytes(data, "a.html").manuscript.hidden == (Hidden("hidden_text", SAID),)
    assert leaks(mask_bytes(data, "a.html").data) == set()


def test_table_of_text_keeps_its_cells_and_its_sign():
    data = f'姓名;身份证号;备注\n{NAME};{ID};"甲;乙"\n'.encode("gb18030")
    made = mask_bytes(data, "名单.csv")
    assert made.data.decode("utf-8-sig") == '姓名;身份证号;备注\r\n赵某某;110105********002X;"甲;乙"\r\n'
    assert made.named() == "名单.masked.csv"
