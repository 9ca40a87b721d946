import signal
import sqlite3
import subprocess
import sys

import pytest

from mingzheng.engines.search.learning.vectors import VectorStore, key_of, packed, unpacked

DOG, CAT = key_of("狗", "passage"), key_of("猫", "passage")
VECTOR = packed((1.0, -0.5))


@pytest.fixture
def store(tmp_path):
    return VectorStore(tmp_path / "vectors", "model/1")


def kept(store, owner="a", key=DOG):
    with store.writing() as work:
        work.keep(owner, {key: VECTOR})


def test_a_number_takes_two_bytes():
    assert (len(VECTOR), unpacked(VECTOR)) == (4, (1.0, -0.5))


def test_a_question_is_not_read_as_a_passage():
    assert key_of("狗", "question") != DOG


def test_an_empty_store_has_nothing_and_makes_no_file(store, tmp_path):
    assert (store.at_hand([DOG]), store.count(), store.state()) == ({}, 0, {})
    assert list(tmp_path.iterdir()) == []


def test_what_was_kept_is_at_hand(store):
    kept(store)
    assert store.at_hand([CAT, DOG, DOG]) == {DOG: (1.0, -0.5)}
    kept(store)
    assert store.count() == 1


def test_many_can_be_asked_for_at_once(store):
    kept(store)
    others = [key_of(str(n), "passage") for n in range(2500)]
    assert store.at_hand([*others, DOG]) == {DOG: (1.0, -0.5)}


def test_work_that_fails_leaves_what_was_there(store):
    kept(store)
    with pytest.raises(RuntimeError), store.writing() as work:
        work.keep("b", {CAT: VECTOR})
        work.note(station="b")
        raise RuntimeError
    assert (store.count(), store.state()) == (1, {})


def test_work_that_is_killed_leaves_what_was_there(store, tmp_path):
    kept(store)
    code = f"""
import os, signal
from pathlib import Path
from mingzheng.engines.search.learning.vectors import VectorStore
with VectorStore(Path({str(tmp_path / "vectors")!r}), "model/1").writing() as work:
    work.keep("b", {{{CAT!r}: {VECTOR!r}}})
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL
    assert store.at_hand([DOG, CAT]) == {DOG: (1.0, -0.5)}
    kept(store, key=CAT)
    assert store.count() == 2


def test_one_writes_at_a_time_and_readers_do_not_wait(store):
    kept(store)
    with store.writing() as work:
        work.keep("b", {CAT: VECTOR})
        with store.writing() as other:
            assert other is None
        assert store.at_hand([DOG, CAT]) == {DOG: (1.0, -0.5)}
    assert store.count() == 2


def test_a_text_of_two_owners_stays_while_one_has_it(store):
    kept(store, "a")
    kept(store, "b")
    with store.writing() as work:
        work.drop("a", [DOG])
        assert (work.owned("a"), work.owners("", 5), work.owners("b", 5)) == (set(), ["b"], [])
    assert store.at_hand([DOG]) == {DOG: (1.0, -0.5)}


def test_other_models_are_forgotten(store, tmp_path):
    other = VectorStore(tmp_path / "vectors", "model/2")
    kept(store)
    kept(other)
    other.forget_others()
    assert (store.count(), other.count()) == (0, 1)


def test_a_damaged_file_is_begun_anew(store, tmp_path):
    kept(store)
    (path,) = (tmp_path / "vectors").glob("*.sqlite3")
    path.write_bytes(b"damaged" * 500)
    assert store.at_hand([DOG]) == {}
    kept(store, key=CAT)
    assert store.at_hand([DOG, CAT]) == {CAT: (1.0, -0.5)}


def test_damage_found_while_writing_ends_the_work(store, tmp_path):
    kept(store)
    with store.writing():
        raise sqlite3.DatabaseError("database disk image is malformed")
    assert list((tmp_path / "vectors").glob("*.sqlite3")) == []
