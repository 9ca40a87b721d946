import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.papers.word.numerals import chinese, numeral


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (99, "九十九"), (100, "一百"), (105, "一百零五"),
     (110, "一百一十"), (1001, "一千零一"), (1010, "一千零一十"), (9999, "九千九百九十九"), (10_000, "10000")],
)  # fmt: skip
def test_chinese(number, text):
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 102, "一〇二"),
        ("ideographTraditional", 2, "乙"),
        ("ideographZodiac", 3, "寅"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 2, "⒉"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("lowerLetter", 3, "c"),
        ("upperLetter", 28, "BB"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("none", 4, ""),
        ("unheardOf", 4, "4"),
    ],
)
def test_numeral(kind, number, text):
    assert numeral(number, kind) == text


@given(st.integers(0, 9999), st.integers(0, 9999))
def test_chinese_is_one_to_one(one, other):
    assert (chinese(one) == chinese(other)) == (one == other)
