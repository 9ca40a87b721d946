import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.search.highlight import Snippet, mark, needles, snippet

TEXT = st.text(st.sampled_from("体育產業発展5Gg６ ，。〔〕\n㎡㎧é"), max_size=80)
BODY = (
    "各县：\n為促進體育消費，根據國辦發〔2019〕43號，建設5G 網絡。\n"
    + "本文其他内容。" * 60
    + "体育设施完好。"
)


def marked(query: str, text: str) -> list[str]:
    return [piece for piece, hit in mark(text, needles(query)).segments() if hit]


@pytest.mark.parametrize(
    ("query", "text", "pieces"),
    [
        ("体育", "體育產業", ["體育"]),
        ("體育", "体育产业", ["体育"]),
        ("5g网络", "建设5G 网络。", ["5G 网络"]),
        ("国办发[2019]43号", "依据国办发〔2019〕43号办理", ["国办发〔2019〕43号"]),
        ("体育 产业", "产业与体育", ["产业", "体育"]),
        ("体育产业", "体育产业", ["体育产业"]),
        ("火星", "体育产业", []),
        ("", "体育产业", []),
    ],
)
def test_mark(query, text, pieces):
    assert marked(query, text) == pieces


@given(TEXT, TEXT)
def test_segments_put_together_are_the_text(query, text):
    snip = mark(text, needles(query))
    assert "".join(piece for piece, _ in snip.segments()) == text
    assert all(start < end for start, end in snip.marks)
    assert all(one[1] <= other[0] for one, other in zip(snip.marks, snip.marks[1:], strict=False))


@given(TEXT, TEXT)
def test_snippet_is_short_and_its_marks_lie_inside(query, text):
    snip = snippet(text, needles(query), length=20)
    assert len(snip.text) <= 22
    assert all(0 <= start < end <= len(snip.text) for start, end in snip.marks)


def test_snippet_comes_from_the_paragraph_that_answers():
    assert (
        snippet(BODY, needles("5G网络 体育消费")).text
        == "為促進體育消費，根據國辦發〔2019〕43號，建設5G 網絡。"
    )


def test_snippet_opens_near_the_mark_and_says_that_it_was_cut():
    snip = snippet(BODY, needles("体育设施"), length=40)
    assert snip.text.startswith("…") and snip.text.endswith("体育设施完好。")
    assert [piece for piece, hit in snip.segments() if hit] == ["体育设施"]


def test_snippet_without_a_match_is_the_beginning():
    assert snippet(BODY, needles("火星"), length=10).text.startswith("各县： 為促進體育")
    assert snippet("", needles("火星")) == Snippet("")


def test_snippet_says_more_than_the_title_if_it_can():
    title = "关于发放采暖补贴的通知"
    text = f"{title}\n各县：\n采暖补贴在十月底前发给个人。"
    assert snippet(text, needles("采暖补贴"), title=title).text == "采暖补贴在十月底前发给个人。"
    assert snippet(title, needles("采暖补贴"), title=title).text == title
