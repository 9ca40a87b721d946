import pytest

from mingzheng.engines.search.learning.encoder import Computing
from mingzheng.engines.search.learning.neighbours import NEAREST, Neighbours, Rarity

LOG = ["房东不退押金怎么办", "遛狗不牵绳违法吗", "押金什么时候退", "怎么申请公开"]


def test_nearest_comes_first_and_all_come():
    found = Neighbours(LOG).nearest("租房押金不退怎么办")
    assert next(place for place, _ in found) == 0
    assert sorted(place for place, _ in found) == [0, 1, 2, 3]
    assert all(0 <= near <= 1 for _, near in found)


def test_a_logged_question_is_itself_unless_left_out():
    neighbours = Neighbours(LOG)
    assert neighbours.nearest(LOG[0])[0] == (0, pytest.approx(1.0))
    assert 0 not in dict(neighbours.nearest(LOG[0], without=0))


def test_words_nobody_logged_make_a_question_less_like_any():
    neighbours = Neighbours(LOG)
    assert dict(neighbours.nearest("押金"))[2] > dict(neighbours.nearest("押金与飞机场航班延误"))[2]


@pytest.mark.parametrize("text", ["", "！", "xyz"])
def test_nothing_in_common_is_no_likeness(text):
    assert {near for _, near in Neighbours(LOG).nearest(text)} == {0.0}


def test_an_empty_log_has_no_neighbours():
    assert Neighbours([]).nearest("押金") == []


def test_a_part_of_a_log_is_read_as_the_whole_would_be():
    rarity = Rarity(LOG)
    part = Neighbours(LOG[:2], rarity=rarity).nearest("租房押金不退怎么办")
    assert part == [pair for pair in Neighbours(LOG).nearest("租房押金不退怎么办") if pair[0] < 2]


def test_no_more_than_the_nearest_are_given():
    assert len(Neighbours([f"第{n}件事怎么办" for n in range(200)]).nearest("怎么办")) == NEAREST


def test_vectors_count_half():
    pytest.importorskip("numpy", reason="neither “encoder” nor “encoder-large” is installed")

    def encode(texts):
        return [(1.0, 0.0) if "狗" in text else (0.0, 1.0) for text in texts]

    by_meaning = dict(Neighbours(LOG, Computing(encode)).nearest("狗"))
    assert max(by_meaning, key=by_meaning.get) == 1
    assert by_meaning[1] == pytest.approx(0.5 + dict(Neighbours(LOG).nearest("狗"))[1] / 2, abs=1e-6)


def test_words_alone_count_where_there_are_no_vectors():
    pytest.importorskip("numpy", reason="neither “encoder” nor “encoder-large” is installed")

    class Empty(Computing):
        def questions(self, texts):
            return [None] * len(texts)

    assert Neighbours(LOG, Empty(lambda texts: [(1.0,)])).nearest("遛狗") == Neighbours(LOG).nearest("遛狗")
