"""How much each sign counts (权重学习): a softmax over the candidates of each question, by Newton's method. Pure.

The weights make what answered the logged questions likely among their candidates (conditional logit, McFadden 1974),
with a small penalty on their squares; the problem is convex, so the result does not depend on chance.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Row = tuple[float, ...]
_PENALTY = 0.005
_STEPS = 12
_HALVINGS = 6
_SMALL = 1e-4


@dataclass(frozen=True, slots=True)
class Case:
    """Candidates of one question, which of them answered it, and how many each stands for (1 unless sampled)."""

    rows: Sequence[Row]
    right: Sequence[bool]
    counts: Sequence[float]


@dataclass(frozen=True, slots=True)
class Weights:
    """One number for each sign; a candidate's worth is the sum of its signs, each times its weight."""

    values: Row

    def worth(self, row: Row) -> float:
        return sum(weight * value for weight, value in zip(self.values, row, strict=True))


def fit(cases: Sequence[Case]) -> Weights:
    """Raises ValueError if no case has both a right and a wrong candidate."""
    useful = [case for case in cases if any(case.right) and not all(case.right)]
    if not useful:
        raise ValueError("没有可以学习的问题：请提供已答复、并注明依据条款的问题。")
    scales = _scales(useful)
    scaled = [Case([_times(row, scales) for row in case.rows], case.right, case.counts) for case in useful]
    weights = [0.0] * len(scales)
    loss = _loss(weights, scaled)
    for _ in range(_STEPS):
        before, step = loss, _newton_step(weights, scaled)
        weights, loss = _downhill(weights, loss, step, scaled)
        if before - loss < _SMALL:
            break
    return Weights(_times(tuple(weights), scales))


def _scales(cases: Sequence[Case]) -> Row:
    """One divided by the spread of each sign, so that one penalty suits them all; a constant one stays."""
    columns = list(zip(*(row for case in cases for row in case.rows), strict=True))
    spreads = [_spread(column) for column in columns]
    return tuple(1 / spread if spread > _SMALL else 1.0 for spread in spreads)


def _spread(values: Sequence[float]) -> float:
    mean = sum(values) / len(values)
    return math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def _times(row: Row, factors: Row) -> Row:
    return tuple(value * factor for value, factor in zip(row, factors, strict=True))


def _downhill(
    weights: list[float], loss: float, step: list[float], cases: Sequence[Case]
) -> tuple[list[float], float]:
    """Go a step, or half of it, or half of that, until it leads down; stay if none does."""
    for halvings in range(_HALVINGS):
        tried = [weight - change / 2**halvings for weight, change in zip(weights, step, strict=True)]
        if (there := _loss(tried, cases)) < loss:
            return tried, there
    return weights, loss


def _loss(weights: Sequence[float], cases: Sequence[Case]) -> float:
    """How unlikely the right candidates are, by their mean logarithm, and the penalty."""
    whole = _PENALTY / 2 * sum(weight * weight for weight in weights)
    for case in cases:
        worths = _worths(weights, case)
        right = [worth for worth, is_right in zip(worths, case.right, strict=True) if is_right]
        top = max(worths)
        mass = sum(count * math.exp(worth - top) for worth, count in zip(worths, case.counts, strict=True))
        whole += (top + math.log(mass) - sum(right) / len(right)) / len(cases)
    return whole


def _newton_step(weights: list[float], cases: Sequence[Case]) -> list[float]:
    size = len(weights)
    slope = [_PENALTY * weight for weight in weights]
    bend = [[_PENALTY if row == column else 0.0 for column in range(size)] for row in range(size)]
    for case in cases:
        chances = _chances(weights, case)
        mean = [sum(c * row[k] for c, row in zip(chances, case.rows, strict=True)) for k in range(size)]
        right = [row for row, is_right in zip(case.rows, case.right, strict=True) if is_right]
        for k in range(size):
            slope[k] += (mean[k] - sum(row[k] for row in right) / len(right)) / len(cases)
        for chance, row in zip(chances, case.rows, strict=True):
            if chance > _SMALL:
                _add_square(
                    bend,
                    [value - middle for value, middle in zip(row, mean, strict=True)],
                    chance / len(cases),
                )
    return _solved(bend, slope)


def _chances(weights: Sequence[float], case: Case) -> list[float]:
    worths = _worths(weights, case)
    top = max(worths)
    powers = [count * math.exp(worth - top) for worth, count in zip(worths, case.counts, strict=True)]
    whole = sum(powers)
    return [power / whole for power in powers]


def _worths(weights: Sequence[float], case: Case) -> list[float]:
    return [sum(map(float.__mul__, weights, row)) for row in case.rows]


def _add_square(matrix: list[list[float]], row: list[float], factor: float) -> None:
    for k, value in enumerate(row):
        line, share = matrix[k], value * factor
        for other, another in enumerate(row):
            line[other] += share * another


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gaussian elimination with pivots; the matrix is positive definite thanks to the penalty."""
    size = len(right)
    rows = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for k in range(size):
        pivot = max(range(k, size), key=lambda at: abs(rows[at][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for other in range(size):
            if other != k:
                factor = rows[other][k] / rows[k][k]
                rows[other] = [one - factor * two for one, two in zip(rows[other], rows[k], strict=True)]
    return [rows[k][size] / rows[k][k] for k in range(size)]
