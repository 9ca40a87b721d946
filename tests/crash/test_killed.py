"""`kill -9` at any moment repeats work, never loses it and never does it twice."""

import pytest

pytestmark = pytest.mark.database


def whole(count: int) -> dict:
    """The account of ``count`` records of which each is public exactly once."""
    everywhere = ("records", "pages", "twins", "listed", "found_alone", "in_index", "index_numbers")
    once = {"states": ["published"], "published_log": [1], "published_events": [1]}
    return dict.fromkeys(everywhere, count) | once | {"undelivered": 0, "verify": 0, "worker": 0}


def test_workers_killed_25_times_lose_nothing_and_repeat_nothing(survive):
    assert survive("workers") == {**whole(30), "scheduled": 5}


def test_import_killed_8_times_is_completed_by_repeating_it(survive):
    assert survive("imports") == {**whole(40), "codes": [0, 0], "organs": 1, "lines": 40, "index_numbers": 0}


def test_three_workers_on_one_table_do_nothing_twice(survive):
    assert survive("three") == {**whole(25), "scheduled": 5}
