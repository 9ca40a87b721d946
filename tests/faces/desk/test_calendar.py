"""The calendar page previews what a change would move, and moves it only when confirmed."""

from datetime import date

import pytest
from django.urls import reverse

from mingzheng.base.clocks.models import CalendarDay
from mingzheng.base.duties.actions import owe
from mingzheng.base.duties.models import Duty

pytestmark = pytest.mark.django_db
TYPED = {"day": "2026-11-12", "mark": "off", "name": "临时放假", "source": "云政办发〔2026〕60号"}


@pytest.fixture(autouse=True)
def _forget_after():
    yield
    from mingzheng.base.clocks import service

    service.forget()


@pytest.fixture
def duty(team):
    return owe(
        rule="publication", subject="某件", organ=team.organ, title="某件", started_on=date(2026, 11, 2)
    )


def test_preview_keeps_nothing(duty, team, sign_in):
    response = sign_in(team.office).post(reverse("desk:calendar_day"), TYPED)
    assert [(moved.pk, due.isoformat()) for moved, due, _ in response.context["moved"]] == [
        (duty.pk, "2026-12-01")
    ]
    duty.refresh_from_db()
    assert (duty.due_on, CalendarDay.objects.count()) == (date(2026, 11, 30), 0)


def test_confirmed_change_moves_open_duties(duty, team, sign_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = sign_in(team.office).post(reverse("desk:calendar_day"), TYPED | {"confirm": "1"})
    assert response["Location"] == "/desk/calendar/?year=2026"
    duty.refresh_from_db()
    assert duty.due_on == date(2026, 12, 1)


def test_day_outside_the_calendar_is_refused(team, sign_in):
    response = sign_in(team.office).post(reverse("desk:calendar_day"), TYPED | {"day": "2001-01-01"})
    [sentence] = response.context["form"].non_field_errors()
    assert sentence.startswith("工作日历只录到")


def test_next_year_is_provisional_until_confirmed(team, sign_in):
    client = sign_in(team.office)
    assert client.get(reverse("desk:calendar") + "?year=2027").context["provisional"] is True
    late = owe(rule="publication", subject="晚", organ=team.organ, title="晚", started_on=date(2026, 12, 20))
    assert late.provisional is True
    address = reverse("desk:calendar_year", args=[2027])
    preview = client.post(address, {"source": "国办发明电〔2026〕9号"})
    assert [(moved.pk, provisional) for moved, _, provisional in preview.context["moved"]] == [
        (late.pk, False)
    ]
    client.post(address, {"source": "国办发明电〔2026〕9号", "confirm": "1"})
    assert Duty.objects.get(pk=late.pk).provisional is False
    assert client.get(reverse("desk:calendar") + "?year=2027").context["provisional"] is False
