from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.lex.diff import compare

OLD = """云江市政务数据管理办法
第一章 总则
第一条 为了规范政务数据管理，制定本办法。
第二条 本办法适用于市、县人民政府及其部门。
第三条 政务数据应当在三十日内完成编目。
（一）基础数据；
（二）主题数据。
第四条 县级以上人民政府应当加强组织领导，建立协调机制。
第二章 附则
第五条 本办法自2020年1月1日起施行。"""
NEW = """云江市政务数据管理办法
第一章 总则
第一条 为了规范政务数据管理，制定本办法。
第二条 政务数据工作坚持统筹规划、依法有序、安全可控的原则。
第三条 本办法适用于市、县人民政府及其部门。
第四条 政务数据应当在二十个工作日内完成编目。
（一）基础数据；
（二）主题数据；
（三）专题数据。
第二章 附则
第五条 本办法自2024年1月1日起施行。"""


def by_new_number(comparison):
    return {change.new.number: change for change in comparison.changes if change.new}


def test_compare_same_text_is_identical():
    comparison = compare(OLD, OLD)
    assert comparison.is_identical
    assert comparison.counts == {
        "same": 8,
        "changed": 0,
        "added": 0,
        "removed": 0,
        "moved": 0,
        "renumbered": 0,
    }


def test_compare_inserted_article_renumbers_the_rest():
    changes = by_new_number(compare(OLD, NEW))
    assert changes["第一条"].is_unchanged
    assert (changes["第二条"].status, changes["第二条"].old) == ("added", None)
    assert (changes["第三条"].status, changes["第三条"].renumbered, changes["第三条"].moved) == (
        "same",
        True,
        False,
    )
    assert (changes["第四条"].status, changes["第四条"].old.number) == ("changed", "第三条")
    assert changes["第五条"].status == "changed"


def test_compare_removed_article_stands_where_it_stood():
    numbers = [(c.status, (c.new or c.old).number) for c in compare(OLD, NEW).changes]
    assert numbers[6:8] == [("removed", "第四条"), ("same", "第二章")]


def test_compare_marks_words_not_characters():
    change = by_new_number(compare(OLD, NEW))["第五条"]
    assert [(s.operation, s.text) for s in change.segments] == [
        ("equal", "第五条 本办法自"),
        ("delete", "2020"),
        ("insert", "2024"),
        ("equal", "年1月1日起施行。"),
    ]


def test_compare_moved_article_is_recognised():
    first = "第一条 公民可以申请公开政府信息，申请应当采用书面形式。"
    second = "第二条 行政机关应当建立健全信息发布机制并明确专门机构。"
    third = "第三条 收到申请之日起二十个工作日内予以答复，不收取费用。"
    after = [
        third.replace("第三条", "第一条"),
        first.replace("第一条", "第二条"),
        second.replace("第二条", "第三条"),
    ]
    comparison = compare("\n".join((first, second, third)), "\n".join(after))
    assert [(c.status, c.moved, c.old.number) for c in comparison.changes] == [
        ("same", True, "第三条"),
        ("same", False, "第一条"),
        ("same", False, "第二条"),
    ]


def test_compare_numbered_headings_and_paragraphs():
    old = "一、总体要求\n坚持公开为常态。\n二、主要任务\n（一）加强解读。\n（二）优化平台。"
    new = "一、总体要求\n坚持公开为常态、不公开为例外。\n二、主要任务\n（一）优化平台。"
    statuses = [(c.status, (c.new or c.old).path) for c in compare(old, new).changes]
    assert statuses == [
        ("same", "一、"),
        ("changed", ""),
        ("same", "二、"),
        ("removed", "二、/（一）"),
        ("same", "二、/（一）"),
    ]


def test_compare_empty_texts():
    assert compare("", "").changes == ()
    assert [c.status for c in compare("", "第一条 总则。").changes] == ["added"]
    assert [c.status for c in compare("甲。\n\n乙。", "").changes] == ["removed", "removed"]


def test_render_html_escapes_and_speaks():
    html = compare("第一条 <b>旧</b>条文。", "第一条 <b>新</b>条文。").render_html()
    assert "<b>" not in html
    assert '<del class="diff-del"><span class="visually-hidden">删除：</span>' in html
    assert '<ins class="diff-ins"><span class="visually-hidden">新增：</span>' in html
    assert "style=" not in html


def test_render_html_only_changes_leaves_out_the_rest():
    html = compare(OLD, NEW).render_html(only_changes=True)
    assert "总则" not in html
    assert html.count("<li ") == 5
    assert "与上一版本相比，修改2条、新增1条、删除1条、改号2条，文字未变5条。" in html


def test_as_json_shape():
    shown = compare(OLD, NEW).as_json()
    assert list(shown) == ["identical", "counts", "changes"]
    assert shown["changes"][0]["new"] == {
        "number": "",
        "path": "",
        "text": "云江市政务数据管理办法",
        "start": 0,
        "end": 11,
    }


class Balance(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.attributes = [], set()

    def handle_starttag(self, tag, attrs):
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


LINES = st.lists(
    st.sampled_from(
        [
            "第一条 甲乙丙。",
            "第二条 甲乙丁；戊。",
            "一、总则",
            "（一）工作",
            "正文 <x>&",
            "",
            "附件1",
            "第二章 附则",
            "1. 项",
        ]
    )
    | st.text(max_size=30),
    max_size=12,
)


@given(LINES, LINES)
def test_compare_segments_rebuild_both_texts(old_lines, new_lines):
    old, new = "\n".join(old_lines), "\n".join(new_lines)
    comparison = compare(old, new)
    for change in comparison.changes:
        before = "".join(s.text for s in change.segments if s.operation != "insert")
        after = "".join(s.text for s in change.segments if s.operation != "delete")
        assert before == (change.old.text if change.old else "")
        assert after == (change.new.text if change.new else "")
        for clause, text in ((change.old, old), (change.new, new)):
            assert clause is None or text[clause.start : clause.end] == clause.text
    kept = [c.new.start for c in comparison.changes if c.new]
    assert kept == sorted(kept)
    parser = Balance()
    parser.feed(comparison.render_html())
    assert parser.open == []
    assert parser.attributes <= {"class", "id", "aria-label"}


@given(LINES)
def test_compare_with_itself_is_identical(lines):
    text = "\n".join(lines)
    assert compare(text, text).is_identical
