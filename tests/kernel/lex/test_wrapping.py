"""Lines cut at a fixed width are put together; nothing else is."""

import textwrap

import pytest

from mingzheng.kernel.lex import Manuscript, read
from mingzheng.kernel.lex.wrapping import rejoin

from .corpus.layouts import WITHOUT_BLOCK, formal
from .corpus.model import MODELS

LONG = (
    "为进一步做好清河流域的相关工作，切实保障人民群众合法权益，推动各项制度落地见效，经市政府同意，现就有关事项"
    "通知如下，请各县区、各部门结合实际认真贯彻执行，并将执行中遇到的情况和问题及时报告市政府办公室，以便统筹研究解决。"
)


def cut(line: str, width: int) -> list[str]:
    """The line in pieces of ``width`` characters."""
    return textwrap.wrap(line, width, drop_whitespace=False) or [""]


@pytest.mark.parametrize("width", [22, 28, 35, 40])
@pytest.mark.parametrize("model", MODELS)
def test_rejoin_undoes_the_cuts_and_joins_no_two_paragraphs(width, model):
    whole = [*formal(model)[:3], LONG, *formal(model)[3:]]
    pieces = [piece for line in whole for piece in cut(line, width)]
    lines = rejoin(pieces)
    assert "".join(lines) == "".join(whole)
    assert [line for line in lines if not any(line in paragraph for paragraph in whole)] == []
    cuts = len(pieces) - len(whole)
    assert cuts > 8
    assert len(pieces) - len(lines) >= 0.75 * cuts


def test_read_text_cut_at_one_width_finds_the_citation_across_the_cut():
    whole = [*formal(MODELS[0])[:3], LONG, *formal(MODELS[0])[3:]]
    reading = read("\n".join(piece for line in whole for piece in cut(line, 35)))
    assert [(c.name, c.number, c.articles) for c in reading.citations] == [
        ("云江市政务信息工作办法", "云政办发〔2017〕31号", ["第八条"])
    ]
    assert (reading.title, reading.written_date) == (MODELS[0].title, MODELS[0].written)


@pytest.mark.parametrize("layout", WITHOUT_BLOCK)
@pytest.mark.parametrize("model", MODELS)
def test_rejoin_leaves_whole_lines_alone(layout, model):
    text = layout(model)
    lines = (text.to_text() if isinstance(text, Manuscript) else text).split("\n")
    assert rejoin(lines) == lines


FULL = "各县区要加大资金支持力度，确保按期完成各项任务，并"


@pytest.mark.parametrize(
    "following",
    [
        "一、总体要求", "（一）工作目标", "2.健全信息报送制度", "第三条 本办法所称", "　　为了做好相关工作", "  为了做好相关工作", "",
        "| 序号 | 任务 |", "附件：任务分工表", "联系人：市政府办公室", "云政办发〔2024〕3号", "2024年3月5日", "①建立台账", "(1)建立台账", "- 建立台账",
    ],
)  # fmt: skip
def test_rejoin_never_joins_what_opens_a_line(following):
    lines = [FULL, "及时报告。", FULL, "及时报告。", FULL, "及时报告。", FULL, following]
    assert rejoin(lines) == [f"{FULL}及时报告。"] * 3 + [FULL, following]


@pytest.mark.parametrize("mark", "。！？；：）”")
def test_rejoin_never_joins_after_the_end_of_a_sentence(mark):
    ended = FULL[:-1] + mark
    lines = [FULL, "及时报告。", FULL, "及时报告。", FULL, "及时报告。", ended, "及时报告。"]
    assert rejoin(lines)[-2:] == [ended, "及时报告。"]


@pytest.mark.parametrize(
    "lines",
    [
        ["云江市人民政府关于清河流域水环境保护工作的通知"] * 12,
        ["云江市发展和改革委员会、云江市财政局、云江市水利局"] * 12,
        ["市政府办公室"] * 20,
        [FULL, "及时报告。"],
        ["为做好相关工作，现就有关事项通知如下", "各县区要加大资金支持力度，确保按期完成各项任务，及时报告办理情况和结果。"] * 6,
        [],
    ],
    ids=["equal titles", "equal lists", "narrow cells", "too little", "short lines", "nothing"],
)  # fmt: skip
def test_rejoin_needs_a_text_set_at_one_width(lines):
    assert rejoin(lines) == lines


def test_rejoin_puts_a_blank_between_latin_words_only():
    lines = [
        FULL,
        "及时报告。",
        FULL,
        "及时报告。",
        FULL[:-3] + "Wi Fi",
        "and上网。",
        FULL[:-3] + "第2019",
        "12号文件。",
        FULL,
        "报告。",
    ]
    assert rejoin(lines)[2:4] == [FULL[:-3] + "Wi Fi and上网。", FULL[:-3] + "第201912号文件。"]
