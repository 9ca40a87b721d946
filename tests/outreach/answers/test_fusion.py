from hypothesis import given
from hypothesis import strategies as st

from mingzheng.outreach.answers.fusion import STEADY, Ranking, fuse

NAMES = st.lists(st.integers(0, 20), unique=True)


def test_fuse_adds_the_reciprocal_ranks():
    scores = fuse([Ranking.of("ab"), Ranking.of("b", 2.0)])
    assert scores == {"a": 1 / (STEADY + 1), "b": 1 / (STEADY + 2) + 2 / (STEADY + 1)}


def test_things_of_a_group_share_its_rank():
    scores = fuse([Ranking([["a", "b"], ["c"]])])
    assert (scores["a"], scores["c"]) == (scores["b"], 1 / (STEADY + 2))


@given(NAMES)
def test_one_ranking_keeps_its_order(names):
    scores = fuse([Ranking.of(names)])
    assert sorted(scores, key=lambda name: -scores[name]) == names


@given(NAMES, NAMES)
def test_the_order_of_rankings_does_not_matter(one, other):
    there, back = fuse([Ranking.of(one), Ranking.of(other)]), fuse([Ranking.of(other), Ranking.of(one)])
    assert there == back
