import math
import random

import pytest

from mingzheng.engines.search.learning.fitting import Case, fit


def drawn(weights, number, chance):
    """Cases whose right candidate was drawn by these very weights."""
    cases = []
    for _ in range(number):
        rows = [tuple(chance.gauss(0, 1) for _ in weights) for _ in range(6)]
        powers = [math.exp(sum(w * v for w, v in zip(weights, row, strict=True))) for row in rows]
        (right,) = chance.choices(range(6), powers)
        cases.append(Case(rows, [place == right for place in range(6)], [1.0] * 6))
    return cases


def test_fit_finds_the_weights_that_drew_the_answers():
    learned = fit(drawn((2.0, -1.0, 0.0), 1500, random.Random(1)))
    assert learned.values == pytest.approx((2.0, -1.0, 0.0), abs=0.25)


def test_a_candidate_that_stands_for_many_counts_as_many():
    chance = random.Random(2)
    cases = [
        Case([(1.0,), (0.0,)], [place == 0, place != 0], [1.0, 1.0])
        for place in chance.choices((0, 1), k=200)
    ]
    spread = [
        Case([(1.0,), (0.0,), (0.0,), (0.0,)], [*case.right, False, False], [1.0] * 4) for case in cases
    ]
    summed = [Case([*case.rows, (0.0,)], [*case.right, False], [1.0, 1.0, 2.0]) for case in cases]
    assert fit(spread).worth((1.0,)) == pytest.approx(fit(summed).worth((1.0,)), abs=0.05)


def test_fit_survives_a_sign_that_never_changes_and_one_that_decides_alone():
    cases = [Case([(1.0, 3.0), (0.0, 3.0)], [True, False], [1.0, 1.0])] * 20
    weights = fit(cases)
    assert weights.worth((1.0, 3.0)) > weights.worth((0.0, 3.0))
    assert all(map(math.isfinite, weights.values))


@pytest.mark.parametrize("right", [[True, True], [False, False]])
def test_fit_without_anything_to_learn_is_refused(right):
    with pytest.raises(ValueError, match="没有可以学习的问题"):
        fit([Case([(1.0,), (0.0,)], right, [1.0, 1.0])])
