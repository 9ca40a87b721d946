from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.statute.calendar import CalendarGap, DayKind
from mingzheng.kernel.statute.calendar_days import NATIONAL
from mingzheng.kernel.statute.clocks import latest_before, left, run, run_hours, standing
from mingzheng.kernel.statute.periods import DayNote, Extension, Pause, PeriodError, Rule
from mingzheng.kernel.statute.rules import rule
from mingzheng.kernel.statute.source import Source

TODAY = date(2026, 11, 22)
REPLY = rule("reply", TODAY)
RECEIVED = st.dates(date(2017, 1, 1), date(2026, 6, 30))


def made(amount: int, unit: str, extension_limit: int = 0) -> Rule:
    return Rule("test", "测试期限", amount, unit, Source("测试"), "测试之日", extension_limit=extension_limit)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "amount", "due"),
    [
        ("2026-01-05", 20, "2026-02-02"),
        ("2026-02-10", 7, "2026-02-26"),
        ("2026-02-10", 20, "2026-03-16"),
        ("2026-04-28", 20, "2026-05-28"),
        ("2026-09-18", 20, "2026-10-22"),
        ("2026-09-24", 15, "2026-10-22"),
        ("2026-09-30", 7, "2026-10-15"),
        ("2026-11-22", 20, "2026-12-18"),
        ("2025-01-20", 20, "2025-02-21"),
        ("2024-09-13", 20, "2024-10-17"),
        ("2025-12-15", 20, "2026-01-13"),
        ("2018-12-05", 20, "2019-01-03"),
    ],
)
def test_run_workdays_matches_the_checked_vectors(received, amount, due):
    assert run(made(amount, "workday"), day(received), NATIONAL).due == day(due)


@pytest.mark.parametrize(
    ("unit", "amount", "received", "due"),
    [
        ("day", 20, "2026-03-02", "2026-03-23"),  # the 22nd is a Sunday
        ("day", 60, "2026-08-03", "2026-10-08"),  # the 60th day, 10-02, lies in the National Day holiday
        ("day", 15, "2026-11-02", "2026-11-17"),
        ("month", 6, "2026-05-22", "2026-11-23"),  # the corresponding day is a Sunday
        ("month", 6, "2025-08-31", "2026-02-28"),  # no 31st; the 28th is a make-up workday
        ("month", 1, "2026-01-30", "2026-02-28"),
        ("year", 1, "2024-02-29", "2025-02-28"),
        ("year", 5, "2021-11-22", "2026-11-23"),
    ],
)
def test_run_natural_periods_follow_the_civil_code(unit, amount, received, due):
    assert run(made(amount, unit), day(received), NATIONAL).due == day(due)


def test_run_explains_every_day():
    deadline = run(made(2, "workday"), date(2026, 9, 24), NATIONAL)
    assert deadline.days == (
        DayNote(date(2026, 9, 25), DayKind.HOLIDAY, False, None, "中秋节放假"),
        DayNote(date(2026, 9, 26), DayKind.HOLIDAY, False, None, "中秋节放假"),
        DayNote(date(2026, 9, 27), DayKind.HOLIDAY, False, None, "中秋节放假"),
        DayNote(date(2026, 9, 28), DayKind.WORKDAY, True, 1, "工作日"),
        DayNote(date(2026, 9, 29), DayKind.WORKDAY, True, 2, "工作日"),
    )


def test_run_explanation_is_one_complete_sentence_with_its_basis():
    assert run(REPLY, date(2026, 2, 10), NATIONAL).explanation == (
        "答复期限：收到申请之日2026-02-10，次日起算20个工作日，春节放假9天不计，最迟2026-03-16。"
        "依据：《中华人民共和国政府信息公开条例》第三十三条第二款。"
    )


def test_run_minimum_says_when_it_is_over_at_the_earliest():
    deadline = run(rule("consultation", TODAY), date(2026, 11, 3), NATIONAL)
    assert deadline.explanation == (
        "重大行政决策公开征求意见期限：公开征求意见之日2026-11-03，次日起算30日，最早于2026-12-03期满。"
        "依据：《重大行政决策程序暂行条例》第十五条。"
    )


