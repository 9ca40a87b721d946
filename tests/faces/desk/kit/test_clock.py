"""A clock says what is left, and its strip shows every day."""

from datetime import date

import pytest

from mingzheng.base.duties.models import Duty

pytestmark = pytest.mark.django_db


def _duty(started_on: date) -> Duty:
    from mingzheng.base.clocks.service import deadline

    return Duty(rule="publication", started_on=started_on, due_on=deadline("publication", started_on).due)


def test_strip_has_a_cell_for_each_day_after_the_start():
    from mingzheng.faces.desk.kit.clock import clock_of

    clock = clock_of(_duty(date(2026, 9, 14)), today=date(2026, 9, 21))
    assert len(clock.days) == (clock.due - date(2026, 9, 14)).days
    kinds = [cell.style.split()[1] for cell in clock.days]
    assert (kinds.count("holiday"), kinds.count("makeup")) == (10, 2)
    assert sum("now" in cell.style.split() for cell in clock.days) == 1
    assert clock.days[-1].style.split()[-1] in ("due", "week")
    assert clock.days[0].text == "09月15日 工作日，第1个工作日"


@pytest.mark.parametrize(
    ("today", "words", "tone"),
    [
        (date(2026, 11, 20), "今天到期", "today"),
        (date(2026, 11, 19), "还有1个工作日", "soon"),
        (date(2026, 11, 23), "已超期1个工作日", "late"),
        (date(2026, 11, 21), "已超期1个工作日", "late"),
        (date(2026, 11, 2), "还有14个工作日", ""),
    ],
)
def test_day_clock_in_words(today, words, tone):
    from mingzheng.faces.desk.kit.clock import day_clock

    clock = day_clock(date(2026, 11, 20), today)
    assert (clock.words, clock.tone) == (words, tone)


def test_clock_into_an_unannounced_year_is_provisional():
    from mingzheng.faces.desk.kit.clock import clock_of

    assert clock_of(_duty(date(2026, 12, 20)), today=date(2026, 12, 21)).provisional is True
