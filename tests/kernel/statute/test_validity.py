from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.statute.validity import Event, State, StateKey, state_on, timeline

NOW = date(2026, 11, 22)
KINDS = ["effective", "expires", "extended", "amended", "partly_repealed", "suspended", "resumed", "repealed"]
DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31))
EVENTS = st.lists(st.builds(Event, st.sampled_from(KINDS), DAYS, DAYS), max_size=8)


def day(text: str) -> date:
    return date.fromisoformat(text)


def event(kind: str, on: str, recorded: str = "2020-01-01", by: str | None = None) -> Event:
    return Event(kind, day(on), day(recorded), by)


LIFE = [
    event("effective", "2020-03-01"),
    event("expires", "2025-02-28"),
    event("amended", "2021-06-01", "2021-05-20", "云府规〔2021〕2号"),
    event("suspended", "2022-01-01", "2021-12-20"),
    event("resumed", "2022-04-01", "2022-03-20"),
    event("repealed", "2026-01-01", "2025-12-01", "云府规〔2025〕9号"),
]


@pytest.mark.parametrize(
    ("on", "key", "label"),
    [
        ("2020-02-29", StateKey.NOT_YET, "未施行"),
        ("2020-03-01", StateKey.IN_FORCE, "现行有效"),
        ("2021-06-01", StateKey.AMENDED, "已修改"),
        ("2022-03-31", StateKey.SUSPENDED, "停止执行"),
        ("2022-04-01", StateKey.AMENDED, "已修改"),
        ("2025-02-28", StateKey.AMENDED, "已修改"),
        ("2025-03-01", StateKey.LAPSED, "失效（有效期届满）"),
        ("2026-01-01", StateKey.REPEALED, "废止"),
    ],
)
def test_state_on_follows_the_life_of_a_document(on, key, label):
    state = state_on(LIFE, day(on), NOW)
    assert (state.key, state.label) == (key, label)


def test_state_on_gives_the_span_and_the_reason():
    assert state_on(LIFE, day("2021-07-01"), NOW) == State(
        StateKey.AMENDED,
        day("2021-06-01"),
        day("2021-12-31"),
        "自2021-06-01起由云府规〔2021〕2号修改。",
        "云府规〔2021〕2号",
    )


def test_state_on_knows_only_what_was_recorded():
    assert state_on(LIFE, day("2021-07-01"), known_on=day("2021-05-19")).key is StateKey.IN_FORCE
    assert state_on(LIFE, day("2026-06-01"), known_on=day("2025-06-01")).key is StateKey.LAPSED


def test_state_on_repeal_before_the_end_is_not_a_lapse():
    early = [
        event("effective", "2020-03-01"),
        event("expires", "2025-02-28"),
        event("repealed", "2023-01-01"),
    ]
    assert state_on(early, day("2025-06-01"), NOW).key is StateKey.REPEALED


def test_state_on_extension_moves_the_end():
    extended = [
        event("effective", "2020-03-01"),
        event("expires", "2025-02-28"),
        event("extended", "2027-02-28", "2024-09-01"),
    ]
    assert state_on(extended, day("2026-01-01"), NOW).key is StateKey.IN_FORCE
    assert state_on(extended, day("2026-01-01"), day("2024-08-31")).key is StateKey.LAPSED


def test_state_on_part_repeal_outweighs_amendment():
    events = [event("amended", "2021-01-01"), event("partly_repealed", "2022-01-01")]
    assert [state.label for state in timeline(events, NOW)] == ["现行有效", "已修改", "部分失效"]


def test_state_on_without_events_is_in_force_and_says_so():
    assert state_on([], NOW, NOW) == State(
        StateKey.IN_FORCE, None, None, "未记载施行日期，自公布时起视为有效。"
    )


def test_state_binds_only_while_in_force():
    assert {key for key in StateKey if key.binds} == {StateKey.IN_FORCE, StateKey.AMENDED, StateKey.PARTLY}


@given(EVENTS, DAYS)
def test_timeline_has_neither_gap_nor_overlap(events, known_on):
    states = timeline(events, known_on)
    assert (states[0].since, states[-1].until) == (None, None)
    for earlier, later in pairwise(states):
        assert later.since - earlier.until == timedelta(days=1)


@given(EVENTS, st.builds(Event, st.sampled_from(KINDS), DAYS, DAYS), DAYS, DAYS)
def test_state_on_what_is_recorded_later_never_changes_what_was_known(events, later, on, known_on):
    if later.recorded_on > known_on:
        assert state_on([*events, later], on, known_on) == state_on(events, on, known_on)


@given(EVENTS, DAYS, DAYS)
def test_state_on_after_a_repeal_nothing_revives(events, repealed_on, known_on):
    repeal = Event("repealed", repealed_on, date(2020, 1, 1))
    events = [repeal, *(event for event in events if event.kind != "repealed")]
    assert state_on(events, max(known_on, repealed_on), known_on).key is StateKey.REPEALED


@given(EVENTS, DAYS, DAYS)
def test_state_on_lapses_only_after_a_recorded_end(events, on, known_on):
    ends = [e.on for e in events if e.kind in ("expires", "extended") and e.recorded_on <= known_on]
    if state_on(events, on, known_on).key is StateKey.LAPSED:
        assert min(ends) < on