def test_run_pause_does_not_count():
    pause = Pause(date(2026, 3, 5), date(2026, 3, 13), "征求第三方意见")
    deadline = run(REPLY, date(2026, 3, 2), NATIONAL, pauses=[pause])
    assert deadline.due == date(2026, 4, 9)
    paused = [note for note in deadline.days if note.reason == "征求第三方意见"]
    assert (len(paused), any(note.counted for note in paused)) == (9, False)


def test_run_overlapping_pauses_are_not_counted_twice():
    one = Pause(date(2026, 3, 5), date(2026, 3, 13), "征求第三方意见")
    two = Pause(date(2026, 3, 10), date(2026, 3, 13), "征求其他机关意见")
    assert run(REPLY, date(2026, 3, 2), NATIONAL, [one, two]).due == date(2026, 4, 9)


def test_run_open_pause_is_told():
    pause = Pause(date(2026, 3, 5), date(2026, 3, 26), "征求第三方意见", open=True)
    assert run(REPLY, date(2026, 3, 2), NATIONAL, [pause]).open
    later = Pause(date(2026, 6, 1), date(2026, 6, 5), "征求第三方意见", open=True)
    assert not run(REPLY, date(2026, 3, 2), NATIONAL, [later]).open


def test_run_extension_adds_working_days():
    extended = run(REPLY, date(2026, 1, 5), NATIONAL, extensions=[Extension(20, "情况复杂")])
    assert extended.due == run(made(40, "workday"), date(2026, 1, 5), NATIONAL).due


@pytest.mark.parametrize(
    ("amounts", "message"),
    [
        ([21], "“答复期限”最多延长20个工作日，现申请延长21个工作日，请更正。"),
        ([15, 6], "“答复期限”最多延长20个工作日，现申请延长21个工作日，请更正。"),
        ([0], "延长的天数应当是正整数，请更正。"),
    ],
)
def test_run_unlawful_extension_is_refused(amounts, message):
    with pytest.raises(PeriodError) as error:
        run(REPLY, date(2026, 1, 5), NATIONAL, extensions=[Extension(n, "情况复杂") for n in amounts])
    assert str(error.value) == message


def test_run_rule_without_extension_cannot_be_extended():
    with pytest.raises(PeriodError, match="不能延长"):
        run(rule("supplement", TODAY), date(2026, 1, 5), NATIONAL, extensions=[Extension(1, "情况复杂")])


def test_run_months_cannot_be_paused():
    pause = Pause(date(2026, 3, 5), date(2026, 3, 13), "征求意见")
    with pytest.raises(PeriodError, match="按月计算，不能暂停"):
        run(made(6, "month"), date(2026, 3, 2), NATIONAL, [pause])


def test_pause_ending_before_it_begins_is_refused():
    with pytest.raises(PeriodError, match="早于开始日2026-03-05"):
        Pause(date(2026, 3, 5), date(2026, 3, 4), "征求意见")


def test_run_into_2027_is_provisional():
    sure = run(REPLY, date(2026, 12, 3), NATIONAL)
    assert (sure.due, sure.provisional) == (date(2026, 12, 31), False)
    unsure = run(REPLY, date(2026, 12, 4), NATIONAL)
    assert (unsure.due, unsure.provisional) == (date(2027, 1, 4), True)
    assert unsure.explanation.endswith("跨入放假安排尚未公布的年份，日期为暂定。")


def test_run_workdays_beyond_the_calendar_raises_the_gap():
    with pytest.raises(CalendarGap):
        run(REPLY, date(2027, 12, 20), NATIONAL)


def test_run_years_beyond_the_calendar_are_provisional():
    deadline = run(rule("lawsuit_longest", TODAY), date(2026, 11, 23), NATIONAL)
    assert (deadline.due, deadline.provisional) == (date(2031, 11, 24), True)


