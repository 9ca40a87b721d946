"""The validity of a document in time (时效), derived from recorded events and never typed in.

Two clocks: the day an event takes effect (`on`, valid time) and the day we recorded it (`recorded_on`). The
question is always "what was in force on day A, as known on day B". Repeal (废止) and lapse (失效) are
different states and stay different; a document repealed after it lapsed shows each in its own time.

Source: the states and metadata used by normative documents (有效性, 效力状况, 废止日期) are VERIFIED-2; the
model is DERIVED from them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from mingzheng.kernel.statute.source import Source

SOURCE = Source("行政规范性文件管理的通行做法", "", "有效、失效、废止、修改、部分失效", "DERIVED")

EventKind = Literal[
    "effective", "expires", "extended", "amended", "partly_repealed", "suspended", "resumed", "repealed"
]


class StateKey(StrEnum):
    """The state of a document on a day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    PARTLY = "partly"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    REPEALED = "repealed"

    @property
    def label(self) -> str:
        """The state as pages print it."""
        return _LABELS[self]

    @property
    def binds(self) -> bool:
        """Whether the document, or what is left of it, may be relied on (可以作为依据)."""
        return self in (StateKey.IN_FORCE, StateKey.AMENDED, StateKey.PARTLY)


_LABELS = {
    StateKey.NOT_YET: "未施行",
    StateKey.IN_FORCE: "现行有效",
    StateKey.AMENDED: "已修改",
    StateKey.PARTLY: "部分失效",
    StateKey.SUSPENDED: "停止执行",
    StateKey.LAPSED: "失效（有效期届满）",
    StateKey.REPEALED: "废止",
}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a document's validity.

    `on` is the first day with the new state, except for "expires" and "extended", where it is the last day
    the document is valid (有效期至, that day included). `by` names the document that did it, `note` says
    more. A later record of "effective", "expires"/"extended" or "repealed" replaces an earlier one of its
    sort.
    """

    kind: EventKind
    on: date
    recorded_on: date
    by: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """The state from `since` to `until`, both inclusive; None where nothing recorded bounds it.

    `reason` is one Chinese sentence; `by` is the document that brought the state about.
    """

    key: StateKey
    since: date | None
    until: date | None
    reason: str
    by: str | None = None

    @property
    def label(self) -> str:
        """The state as pages print it: 现行有效."""
        return self.key.label


def state_on(events: Iterable[Event], day: date, known_on: date) -> State:
    """The state on `day`, from what was recorded up to and including `known_on`."""
    return next(
        state
        for state in timeline(events, known_on)
        if (state.since is None or state.since <= day) and (state.until is None or day <= state.until)
    )


def timeline(events: Iterable[Event], known_on: date) -> tuple[State, ...]:
    """Every state in order, without gap or overlap, from what was recorded up to `known_on`."""
    return _timeline(tuple(events), known_on)


@lru_cache(maxsize=1024)  # a document's page, its row in lists and its data ask one after the other
def _timeline(events: tuple[Event, ...], known_on: date) -> tuple[State, ...]:
    known = _Known([event for event in events if event.recorded_on <= known_on])
    turns = known.turns()
    starts: list[date | None] = [None, *turns]
    found = [known.at(start or (turns[0] - timedelta(days=1) if turns else known_on)) for start in starts]
    kept = [n for n in range(len(found)) if n == 0 or found[n] != found[n - 1]]
    states = []
    for place, n in enumerate(kept):
        following = starts[kept[place + 1]] if place + 1 < len(kept) else None
        key, event = found[n]
        until = following - timedelta(days=1) if following else None
        by = event.by if event else None
        states.append(State(key, starts[n], until, _reason(key, event), by))
    return tuple(states)


class _Known:
    """The events recorded so far, with the single dates they settle."""

    def __init__(self, events: Sequence[Event]):
        self.effective = _last(events, "effective")
        self.end = _last(events, "expires", "extended")
        self.repeal = _last(events, "repealed")
        self.suspensions = _in_order(events, "suspended", "resumed")
        self.cuts = _in_order(events, "partly_repealed")
        self.amendments = _in_order(events, "amended")

    def turns(self) -> list[date]:
        """The days on which the state may change."""
        points = {event.on for event in (*self.suspensions, *self.cuts, *self.amendments)}
        points |= {event.on for event in (self.effective, self.repeal) if event}
        if self.end:
            points.add(self.end.on + timedelta(days=1))
        return sorted(points)

    def at(self, day: date) -> tuple[StateKey, Event | None]:
        """The state on `day` and the event behind it. The strongest fact decides."""
        if self.repeal and self.repeal.on <= day:
            return StateKey.REPEALED, self.repeal
        if self.end and self.end.on < day:
            return StateKey.LAPSED, self.end
        if self.effective and day < self.effective.on:
            return StateKey.NOT_YET, self.effective
        if (halt := _latest(self.suspensions, day)) and halt.kind == "suspended":
            return StateKey.SUSPENDED, halt
        if cut := _latest(self.cuts, day):
            return StateKey.PARTLY, cut
        if amendment := _latest(self.amendments, day):
            return StateKey.AMENDED, amendment
        return StateKey.IN_FORCE, self.effective


def _last(events: Sequence[Event], *kinds: EventKind) -> Event | None:
    """The record that stands: the one recorded last."""
    matching = [event for event in events if event.kind in kinds]
    return max(reversed(matching), key=lambda event: event.recorded_on, default=None)


def _in_order(events: Sequence[Event], *kinds: EventKind) -> list[Event]:
    matching = [event for event in events if event.kind in kinds]
    return sorted(matching, key=lambda event: (event.on, event.recorded_on))


def _latest(events: Sequence[Event], day: date) -> Event | None:
    return next((event for event in reversed(events) if event.on <= day), None)


def _reason(key: StateKey, event: Event | None) -> str:
    if event is None:
        return "未记载施行日期，自公布时起视为有效。"
    by = f"由{event.by}" if event.by else ""
    day = event.on.isoformat()
    sentence = {
        StateKey.NOT_YET: f"自{day}起施行",
        StateKey.IN_FORCE: f"自{day}起施行",
        StateKey.AMENDED: f"自{day}起{by or '经'}修改",
        StateKey.PARTLY: f"自{day}起{by}部分条款失效",
        StateKey.SUSPENDED: f"自{day}起{by}停止执行",
        StateKey.LAPSED: f"有效期至{day}，届满未延续",
        StateKey.REPEALED: f"自{day}起{by or '被'}废止",
    }[key]
    return f"{sentence}（{event.note}）。" if event.note else f"{sentence}。"
