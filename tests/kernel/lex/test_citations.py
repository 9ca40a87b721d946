import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzheng.kernel.lex.citations import find_citations


def summary(text):
    return [(c.kind, c.name, c.number, c.articles) for c in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "按照《云江市办法》（云政办发〔2018〕22号）要求",
            [("named", "云江市办法", "云政办发〔2018〕22号", [])],
        ),
        ("根据云政发〔2016〕5号《通知》精神", [("named", "通知", "云政发〔2016〕5号", [])]),
        ("落实云政发〔2016〕5号文件", [("number", None, "云政发〔2016〕5号", [])]),
        ("依照《条例》第三十五条第二款", [("named", "条例", None, ["第三十五条第二款"])]),
        ("依照《条例》第三条、第五条第（二）项", [("named", "条例", None, ["第三条", "第五条第（二）项"])]),
        ("违反本办法第十条规定的", [("article", None, None, ["第十条"])]),
        ("第十条　本办法所称", []),
        ("《关于修改〈云江市办法〉的决定》", [("named", "关于修改〈云江市办法〉的决定", None, [])]),
        ("《不完整的名称", []),
        ("《》", []),
    ],
)
def test_find_citations_forms(text, expected):
    assert summary(text) == expected


def test_find_citations_nested_marks_keep_the_inner_name():
    (citation,) = find_citations("《关于印发《云江市办法》的通知》")
    assert (citation.name, citation.inner) == ("关于印发《云江市办法》的通知", ["云江市办法"])


def test_find_citations_short_name_is_bound():
    text = (
        "根据《云江市政府信息公开办法》（云政发〔2019〕3号，以下简称《办法》）规定。依照《办法》第八条办理。"
    )
    assert summary(text)[-1] == ("named", "云江市政府信息公开办法", None, ["第八条"])


def test_find_citations_ending_of_one_longer_name_is_bound():
    text = "执行《中华人民共和国政府信息公开条例》。新《条例》规定。"
    assert [c.name for c in find_citations(text)] == ["中华人民共和国政府信息公开条例"] * 2


def test_find_citations_ending_of_two_names_binds_nothing():
    text = "执行《甲市条例》和《乙市条例》。《条例》规定。"
    assert [c.name for c in find_citations(text)] == ["甲市条例", "乙市条例", "条例"]


@settings(deadline=None)
@given(st.text(alphabet="《》〔〕()（）第条款一二12 0号云政发以下简称\n"))
def test_find_citations_any_text_stays_in_bounds(text):
    for citation in find_citations(text):
        assert 0 <= citation.start < citation.end <= len(text)


def test_name_in_single_marks_is_an_inner_name():
    found = find_citations("根据《关于印发〈应急预案管理办法〉的通知》（云政发〔2024〕5号）")
    assert [(c.name, c.number, c.inner) for c in found] == [
        ("关于印发〈应急预案管理办法〉的通知", "云政发〔2024〕5号", ["应急预案管理办法"])
    ]
