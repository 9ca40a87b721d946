from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzheng.kernel.lex.dates import find_dates, joined_readings, parse_date


@pytest.mark.parametrize(
    ("text", "value", "kind", "repaired"),
    [
        ("2019年5月31日", date(2019, 5, 31), "digits", False),
        ("2022年04月11日", date(2022, 4, 11), "digits", False),
        ("2019 年 5 月 31 日", date(2019, 5, 31), "digits", False),
        ("二〇〇六年五月二十三日", date(2006, 5, 23), "chinese", False),
        ("二○一八年十二月三十一日", date(2018, 12, 31), "chinese", False),
        ("一九九七年一月二十日", date(1997, 1, 20), "chinese", False),
        ("2019-06-05", date(2019, 6, 5), "iso", False),
        ("2019/6/5", date(2019, 6, 5), "iso", False),
        ("2019.5.31", date(2019, 5, 31), "iso", False),
        ("20190531", date(2019, 5, 31), "compact", False),
        ("2019531", date(2019, 5, 31), "joined", True),
    ],
)
def test_find_dates_every_way_of_writing(text, value, kind, repaired):
    assert [(hit.value, hit.kind, hit.repaired) for hit in find_dates(text)] == [(value, kind, repaired)]


@pytest.mark.parametrize(
    "text", ["2016年2月30日", "2019年13月1日", "2019111", "电话12019531号", "2019年5月", "第2019531号"]
)
def test_find_dates_impossible_or_ambiguous_is_no_date(text):
    assert find_dates(text) == []


def test_parse_date_ambiguous_digits_are_settled_by_the_later_date():
    assert parse_date("2019111") is None
    assert parse_date("2019111", not_after=date(2019, 2, 1)).value == date(2019, 1, 11)


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_find_dates_reads_what_was_written(day):
    text = f"云江市人民政府\n{day.year}年{day.month}月{day.day}日"
    assert [hit.value for hit in find_dates(text)] == [day]
    assert day in joined_readings(str(day.year), f"{day.month}{day.day}")


@settings(deadline=None)
@given(st.text(alphabet="0123456789年月日-/.一二三十〇 \n"))
def test_find_dates_never_raises_and_stays_in_order(text):
    hits = find_dates(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
