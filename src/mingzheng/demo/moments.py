"""Moments of the demonstration's history."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def at_hour(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant of the day, local time."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def minutes_after(at: datetime, minutes: int) -> datetime:
    return at + timedelta(minutes=minutes)
