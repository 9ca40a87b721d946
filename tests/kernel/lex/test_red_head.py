"""The red head (发文机关标志) names who issues a paper; it is not the paper's title."""

import pytest

from mingzheng.kernel.lex import parse_body, read
from mingzheng.kernel.lex.issuers import organs_of_red_head

TITLE = "关于做好防汛工作的通知"
REST = ["各县区人民政府：", "现就做好防汛工作有关事项通知如下，请认真贯彻执行。", "2024年5月6日"]


@pytest.mark.parametrize(
    ("head", "organs"),
    [
        (["云江市人民政府文件"], ["云江市人民政府"]),
        (["云江市人民政府办公室", "文件"], ["云江市人民政府办公室"]),
        (["云 江 市 人 民 政 府 文 件"], ["云江市人民政府"]),
        (["云江市教育局", "云江市财政局文件"], ["云江市教育局", "云江市财政局"]),
        (["中共清河县委办公室 清河县人民政府办公室文件"], ["中共清河县委办公室", "清河县人民政府办公室"]),
    ],
)
@pytest.mark.parametrize("number", ["云政发〔2024〕3号", None])
def test_red_head_is_no_title(head, organs, number):
    reading = read("\n".join([*head, *([number] if number else []), TITLE, *REST]))
    assert (reading.title, reading.issuers, reading.doc_number) == (TITLE, organs, number)
    assert reading.kind == "通知"
    titles = [(b.level, b.text) for b in parse_body(reading.body) if b.role == "title"]
    assert titles == [(0, "\n".join(head)), (1, TITLE)]


def test_red_head_gives_way_to_the_signature():
    text = "\n".join(["云江市人民政府文件", TITLE, *REST[:2], "云江市人民政府办公室", REST[2]])
    assert read(text).issuers == ["云江市人民政府办公室"]


def test_title_printed_twice_is_twice_a_title_and_stays_in_the_body():
    page = "云江市水利局关于印发《防汛工作要点》的通知"
    printed = "云江市水利局关于印发防汛工作要点的通知"
    reading = read("\n".join([page, "字号:", "云水发〔2024〕3号", printed, *REST]))
    assert [b.text for b in parse_body(reading.body) if b.role == "title"] == [page, printed]
    assert reading.title == printed


@pytest.mark.parametrize(
    "lines",
    [
        ["关于整理文件"],
        ["云江市人民政府关于印发文件"],
        ["附件", "文件"],
        ["文件"],
        ["云江市人民政府"],
        ["重要文件"],
    ],
)
def test_organs_of_red_head_none_for_other_lines(lines):
    assert organs_of_red_head(lines) == []
