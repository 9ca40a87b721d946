"""How a page shows the validity of a document (时效): the banner at its head and the history of its force."""

import re
from dataclasses import dataclass
from datetime import date

from mingzheng.base.records.joined import joined
from mingzheng.disclosure.policy.models import Document, ValidityEvent
from mingzheng.disclosure.policy.record import POLICY_DOCUMENT
from mingzheng.engines.publisher.dependencies import depends
from mingzheng.kernel.statute import validity

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_TERM = ("effective", "expires")


@dataclass(frozen=True, slots=True)
class Force:
    """The state on the day of rendering; ``following`` tells what is recorded to come."""

    key: str
    label: str
    binds: bool
    reason: str
    following: str
    by: str
    by_url: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One line of the history of a document's force."""

    on: str
    label: str
    by: str
    by_url: str
    note: str
    to_come: bool


def force(row: Document, today: date) -> Force:
    """What the banner says; names the document that brought the state about, with its address if it is public."""
    states = validity.timeline(row.timeline(), date.max)
    place = next(n for n, state in enumerate(states) if state.until is None or today <= state.until)
    state = states[place]
    following = states[place + 1] if place + 1 < len(states) else None
    url = next(
        (
            _address(event)
            for event in joined(row, "validity_events")
            if state.by and _name(event) == state.by
        ),
        "",
    )
    return Force(
        state.key,
        state.label,
        state.key.binds,
        spoken(state.reason),
        _following(following),
        state.by or "",
        url,
    )


def history(row: Document, today: date) -> list[Turn]:
    """All turns in order; empty where the head block says everything, as it does of a plain term."""
    events = joined(row, "validity_events")
    if all(event.kind in _TERM for event in events):
        return []
    return [
        Turn(spoken(event.on.isoformat()), event.get_kind_display(), _name(event), _address(event), event.note, event.on > today)
        for event in events
    ]  # fmt: skip


def spoken(text: str) -> str:
    """Dates as they are written in Chinese documents: 2024-03-01 → 2024年3月1日."""
    return _ISO.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", text)


def _following(state: validity.State | None) -> str:
    if state is None or state.since is None:
        return ""
    if state.key == validity.StateKey.LAPSED:
        last = date.fromordinal(state.since.toordinal() - 1)
        return spoken(f"有效期至{last.isoformat()}。")
    return spoken(state.reason)


def _name(event: ValidityEvent) -> str:
    return event.as_event().by or ""


def _address(event: ValidityEvent) -> str:
    other = event.by_document
    if other is None:
        return ""
    depends(other.ref)
    return POLICY_DOCUMENT.address(other.public_id) if other.is_public else ""
