"""Differences name the fields and never let a text become markup."""

from mingzheng.kernel.lex import render_html


def test_only_what_differs_is_listed_the_body_last():
    from mingzheng.faces.desk.kit.diff import differences

    old = {"body": "第一条 甲。", "title": "旧题", "keywords": ["甲"], "note": "", "normative": False}
    new = {"body": "第一条 乙。", "title": "新题", "keywords": ["甲"], "note": None, "normative": True}
    changes = differences(old, new)
    assert [(change.name, change.old, change.new) for change in changes[:2]] == [
        ("标题", "旧题", "新题"), ("行政规范性文件", "否", "是"),
    ]  # fmt: skip
    assert changes[2].name == "正文"


def test_markup_in_a_body_stays_text():
    from mingzheng.faces.desk.kit.diff import differences

    [change] = differences({"body": "第一条 甲。"}, {"body": "第一条 <img src=x onerror=alert(1)>。"})
    assert "<img" not in change.html
    assert render_html([]) == ""


def test_equal_values_give_nothing():
    from mingzheng.faces.desk.kit.diff import differences

    assert differences({"note": None}, {"note": ""}) == []
