import pytest

from mingzheng.engines.search.evaluate import Question
from mingzheng.engines.search.learning.background import Background
from mingzheng.engines.search.learning.shelf import Shelf
from mingzheng.engines.search.learning.votes import count

SHELF = Shelf([*((f"甲{n}", "甲") for n in range(6)), ("乙0", "乙"), ("乙0", "乙")])
LOG = [
    Question(text, frozenset(names))
    for text, names in (("一", {"甲2"}), ("二", {"甲2", "乙0"}), ("三", {"丙9"}))
]


def test_shelf_knows_documents_and_surroundings():
    assert (SHELF.document("甲3"), SHELF.document("丙9")) == ("甲", "丙9")
    assert (SHELF.size("甲"), SHELF.size("乙"), SHELF.size("丙9")) == (6, 1, 1)
    assert list(SHELF.around("甲1", 2)) == [("甲0", 1), ("甲2", 1), ("甲3", 2)]
    assert list(SHELF.around("丙9", 2)) == []


def test_votes_weigh_the_square_of_the_likeness():
    votes = count([(0, 0.8), (1, 0.4), (2, 0.0)], LOG, SHELF)
    assert votes.passages["甲2"] == pytest.approx(1.0)
    assert votes.passages["乙0"] == pytest.approx(0.16 / 0.8)
    assert (votes.likeness["甲2"], votes.likeness["乙0"]) == (0.8, 0.4)
    assert votes.around["甲1"] == 2 * votes.around["甲0"]
    assert votes.documents == pytest.approx({"甲": 1.0, "乙": 0.2})


def test_what_did_not_help_loses_what_it_gained():
    bad = Question("四", frozenset({"甲2"}), worth=-2.0)
    votes = count([(0, 0.5), (3, 0.5)], [*LOG, bad], SHELF)
    assert (dict(votes.passages), votes.likeness["甲2"]) == ({}, 0.5)
    worthy = Question("五", frozenset({"乙0"}), worth=3.0)
    votes = count([(0, 0.5), (3, 0.5)], [*LOG, worthy], SHELF)
    assert votes.passages == pytest.approx({"甲2": 0.25, "乙0": 0.75})


def test_prior_is_the_share_of_questions():
    background = Background((question.text, map(SHELF.document, question.answers)) for question in LOG)
    assert background.prior() == pytest.approx({"甲": 2 / 3, "乙": 1 / 3, "丙9": 1 / 3})
    assert background.prior(without=["甲", "乙"]) == pytest.approx({"甲": 1 / 2, "丙9": 1 / 2})
    assert Background([]).prior() == {}


def test_votes_of_nobody_are_empty():
    assert count([], [], SHELF).passages == {}
