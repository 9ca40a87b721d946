from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.engines.search import handlers, querylog
from mingzheng.engines.search.models import SearchLog
from mingzheng.engines.search.query import Query, Results

DAY = date(2026, 3, 2)


def asked(text: str, total: int, day: date = DAY, offset: int = 0) -> None:
    querylog.record(Results(Query(text, offset=offset), "words", total, 1.0, ()), day)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  體育  產業 ", "体育产业"),
        ("ＡＢＣ", "abc"),
        ("电话 12345678901 谁的", "电话 *** 谁的"),
        ("123-4567-8901", "***"),
        ("证号 12345678901234567X", "证号 ***"),
        ("写信给 someone@example.com 可以吗", "写信给 *** 可以吗"),
        ("国办发〔2019〕43号", "国办发〔2019〕43号"),
        ("热线 12345", "热线 12345"),
    ],
)
def test_masked(text, kept):
    assert querylog.masked(text) == kept


@given(st.text(max_size=300), st.from_regex(r"[0-9]{11,18}", fullmatch=True))
def test_masked_keeps_no_long_number(text, number):
    kept = querylog.masked(f"{text} {number}")
    assert number not in kept
    assert len(kept) <= 100


def test_record_keeps_text_plan_and_figures_only(db):
    asked("体育", 3)
    (row,) = SearchLog.objects.values()
    assert {name: row[name] for name in row if name != "id"} == {
        "day": DAY,
        "text": "体育",
        "plan": "words",
        "total": 3,
        "took_ms": 1.0,
    }


def test_record_leaves_empty_queries_and_further_pages_out(db):
    asked("", 3)
    asked("体育", 3, offset=10)
    assert SearchLog.objects.count() == 0


def test_top_and_failed_queries(db):
    for text, total in (("体育", 3), ("體育", 4), ("火星", 0), ("月球", 0), ("火星", 0), ("火星", 0)):
        asked(text, total)
    asked("旧的", 0, day=date(2025, 1, 1))
    assert querylog.top_queries(DAY, DAY) == [
        querylog.Asked("火星", 3, 0),
        querylog.Asked("体育", 2, 4),
        querylog.Asked("月球", 1, 0),
    ]
    assert [row.text for row in querylog.failed_queries(DAY, DAY, limit=1)] == ["火星"]


def test_forget_deletes_what_is_too_old(db):
    asked("旧的", 0, day=date(2025, 1, 1))
    asked("新的", 0)
    handlers.forget(datetime(2026, 3, 2, 4, tzinfo=UTC))
    assert [row.text for row in SearchLog.objects.all()] == ["新的"]
