import pytest

from mingzheng.kernel.lex.manuscript import Hidden, Manuscript, Paragraph
from mingzheng.kernel.lex.scan import scan


def kinds(text, kind):
    return [(f.value, f.severity) for f in scan(text) if f.kind == kind]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("机密★10年\n清河县人民政府文件", "机密★10年"),
        ("000001\n秘　密\n特急", "秘　密"),
        ("绝密★", "绝密★"),
        ("密级：秘密\n正文", "秘密"),
        ("| 密级 | 机密 |", "机密"),
        ("【机密】\n正文", "机密"),
        ("内部资料 不得外传\n正文", "内部资料 不得外传"),
        ("关于有关情况的报告（内部资料，注意保密）", "内部资料，注意保密"),
        ("正文。\n（此件不予公开）", "此件不予公开"),
        ("仅供领导参阅", "仅供领导参阅"),
    ],
)
def test_secrecy_mark_blocks(text, mark):
    assert kinds(text, "secrecy") == [(mark, "block")]


@pytest.mark.parametrize(
    "text",
    [
        "国家秘密分为绝密、机密、秘密三级。",
        "加强保密工作，严守国家秘密，防止秘密外泄。",
        "机密级文件的管理按照有关规定执行。",
        "《内部资料性出版物管理办法》已经公布。",
        "考生信息属于内部资料，工作人员不得外传。",
        "以公开为常态、不公开为例外。",
        "（此件公开发布）",
        "密级：无",
        "依法不予公开的，应当说明理由。",
    ],
)
def test_ordinary_words_are_no_mark(text):
    assert kinds(text, "secrecy") == []


@pytest.mark.parametrize(
    "text", ["清河县公共数据管理办法（送审稿）\n第一条", "（征求意见稿）", "讨论稿\n清河县办法"]
)
def test_draft_mark_in_title_warns(text):
    assert [severity for _, severity in kinds(text, "draft")] == ["warn"]


@pytest.mark.parametrize(
    "text",
    [
        "关于公开征求《清河县办法（征求意见稿）》意见的公告",
        "关于《清河县办法（草案）》的审查报告\n正文",
        "征求意见稿应当公开。",
    ],
)
def test_draft_spoken_of_is_no_mark(text):
    assert kinds(text, "draft") == []


def test_tracked_changes_are_traces_of_a_draft():
    manuscript = Manuscript((Paragraph("正文。"),), "docx", hidden=(Hidden("deleted", "旧文字"),))
    (found,) = scan(manuscript)
    assert (found.kind, found.part, found.severity) == ("draft", "deleted", "warn")
    assert "未接受的修订" in found.reason


def test_hidden_text_is_a_trace_and_a_drawing_is_none():
    hidden = (Hidden("hidden_text", "旧文字"), Hidden("drawing", "流程图"))
    found = scan(Manuscript((Paragraph("正文。"),), "docx", hidden=hidden))
    assert [(trace.kind, trace.part, trace.severity) for trace in found] == [("draft", "hidden_text", "warn")]


@pytest.mark.parametrize(
    ("text", "blank"),
    [("截至××××年××月××日", "××××年××月××日"), ("经办____", "____"), ("金额（待定）", "（待定）")],
)
def test_placeholder_warns(text, blank):
    assert kinds(text, "placeholder") == [(blank, "warn")]
