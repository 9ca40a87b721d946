from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.statute.calendar_days import NATIONAL
from mingzheng.kernel.statute.clocks import run
from mingzheng.kernel.statute.consulting import consultation_pause
from mingzheng.kernel.statute.periods import Pause, PeriodError
from mingzheng.kernel.statute.rules import rule

TODAY = date(2026, 3, 10)
THIRD_PARTY = rule("third_party", TODAY)
REPLY = rule("reply", TODAY)
SENT = date(2026, 3, 4)


def pause(**dates) -> Pause | None:
    return consultation_pause(THIRD_PARTY, NATIONAL, **{"today": TODAY, "sent": SENT, **dates})


def test_pause_runs_from_the_day_after_dispatch_to_the_answer():
    assert pause(answered=date(2026, 3, 9)) == Pause(date(2026, 3, 5), date(2026, 3, 9), "征求意见")


def test_pause_without_answer_is_open_until_the_fifteenth_working_day():
    assert pause() == Pause(date(2026, 3, 5), date(2026, 3, 25), "征求意见", open=True)
    assert pause(today=date(2026, 3, 26)) == Pause(date(2026, 3, 5), date(2026, 3, 25), "征求意见")


def test_pause_counts_the_limit_from_delivery():
    assert pause(delivered=date(2026, 3, 6)).last == date(2026, 3, 27)


def test_pause_ends_at_the_limit_when_the_answer_is_late():
    assert pause(answered=date(2026, 4, 20), today=date(2026, 4, 20)).last == date(2026, 3, 25)


def test_pause_answered_on_the_day_of_dispatch_takes_no_time():
    assert pause(answered=SENT) is None
    assert pause(answered=SENT, from_dispatch=True) == Pause(SENT, SENT, "征求意见")


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ({"delivered": date(2026, 3, 3)}, "送达日2026-03-03早于发出日2026-03-04"),
        (
            {"delivered": date(2026, 3, 6), "answered": date(2026, 3, 5)},
            "收到日2026-03-05早于送达日2026-03-06",
        ),
    ],
)
def test_pause_contradicting_dates_are_refused(dates, message):
    with pytest.raises(PeriodError, match=message):
        pause(**dates)


def test_reply_after_a_consultation_moves_by_its_working_days():
    deadline = run(REPLY, date(2026, 3, 2), NATIONAL, [pause(answered=date(2026, 3, 13))])
    assert deadline.due == date(2026, 4, 9)


@given(st.dates(date(2025, 1, 1), date(2026, 6, 1)), st.integers(0, 60))
def test_pause_never_lasts_longer_than_the_asked_party_has(sent, days):
    answered = date.fromordinal(sent.toordinal() + days)
    found = consultation_pause(THIRD_PARTY, NATIONAL, today=answered, sent=sent, answered=answered)
    assert (found is None) == (days == 0)
    if found:
        assert NATIONAL.workdays_between(sent, found.last) <= THIRD_PARTY.amount
        assert not found.open
