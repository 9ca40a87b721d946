import pytest

from mingzheng.kernel.lex import find_doc_numbers, normalize_doc_number


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("云政办发〔2019〕19号", "云政办发〔2019〕19号"),
        ("云政办发[2019]19号", "云政办发〔2019〕19号"),
        ("云政办发（2019）19号", "云政办发〔2019〕19号"),
        ("云政办发【2019】第019号", "云政办发〔2019〕19号"),
        ("雲政辦發〔2019〕19號", "云政办发〔2019〕19号"),
        ("云政办发〔２０１９〕１９号", "云政办发〔2019〕19号"),
        (" 云政办发 〔 2019 〕 19 号 ", "云政办发〔2019〕19号"),
        ("云函〔\n2006\n〕38号", "云函〔2006〕38号"),
        ("云政办发〔201919", "云政办发〔2019〕19号"),
        ("云政办发〔201822号", "云政办发〔2018〕22号"),
        ("中华人民共和国国务院令 第711号", "国令第711号"),
        ("云江市人民政府令第12号", "云江市人民政府令第12号"),
        ("云江市人民政府令第十二号", "云江市人民政府令第12号"),
        ("云江市财政局公告2019年第39号", "云江市财政局公告2019年第39号"),
        ("和政发〔2020〕1号", "和政发〔2020〕1号"),
        ("云经信规〔2020〕1号", "云经信规〔2020〕1号"),
    ],
)
def test_normalize_doc_number_any_print(printed, normal):
    assert normalize_doc_number(printed) == normal


@pytest.mark.parametrize(
    "text",
    ["", "2019年", "第3号", "（2017）3号", "〔2019〕", "通知", "云江市", "12345", "见云政发〔2019〕1号文件"],
)
def test_normalize_doc_number_not_a_number(text):
    assert normalize_doc_number(text) is None


def test_find_doc_numbers_in_sentence_leaves_the_verbs_out():
    text = "根据云政发〔2016〕1号和云政办发〔2017〕2号文件精神，按照《通知》（云政办发〔2018〕22号）要求"
    assert [hit.value for hit in find_doc_numbers(text)] == [
        "云政发〔2016〕1号",
        "云政办发〔2017〕2号",
        "云政办发〔2018〕22号",
    ]
    first = find_doc_numbers(text)[0]
    assert text[first.start : first.end] == "云政发〔2016〕1号"


def test_find_doc_numbers_damaged_is_marked_repaired():
    hits = find_doc_numbers("贯彻落实云办发〔201822号文件要求")
    assert [(hit.value, hit.repaired) for hit in hits] == [("云办发〔2018〕22号", True)]
