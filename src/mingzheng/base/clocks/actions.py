"""Correct the calendar in the desk (维护工作日历)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from mingzheng.base.accounts.policies import NotPermitted
from mingzheng.base.accounts.roles import Role
from mingzheng.base.proof.log import append

from . import service
from .models import CalendarDay, ConfirmedYear, DayMark


def _require_keeper(by: Any) -> None:
    """The calendar serves every organ, so only an administrator or the disclosure office keeps it."""
    if by is not None and not (by.organ_scope(Role.ADMIN, Role.OFFICE).paths or by.is_superuser):
        raise NotPermitted("只有政务公开办或系统管理员能修改工作日历。")


@transaction.atomic
def mark_day(*, by: Any, at: datetime, day: date, mark: str, name: str, source: str) -> CalendarDay:
    """Mark ``day`` as off or worked, with the notice that says so; replaces an earlier mark."""
    _require_keeper(by)
    row, _ = CalendarDay.objects.update_or_create(
        day=day, defaults={"mark": DayMark(mark), "name": name, "source": source, "changed_by": by}
    )
    detail = {"mark": mark, "name": name, "source": source}
    append(by=by, at=at, action="calendar.mark", subject=f"calendar:{day}", detail=detail)
    transaction.on_commit(service.forget)
    return row


@transaction.atomic
def unmark_day(*, by: Any, at: datetime, day: date) -> None:
    """Take a mark back; the national calendar speaks again for that day."""
    _require_keeper(by)
    deleted, _ = CalendarDay.objects.filter(day=day).delete()
    if deleted:
        append(by=by, at=at, action="calendar.unmark", subject=f"calendar:{day}", detail={})
    transaction.on_commit(service.forget)


@transaction.atomic
def confirm_year(*, by: Any, at: datetime, year: int, source: str) -> None:
    """The official notice of ``year`` has been entered completely: deadlines in it are no longer provisional."""
    _require_keeper(by)
    ConfirmedYear.objects.update_or_create(year=year, defaults={"source": source})
    append(by=by, at=at, action="calendar.confirm", subject=f"calendar:{year}", detail={"source": source})
    transaction.on_commit(service.forget)