def test_run_refuses_hours_and_run_hours_refuses_days():
    with pytest.raises(PeriodError, match="请提供起算的具体时间"):
        run(rule("opinion_first", TODAY), TODAY, NATIONAL)
    with pytest.raises(PeriodError, match="不是按小时计算的期限"):
        run_hours(REPLY, datetime(2026, 11, 22, 9, 30))


@pytest.mark.parametrize(("key", "hours"), [("opinion_first", 5), ("opinion_press", 24), ("repost", 24)])
def test_run_hours_counts_clock_hours_through_nights_and_holidays(key, hours):
    started = datetime(2026, 9, 30, 22, 15)
    moment = run_hours(rule(key, TODAY), started)
    assert moment.due == started + timedelta(hours=hours)
    assert not moment.is_overdue(moment.due)
    assert moment.is_overdue(moment.due + timedelta(seconds=1))


def test_latest_before_counts_back_calendar_days():
    assert latest_before(rule("hearing_materials", TODAY), date(2026, 11, 30)) == date(2026, 11, 23)
    with pytest.raises(PeriodError, match="不能向前推算"):
        latest_before(REPLY, TODAY)


@pytest.mark.parametrize(
    ("today", "days", "words"),
    [
        ("2026-02-10", 20, "还有20个工作日"),
        ("2026-02-14", 16, "还有16个工作日"),
        ("2026-02-20", 16, "还有16个工作日"),
        ("2026-03-15", 1, "还有1个工作日"),
        ("2026-03-16", 0, "今天到期"),
        ("2026-03-17", -1, "已超期1个工作日"),
        ("2026-03-23", -5, "已超期5个工作日"),
    ],
)
def test_left_and_standing_count_working_days(today, days, words):
    deadline = run(REPLY, date(2026, 2, 10), NATIONAL)
    assert left(deadline, day(today), NATIONAL) == days
    assert standing(deadline, day(today), NATIONAL) == words


def test_left_is_negative_on_the_weekend_after_the_last_day():
    deadline = run(made(3, "workday"), date(2026, 11, 17), NATIONAL)
    assert deadline.due == date(2026, 11, 20)
    assert left(deadline, date(2026, 11, 21), NATIONAL) == -1


def test_left_of_calendar_days_is_given_in_working_days():
    deadline = run(rule("budget", TODAY), date(2026, 11, 2), NATIONAL)
    assert (deadline.due, left(deadline, date(2026, 11, 18), NATIONAL)) == (date(2026, 11, 23), 3)


@given(RECEIVED, st.integers(1, 60))
def test_run_workdays_ends_on_the_nth_working_day(received, amount):
    deadline = run(made(amount, "workday"), received, NATIONAL)
    assert NATIONAL.is_workday(deadline.due)
    assert NATIONAL.workdays_between(received, deadline.due) == amount
    assert left(deadline, received, NATIONAL) == amount
    assert [note.date for note in deadline.days] == [
        received + timedelta(days=n) for n in range(1, (deadline.due - received).days + 1)
    ]
    assert [note.number for note in deadline.days if note.counted] == list(range(1, amount + 1))


@given(RECEIVED, st.integers(0, 30), st.integers(0, 20), st.integers(1, 30))
def test_run_pause_moves_the_end_by_its_working_days(received, offset, length, amount):
    pause = Pause(received + timedelta(days=offset), received + timedelta(days=offset + length), "征求意见")
    plain = run(made(amount, "workday"), received, NATIONAL).due
    paused = run(made(amount, "workday"), received, NATIONAL, [pause])
    lost = sum(note.kind.works and not note.counted for note in paused.days)
    assert NATIONAL.workdays_between(plain, paused.due) == lost


@given(RECEIVED, st.sampled_from(["day", "month", "year"]), st.integers(1, 12))
def test_run_natural_period_never_ends_on_a_day_off(received, unit, amount):
    deadline = run(made(amount, unit), received, NATIONAL)
    assert NATIONAL.presumed_kind(deadline.due).works
    assert deadline.due > received
