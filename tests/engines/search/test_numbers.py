import pytest

from mingzheng.engines.search.numbers import canonical_number, find_articles, find_numbers

BRACKETS = ["〔〕", "[]", "()", "【】", "（）", "［］", "〖〗", "{}"]


@pytest.mark.parametrize("brackets", BRACKETS)
@pytest.mark.parametrize("ending", ["号", ""])
def test_canonical_number_in_any_brackets(brackets, ending):
    assert canonical_number(f"云政办发{brackets[0]}2020{brackets[1]} 5{ending}") == "云政办发〔2020〕5号"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("国务院令第711号", "国令第711号"),
        ("中华人民共和国国务院令 第711号", "国令第711号"),
        ("国务院令711", "国令第711号"),
        ("云政发〔２０２０〕第０５号", "云政发〔2020〕5号"),
        ("和政发〔2020〕5号", "和政发〔2020〕5号"),
        ("云政发 2020 5号", None),
        ("2020年工作要点", None),
        ("关于云政发〔2020〕5号的解读", None),
        ("", None),
    ],
)
def test_canonical_number(text, number):
    assert canonical_number(text) == number


@pytest.mark.parametrize("lead_in", ["根据", "按照", "现将", ""])
def test_find_numbers_leaves_the_lead_in_out(lead_in):
    (hit,) = find_numbers(f"一、{lead_in}，云政发〔2020〕5号")
    assert hit.value == "云政发〔2020〕5号"
    (hit,) = find_numbers("根据云政发〔2020〕5号文件")
    assert hit.value == "云政发〔2020〕5号"


def test_find_articles_in_both_numerals():
    values = [hit.value for hit in find_articles("第十二条、第12条、第一百二十条之一")]
    assert values == ["第12条", "第12条", "第120条之1"]
