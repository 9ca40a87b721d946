"""Template tags of the kit."""

from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.forms import BoundField, Form
from django.utils import timezone

from mingzheng.base.accounts.models import User
from mingzheng.demo import PASSWORD

from ..kit.labels import state_tone
from ..watch.names import name_of

register = template.Library()
_WEEKDAYS = "一二三四五六日"


@register.inclusion_tag("desk/kit/field.html")
def field(bound: BoundField, label: str = "") -> dict[str, Any]:
    """A field with label, help, error and, after a reading, where its value was found."""
    kind = getattr(bound.field.widget, "input_type", "")
    group = kind == "radio" or (kind == "checkbox" and bool(getattr(bound.field, "choices", None)))
    note = getattr(bound.form, "notes", {}).get(bound.name)
    return {
        "field": bound, "label": label or bound.label, "note": note, "group": group,
        "single": kind == "checkbox" and not group,
    }  # fmt: skip


@register.inclusion_tag("desk/kit/errors.html")
def error_summary(form: Form) -> dict[str, Any]:
    """All errors at the top, each leading to its field; takes the focus when the page is loaded."""
    fields = [(form[name].id_for_label or f"id_{name}", form[name].label, errors)
              for name, errors in form.errors.items() if name != "__all__"]  # fmt: skip
    return {"form": form, "fields": fields}


@register.inclusion_tag("desk/kit/strip.html")
def strip(clock: Any) -> dict[str, Any]:
    """The days of a clock; readers of screens get the sentence instead."""
    return {"clock": clock}


@register.filter
def tone(state: str) -> str:
    return state_tone(state)


@register.filter
def weekday(day: date) -> str:
    """星期一 …"""
    return f"星期{_WEEKDAYS[day.weekday()]}"


@register.filter
def moment(at: datetime | None) -> str:
    """2026-05-08 09:30 in local time."""
    return timezone.localtime(at).strftime("%Y-%m-%d %H:%M") if at else ""


@register.filter
def day(value: date | None) -> str:
    """2026-05-08, or empty."""
    return value.strftime("%Y-%m-%d") if value else ""


@register.filter
def minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


@register.filter
def kilobytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{max(size // 1024, 1)} KB"


@register.filter
def named(key: str) -> str:
    """The Chinese name of a job, an event or its receiver."""
    return name_of(key)


@register.filter
def get(mapping: Any, key: Any) -> Any:
    return mapping.get(key, "") if mapping else ""


@register.inclusion_tag("desk/kit/demo_accounts.html")
def demo_accounts() -> dict[str, Any]:
    """The accounts a visitor of a demonstration may try; drawn in demonstration mode only."""
    people = User.objects.filter(demo=True, is_active=True).prefetch_related("assignments__organ")
    return {"people": people.order_by("organ__order", "username"), "password": PASSWORD}
