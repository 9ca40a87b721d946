from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.statute.index_numbers import (
    DEFAULT_PATTERN,
    PatternError,
    check_pattern,
    parse,
    render,
    validate,
)

USCC = "11370812004339255B"


def test_render_default_pattern():
    assert render(org_code="000014349", year=2019, serial=7) == "000014349/2019-00007"


@pytest.mark.parametrize(
    ("pattern", "parts", "text"),
    [
        ("{uscc}/{year}-{serial}", {"uscc": USCC}, f"{USCC}/2026-31"),
        ("{region_code}-{category}/{year}-{serial:05d}", {"region_code": "330502", "category": "9"},
         "330502-9/2026-00031"),
        ("{uscc}/{year}{month:02d}-{serial:05d}", {"uscc": USCC, "month": 3}, f"{USCC}/202603-00031"),
    ],
)  # fmt: skip
def test_render_and_parse_local_patterns(pattern, parts, text):
    assert render(pattern, year=2026, serial=31, **parts) == text
    number = parse(text, pattern)
    assert (number.year, number.serial) == (2026, 31)


def test_parse_text_of_another_form_is_none():
    assert parse("00001434/2019-00007") is None
    assert parse("000014349/2019-0007") is None
    assert parse("000014349/2019-012345") is None


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{org_code}/{year}", "必须包含顺序号"),
        ("{organ}/{serial}", "“organ”不可用"),
        ("{year}{year}-{serial}", "“year”出现了两次"),
        ("{year-{serial}", "写法不可用|不可用|不成对"),
        ("{year}-{serial:>9}", "写法不可用"),
        ("{org_code.denominator}-{serial}", "不可用"),
    ],
)
def test_check_pattern_refuses_unusable_patterns(pattern, message):
    with pytest.raises(PatternError, match=message):
        check_pattern(pattern)


def test_render_without_the_code_says_what_is_missing():
    with pytest.raises(PatternError, match="索引号缺少“org_code”"):
        render(year=2026, serial=1)


def test_render_with_a_malformed_code_is_refused():
    with pytest.raises(PatternError, match="不符合样式"):
        render(org_code="12-3", year=2026, serial=1)


def test_render_serial_below_one_is_refused():
    with pytest.raises(PatternError, match="从1开始"):
        render(org_code="000014349", year=2026, serial=0)


def test_validate_compares_the_year_with_the_written_date():
    assert validate("000014349/2019-00007", written=date(2019, 4, 3)) == []
    assert validate("000014349/2019-00007", written=date(2018, 12, 31)) == [
        "索引号中的年份2019与成文日期的年份2018不一致。"
    ]
    assert validate("2019-7") == [f"索引号“2019-7”不符合本单位的样式“{DEFAULT_PATTERN}”。"]


@given(st.from_regex(r"[0-9A-Z]{8}[0-9X]", fullmatch=True), st.integers(1900, 2099), st.integers(1, 10**7))
def test_parse_undoes_render(org_code, year, serial):
    number = parse(render(org_code=org_code, year=year, serial=serial))
    assert (number.parts["org_code"], number.year, number.serial) == (org_code, year, serial)
