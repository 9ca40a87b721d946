"""The table of moves: what it allows, and that nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.base.records.ids import LENGTH, new_public_id
from mingzheng.base.records.registry import kind, kinds
from mingzheng.base.records.states import MOVES, RecordState, WrongState, target


@pytest.mark.parametrize("state", RecordState)
@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.verb)
def test_move_is_allowed_from_its_sources_alone(move, state):
    if state in move.sources:
        assert target(move.verb, state) == move.target
        return
    with pytest.raises(WrongState) as refusal:
        target(move.verb, state, "某通知")
    said = str(refusal.value)
    assert ("《某通知》" in said, state.label in said, move.name in said) == (True, True, True)


def test_nothing_becomes_public_without_review_but_stock():
    leading = {
        (source.value, move.verb)
        for move in MOVES
        for source in move.sources
        if move.target == RecordState.PUBLISHED
    }
    assert leading == {
        ("in_review", "publish"),
        ("scheduled", "publish"),
        ("draft", "import"),
        ("published", "revise"),
    }


def test_every_state_can_be_reached_and_left_except_the_settled_one():
    reached = {move.target for move in MOVES}
    left = {source for move in MOVES for source in move.sources}
    assert (set(RecordState) - reached, set(RecordState) - left) == (set(), {RecordState.APPROVED})


def test_public_identifiers_do_not_repeat_and_fit():
    made = {new_public_id() for _ in range(5000)}
    assert (len(made), {len(name) for name in made}) == (5000, {LENGTH})


@given(st.sampled_from(["html", "json", "pdf"]), st.integers(0, 1))
def test_address_is_read_back(ending, number):
    entry, public_id = kinds()[number], new_public_id()
    assert entry.public_id_of(entry.address(public_id, ending)) == public_id
    assert kinds()[1 - number].public_id_of(entry.address(public_id, ending)) is None


@pytest.mark.parametrize(
    "path", ["", "/", "/policy/", "/policy/ab", "/other/ab/cdefghjk.html", "/policy/a/b/c.html"]
)
def test_other_paths_name_no_record(path):
    assert kind("policy.document").public_id_of(path) is None
