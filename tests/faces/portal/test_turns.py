"""Pages are made one after the other, in the order in which they were asked for; nobody waits for ever."""

import threading
import time

import pytest

from mingzheng.faces.portal.turns import Turns


def start(*works):
    """Threads that begin one after the other, each waiting for its turn before the next begins."""
    threads = []
    for work in works:
        threads.append(threading.Thread(target=work))
        threads[-1].start()
        time.sleep(0.05)
    return threads


def test_turns_come_in_the_order_of_asking_and_never_together():
    turns, done, inside = Turns(patience=10), [], []

    def work(number):
        with turns.turn():
            inside.append(number)
            assert len(inside) == 1
            time.sleep(0.2 if number == 0 else 0.01)
            inside.clear()
            done.append(number)

    for thread in start(*(lambda number=number: work(number) for number in range(4))):
        thread.join()
    assert done == [0, 1, 2, 3]


def test_who_has_waited_long_enough_goes_on_beside_the_others():
    turns, done, slow = Turns(patience=0.1), [], threading.Event()

    def hold():
        with turns.turn():
            slow.wait()
            done.append("slow")

    def impatient():
        with turns.turn():
            done.append("impatient")
            slow.set()

    for thread in start(hold, impatient):
        thread.join()
    assert done == ["impatient", "slow"]
    with turns.turn():  # nobody's turn was lost
        done.append("next")
    assert done[-1] == "next"


def test_a_failure_passes_the_turn_on():
    turns = Turns(patience=60)
    with pytest.raises(ValueError, match="坏"), turns.turn():
        raise ValueError("坏")
    started = time.monotonic()
    with turns.turn():
        pass
    assert time.monotonic() - started < 30
