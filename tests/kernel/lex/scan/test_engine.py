import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph, Table
from mingzheng.kernel.lex.scan import MaskRefused, mask, scan

ID = "11010519491231002X"
PIECES = [
    ID, "110105491231002", "13800000000", "138 0000 0000", "1390000 1234", "0571-87654321", "6222021000112233445",
    "4111 1111 1111 1111", "E12345678", "浙A12345", "浙AD12345", "zs@qq.com", "a@b.gov.cn", "申请人", "申请人：", "张三", "欧阳明月",
    "住", "，住", "清河县幸福路12号", "3幢2单元401室", "家庭住址：", "男，8岁", "机密★10年", "秘密", "内部资料", "（", "）", "“", "《", "〔2019〕", "[2019]05号",
    "国办发", "| 姓名 | 电话 |", "| 合计 | 3 |", "| ", " |", "\n", "\n|", "一、", "（一）、", "1、", "第三条 ", "附件：1.甲", "附件2", "目录", "2019年2月30日",
    "布署", "。。", "，", " ", "１３８", "００００", "身份证号", "护照", "学生姓名", "\\|", "<br>", "_", "×××年", "-", "(", ")", "*", "+86",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=25).map("".join)


def test_scan_body_and_table_offsets_count_canonical_text():
    manuscript = Manuscript(
        (Paragraph("公示名单", "title"), Table((("姓名", "身份证号"), ("赵明", ID)))), "docx"
    )
    text = manuscript.to_text()
    found = scan(manuscript)
    assert [(f.kind, f.value, f.part, f.part_index) for f in found] == [
        ("name", "赵明", "table", -1),
        ("id_number", ID, "table", -1),
    ]
    assert [text[f.start : f.end] for f in found] == ["赵明", ID]


def test_scan_hidden_parts_and_meta():
    manuscript = Manuscript(
        (Paragraph("正文。"),),
        "docx",
        meta=(("密级", "机密"), ("author", "赵明 13800000000")),
        hidden=(
            Hidden("comment", "这里写错了"),
            Hidden("hidden_row", f"赵明\t{ID}"),
            Hidden("property", "密级：秘密"),
        ),
    )
    found = [(f.kind, f.value, f.severity, f.part, f.part_index) for f in scan(manuscript)]
    assert found == [
        ("draft", "这里写错了", "warn", "comment", 0),
        ("draft", f"赵明\t{ID}", "warn", "hidden_row", 1),
        ("id_number", ID, "block", "hidden_row", 1),
        ("secrecy", "秘密", "block", "property", 2),
        ("secrecy", "机密", "block", "meta", 0),
        ("mobile", "13800000000", "block", "meta", 1),
    ]


def test_scan_full_width_and_invisible_characters():
    assert [
        f.value
        for f in scan("手机：１３８００００００００，备用138\u200b0000\u200b0000。")
        if f.kind == "mobile"
    ] == [
        "１３８００００００００",
        "138\u200b0000\u200b0000",
    ]


def test_scan_mistyped_id_behind_its_label_warns():
    (found,) = scan("身份证号：110105194912310021")
    assert (found.kind, found.severity, found.masked) == ("id_number", "warn", "110105********0021")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("来信人留言：家庭电话：87654321。", "87654321"),
        ("住宅电话 8765 4321", "8765 4321"),
        ("手机：+86-138-0000-0000", "138-0000-0000"),
        ("Tel:+8613800000000", "13800000000"),
        ("联系方式0086 13800000000。", "13800000000"),
    ],
)
def test_scan_telephones_in_other_shapes(text, value):
    assert [f.value for f in scan(text) if f.kind in ("phone", "mobile")] == [value]


@pytest.mark.parametrize(
    "text",
    ["电话87654321", "办公电话：0571-87654321", "值班手机：13800000000", "统计13800000000元", "编号87654321"],
)
def test_scan_organ_telephones_and_numbers_are_no_finding(text):
    assert scan(text) == []


@pytest.mark.parametrize("piece", ["1", "×", "（", "110105194912310021", "申请人张", "| 1 ", "@", "一、\n"])
def test_scan_long_repetition_ends(piece):
    """A text of one repeated piece is where a search that is not linear never ends."""
    assert isinstance(scan(piece * (60_000 // len(piece))), list)


def test_scan_uscc_is_not_personal():
    assert scan("统一社会信用代码：91110000600037341L") == []


def test_scan_finding_as_json_names_its_kind():
    (found,) = scan("手机13800000000")
    assert found.as_json() == {
        "kind_name": "手机号码",
        "kind": "mobile",
        "value": "13800000000",
        "start": 2,
        "end": 13,
        "severity": "block",
        "reason": "手机号码，属于个人信息。",
        "suggestion": "公开前请删除，或者按区分处理的要求遮蔽。",
        "masked": "138****0000",
        "part": "body",
        "part_index": -1,
    }


@given(TEXTS)
@settings(max_examples=200)
def test_scan_values_stand_where_they_say(text):
    findings = scan(text)
    assert [text[f.start : f.end] for f in findings] == [f.value for f in findings]
    assert [f.start for f in findings] == sorted(f.start for f in findings)


@given(TEXTS)
@settings(max_examples=200)
def test_mask_leaves_nothing_that_blocks(text):
    findings = scan(text)
    masked = mask(text, findings, cleared=True)
    assert [f for f in scan(masked.text) if f.severity == "block"] == []


@given(TEXTS, st.sampled_from(["comment", "deleted", "hidden_row", "header"]), TEXTS)
def test_mask_manuscript_leaves_nothing_that_blocks(text, kind, hidden):
    manuscript = Manuscript.from_text(text, "docx")
    manuscript = Manuscript(manuscript.blocks, "docx", (("title", hidden),), (Hidden(kind, hidden),))
    try:
        masked = mask(manuscript, scan(manuscript)).source
    except MaskRefused:
        assert any(f.kind == "secrecy" for f in scan(manuscript))
        return
    assert [f for f in scan(masked) if f.severity == "block"] == []
    assert len(masked.blocks) == len(manuscript.blocks)
