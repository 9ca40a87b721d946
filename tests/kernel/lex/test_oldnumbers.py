import pytest

from mingzheng.kernel.lex import find_citations, find_doc_numbers, normalize_doc_number, read


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("〔80〕国发12号", "国发〔1980〕12号"),
        ("（80）国发12号", "国发〔1980〕12号"),
        ("一九八〇年国发223号", "国发〔1980〕223号"),
        ("1980年国发223号", "国发〔1980〕223号"),
        ("(86)财文字第15号", "财文字〔1986〕15号"),
        ("［1982］国函字56号", "国函字〔1982〕56号"),
        ("〔1956年〕云秘字第 7 号", "云秘字〔1956〕7号"),
    ],
)
def test_normalize_doc_number_of_the_old_form(printed, number):
    assert normalize_doc_number(printed) == number
    text = f"根据《云江市粮食管理办法》（{printed}）的规定"
    assert [hit.value for hit in find_doc_numbers(text)] == [number]
    (citation,) = find_citations(text)
    assert (citation.name, citation.number) == ("云江市粮食管理办法", number)


@pytest.mark.parametrize(
    "text",
    [
        "1998年印发12号文件", "(90)号楼12号", "〔80〕12号", "1985年5月办12号", "（60）平方米和平路办公楼12号", "2019年国发12号",
        "1998年以国发12号", "12年国发3号", "〔20〕国发12号",
    ],
)  # fmt: skip
def test_find_doc_numbers_none_in_what_only_looks_old(text):
    assert find_doc_numbers(text) == []


def test_read_old_number_under_the_title():
    reading = read(
        "云江市人民政府关于加强粮食管理的通知\n〔80〕云政发12号\n各县人民政府：\n现通知如下，请认真执行。"
    )
    assert (reading.doc_number, reading.warnings) == ("云政发〔1980〕12号", [])
