import pytest

from mingzheng.engines.search.evaluate import Question
from mingzheng.engines.search.learning.encoder import Computing
from mingzheng.engines.search.learning.ranker import USUAL, Ranker, ordered
from mingzheng.engines.search.learning.shelf import Shelf
from mingzheng.engines.search.learning.signs import SIGNS
from mingzheng.engines.search.learning.validation import fold_of, tried

TOPICS = ["押金", "遛狗", "彩礼", "加班", "停车", "噪音", "退货", "欠条"]
SHELF = Shelf([(f"法{n}第{k}条", f"法{n}") for n in range(len(TOPICS)) for k in range(4)])


class Names:
    """A library that finds by name alone, knows nothing of topics and judges all alike."""

    shelf = SHELF

    def retrieve(self, text, limit, documents=None):
        names = [f"法{n}第{k}条" for n in range(len(TOPICS)) for k in range(4)]
        found = [name for name in names if documents is None or SHELF.document(name) in documents]
        return [(name, 10.0 - place / 10) for place, name in enumerate(found)][:limit]

    def text_of(self, name):
        return name

    def judged(self, text, names):
        return [(0.0, 0.0)] * len(names)


NAMES = Names()


def log(number):
    return [
        Question(f"第{n}个人问{TOPICS[n % 8]}的事", frozenset({f"法{n % 8}第2条"})) for n in range(number)
    ]


def test_rank_follows_what_answered_questions_like_it():
    ranker = Ranker(log(40), NAMES)
    assert [ranker.rank(f"{topic}怎么办")[0] for topic in TOPICS] == [f"法{n}第2条" for n in range(8)]
    assert len(ranker.rank("押金怎么办", 5)) == 5


def test_rank_without_a_log_is_that_of_the_index():
    assert Ranker([], NAMES).rank("押金怎么办") == [name for name, _ in NAMES.retrieve("", 100)]


def test_a_question_left_out_does_not_help_itself():
    ranker = Ranker(log(8), NAMES)
    name, likeness = "法3第2条", SIGNS.index("likeness")
    assert ranker.candidates(log(8)[3].text)[name][likeness] == pytest.approx(1.0)
    assert ranker.candidates(log(8)[3].text, without=3)[name][likeness] == 0.0


def test_candidates_have_every_sign():
    rows = Ranker(log(8), NAMES).candidates("押金怎么办").values()
    assert {len(row) for row in rows} == {len(SIGNS), len(USUAL.values)}


def test_learned_weights_rank_right():
    ranker = Ranker(log(80), NAMES)
    ranker.weights = ranker.learned()
    assert [ranker.rank(f"{topic}怎么办")[0] for topic in TOPICS] == [f"法{n}第2条" for n in range(8)]


def test_ordered_is_steady_among_equals():
    rows = {"乙": (0.0,) * len(SIGNS), "甲": (0.0,) * len(SIGNS)}
    assert ordered(rows, USUAL) == ["乙", "甲"]


def test_learning_that_is_no_better_is_refused():
    trial = tried(log(80), lambda part: Ranker(part, NAMES))
    assert (trial.accepted, trial.weights) == (False, USUAL)
    assert trial.usual == 1.0


def test_learning_that_is_better_is_used():
    """Every question has a law of its own, so whatever is near votes wrong, and the index is always right."""
    asked = [Question(f"{n}号的事情怎么办", frozenset({f"法{n}第0条"})) for n in range(80)]

    class Right(Names):
        shelf = Shelf([])

        def retrieve(self, text, limit, documents=None):
            serial = int(text.partition("号")[0])
            return [(f"法{serial + more}第0条", 5.0 - more / 10) for more in range(3)]

    trial = tried(asked, lambda part: Ranker(part, Right()))
    assert (trial.accepted, trial.learned) == (True, 1.0)
    assert trial.usual < 0.5
    assert trial.weights != USUAL


def test_a_short_log_is_not_learned_from():
    assert tried(log(8), lambda part: Ranker(part, NAMES)).accepted is False


def test_folds_depend_on_the_text_alone_and_are_all_used():
    assert {fold_of(f"问题{n}", 5) for n in range(100)} == {0, 1, 2, 3, 4}
    assert fold_of("押金", 5) == fold_of("押金", 5)


def test_the_judgement_of_a_library_counts():
    class Judging(Names):
        def judged(self, text, names):
            return [(1.0, 1.0) if name == "法0第3条" else (0.0, 0.0) for name in names]

    assert Ranker([], Judging()).rank("押金怎么办")[0] == "法0第3条"


def test_what_is_worth_less_than_nothing_is_not_learned_from():
    bad = [Question(each.text, each.answers, -1.0) for each in log(80)]
    assert tried([*log(20), *bad], lambda part: Ranker(part, NAMES)).accepted is False


def test_an_encoder_reads_the_likeliest_candidates():
    pytest.importorskip("numpy", reason="neither “encoder” nor “encoder-large” is installed")

    def encode(texts):
        return [(1.0, 0.2) if "押金" in text or "第3条" in text else (0.1, 1.0) for text in texts]

    ranker = Ranker(log(16), NAMES, Computing(encode))
    found = ranker.candidates("押金怎么办")
    meaning = {name: row[SIGNS.index("meaning")] for name, row in found.items()}
    assert max(meaning, key=meaning.get).endswith("第3条")
    assert {
        row[SIGNS.index("meaning")] for row in Ranker(log(16), NAMES).candidates("押金怎么办").values()
    } == {0.0}


def test_likeness_counts_as_far_as_the_model_is_trusted():
    pytest.importorskip("numpy", reason="neither “encoder” nor “encoder-large” is installed")
    meaning = SIGNS.index("meaning")

    def meant(trust):
        used = Computing(lambda texts: [(0.1, float("第3条" in text) + 0.5) for text in texts], trust=trust)
        return {name: row[meaning] for name, row in Ranker([], NAMES, used).candidates("押金").items()}

    assert meant(8.0) == {name: pytest.approx(8 * near) for name, near in meant(1.0).items()}
    assert len(set(meant(1.0).values())) == 2
