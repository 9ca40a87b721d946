"""The text of a record on its page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.faces.portal.pages.text import contents, readable, unbroken
from mingzheng.faces.portal.parts import proof
from mingzheng.kernel.lex import parse_body, render_html


def html(text: str) -> str:
    return readable(render_html(parse_body(text)))


def item(level: int, number: str = "一、", heading: str = "总则") -> dict:
    return {"level": level, "id": f"s-{level}", "number": number, "heading": heading}


def test_own_title_is_left_out_but_not_the_title_of_an_annex():
    source = '<p class="title">通知</p>\n<p>正文</p>\n<p class="title">办法</p>'
    assert readable(source) == '<p>正文</p>\n<p class="title">办法</p>'


def test_own_title_below_the_number_is_left_out():
    source = '<p class="docno">云政发〔2026〕1号</p>\n<p class="title">通知</p>\n<p>正文</p>'
    assert readable(source) == '<p class="docno">云政发〔2026〕1号</p>\n<p>正文</p>'


def test_heading_becomes_a_link_to_itself():
    assert readable('<h2 id="s-1">一、总则</h2>') == '<h2 id="s-1"><a href="#s-1">一、总则</a></h2>'


def test_heading_of_a_clause_becomes_a_link():
    source = '<p id="s-1-1" class="item"><strong>（一）目标。</strong>明年完成。</p>'
    assert (
        readable(source)
        == '<p id="s-1-1" class="item"><strong><a href="#s-1-1">（一）目标。</a></strong>明年完成。</p>'
    )


def test_tables_scroll_in_numbered_regions():
    found = html("| 项 | 数 |\n| 甲 | 1 |\n说明。\n| 项 | 数 |\n| 乙 | 2 |")
    assert found.count('role="region"') == 2
    assert 'aria-label="表格1，可以左右滚动" tabindex="0"><table' in found
    assert 'aria-label="表格2，可以左右滚动" tabindex="0"><table' in found


@given(st.text(alphabet="<>&\"'=/ hp2table一、（）|\n", max_size=120))
def test_no_text_becomes_markup(text):
    known = (
        "<h",
        "</h",
        "<p",
        "</p>",
        "<strong>",
        "</strong>",
        '<a href="#',
        "</a>",
        "<div",
        "</div>",
        "<t",
        "</t",
        "<br>",
    )
    found = html(text)
    assert all(found.startswith(known, place) for place in range(len(found)) if found[place] == "<")


def test_contents_have_two_levels_and_wide_brackets():
    outline = [item(1), item(2, "(一)", "目标"), item(3, "1.", "细目")]
    assert contents(outline) == (
        '<li class="level-1"><a href="#s-1">一、总则</a></li><li class="level-2"><a href="#s-2">（一）目标</a></li>'
    )


def test_contents_of_a_long_text_have_one_level():
    assert contents([item(1), *[item(2)] * 100, item(1)]).count("<li") == 2


def test_short_text_has_no_contents():
    assert contents([item(1), item(1)]) == ""


def test_heading_in_contents_is_escaped():
    assert "&lt;b&gt;" in contents([item(1, heading="<b>")] * 3)


def test_day_in_a_table_is_not_broken():
    table = '<table class="sheet-table"><tr><td>2026-10-30</td></tr></table>'
    assert '<td><span class="whole">2026-10-30</span></td>' in readable(table)


def test_title_keeps_numbers_with_their_words():
    assert unbroken("2026年<第11号>") == (
        '<span class="whole">2026年</span>&lt;第<span class="whole">11号</span>&gt;'
    )


@pytest.mark.parametrize(("revised", "shown"), [("", 0), ("2026-11-20 10:00", 1)])
def test_proof_line_tells_of_a_revision_if_there_was_one(revised, shown):
    line = proof(
        fingerprint="ab12",
        published="2026-11-03 15:00",
        revised=revised,
        canonical="",
        verify="/v",
        twin="/t",
    )
    assert line.count(f'修订 <time datetime="{revised}">{revised}</time>') == shown
    assert line.count("<time") == 1 + shown
