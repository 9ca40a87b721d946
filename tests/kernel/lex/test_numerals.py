import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzheng.kernel.lex.numerals import parse_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("七", 7),
        ("十", 10),
        ("十七", 17),
        ("二十", 20),
        ("二百三十", 230),
        ("一百零五", 105),
        ("二〇一九", 2019),
        ("③", 3),
        ("12", 12),
        ("两", 2),
    ],
)
def test_parse_numeral_values(text, value):
    assert parse_numeral(text) == value


@pytest.mark.parametrize("text", ["", "十十", "百十千", "甲", "一十百"])
def test_parse_numeral_not_a_numeral(text):
    assert parse_numeral(text) is None


@settings(deadline=None)
@given(st.integers(1, 9999))
def test_parse_numeral_reads_place_values(value):
    names, units = "零一二三四五六七八九", ["", "十", "百", "千"]
    digits = str(value)
    written = "".join(
        names[int(d)] + (units[len(digits) - 1 - i] if d != "0" else "") for i, d in enumerate(digits)
    )
    while "零零" in written:
        written = written.replace("零零", "零")
    assert parse_numeral(written.rstrip("零")) == value
