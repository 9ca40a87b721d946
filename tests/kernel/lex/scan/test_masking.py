import pytest

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph, Table
from mingzheng.kernel.lex.scan import MaskRefused, MaskStyle, mask, scan
from mingzheng.kernel.lex.scan.masks import mask_value

ID = "11010519491231002X"


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("id_number", ID, "110105********002X"),
        ("id_number", "110105491231002", "110105*****1002"),
        ("mobile", "138 0000 1234", "138 **** 1234"),
        ("phone", "0571-87654321", "057*-****4321"),
        ("bank_card", "6222 0210 0011 2233", "**** **** **** 2233"),
        ("passport", "E12345678", "E******78"),
        ("plate", "浙A12345", "浙A****5"),
        ("email", "zhao.ming@qq.com", "z***@qq.com"),
        ("address", "云江市清河县幸福路12号3幢401室", "云江市清河县幸福路***"),
        ("name", "赵明明", "赵某某"),
        ("minor", "欧阳明", "欧阳某"),
    ],
)
def test_mask_value_default_forms(kind, value, shown):
    assert mask_value(kind, value) == shown


def test_mask_value_never_shows_more_than_two_thirds():
    greedy = MaskStyle(id_head=18, id_tail=18)
    assert mask_value("id_number", ID, greedy).count("*") == 6


@pytest.mark.parametrize("char", ["", "**", "a", "1", " ", "|", "-"])
def test_mask_style_bad_character_says_so(char):
    with pytest.raises(ValueError, match="遮蔽字符应为一个符号"):
        MaskStyle(char=char)


def test_mask_text_and_ledger_without_originals():
    text = f"申请人：赵明，身份证号{ID}，手机13800000000。"
    masked = mask(text, scan(text))
    assert masked.text == "申请人：赵某，身份证号110105********002X，手机138****0000。"
    assert [(e.kind_name, e.part_name, e.start, e.masked) for e in masked.ledger] == [
        ("个人姓名", "正文", 4, "赵某"),
        ("身份证件号码", "正文", 11, "110105********002X"),
        ("手机号码", "正文", 32, "138****0000"),
    ]
    shown = str([entry.as_json() for entry in masked.ledger])
    assert not any(secret in shown for secret in (ID, "赵明", "13800000000"))
    assert masked.ledger[0].as_json()["grounds"] == [
        "《中华人民共和国政府信息公开条例》第十五条",
        "《中华人民共和国个人信息保护法》第二十五条",
    ]


def test_ledger_names_hidden_text_and_drawings_in_chinese():
    hidden = (Hidden("hidden_text", f"身份证号{ID}"), Hidden("drawing", f"身份证号{ID}"))
    source = Manuscript((Paragraph("正文。"),), "docx", hidden=hidden)
    assert [entry.part_name for entry in mask(source, scan(source)).ledger] == ["隐藏文字", "图形里的文字"]


def test_mask_manuscript_keeps_blocks_and_masks_hidden_parts():
    table = Table((("序号", "姓名", "手机"), ("说|明\n1", "赵明", "13800000000")), header_rows=1)
    source = Manuscript(
        (Paragraph("公示", "title"), table, Paragraph(f"身份证{ID}。", "list")),
        "docx",
        meta=(("author", "zs@qq.com"),),
        hidden=(Hidden("comment", "电话13800000000"),),
    )
    masked = mask(source, scan(source)).source
    assert masked == Manuscript(
        (
            Paragraph("公示", "title"),
            Table((("序号", "姓名", "手机"), ("说|明\n1", "赵某", "138****0000")), header_rows=1),
            Paragraph("身份证110105********002X。", "list"),
        ),
        "docx",
        meta=(("author", "z***@qq.com"),),
        hidden=(Hidden("comment", "电话138****0000"),),
    )


def test_mask_only_the_given_findings():
    text = "手机13800000000、13900000000"
    first, _ = scan(text)
    assert mask(text, [first]).text == "手机138****0000、13900000000"


def test_mask_refuses_secrecy_mark_unless_cleared():
    text = "机密★10年\n正文。"
    with pytest.raises(MaskRefused, match="不能靠遮蔽公开"):
        mask(text, scan(text))
    cleared = mask(text, scan(text), cleared=True)
    assert cleared.text == "■■■■■■\n正文。"
    assert cleared.ledger[0].as_json()["grounds"] == ["《中华人民共和国政府信息公开条例》第十四条"]
