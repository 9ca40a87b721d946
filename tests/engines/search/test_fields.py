from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.search.fields import FIELDS, day_blocks, day_cover, values
from tests.engines.search.samples import ARCHIVE, SPORT, Entry

DAYS = st.dates(date(1949, 10, 1), date(2199, 12, 31))


@given(DAYS, DAYS | st.none(), DAYS)
def test_day_cover_holds_exactly_the_days_of_the_interval(start, end, day):
    inside = start <= day and (end is None or day < end)
    assert bool(set(day_cover(start, end)) & set(day_blocks(day))) == inside


@given(DAYS, st.integers(1, 400))
def test_day_cover_at_its_edges(start, length):
    end = start + timedelta(days=length)
    cover = set(day_cover(start, end))
    answers = [
        bool(cover & set(day_blocks(day))) for day in (start - timedelta(1), start, end - timedelta(1), end)
    ]
    assert answers == [False, True, True, False]


def test_values_count_a_topic_on_both_levels():
    found = values(SPORT)
    assert found["topic"] == ["文化、广电、新闻出版、体育", "文化、广电、新闻出版、体育/体育"]
    assert (found["year"], found["docno"]) == (["2020"], ["云政办发〔2020〕5号"])


def test_values_of_an_empty_record_are_all_known_fields():
    assert set(values(Entry("policy:x"))) <= {field.name for field in FIELDS}
    assert values(Entry("policy:x"))["date"] == [0]


def test_values_of_traditional_text_hold_the_words_of_the_mainland():
    assert {"互联网", "文件", "档案"} <= set(values(ARCHIVE)["tw"][0].split())
