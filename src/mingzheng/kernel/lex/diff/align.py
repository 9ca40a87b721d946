"""Which clause of one text became which clause of the other: same wording, same number, similar wording."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from mingzheng.kernel.lex.diff.clauses import Clause

_SIMILAR = 0.5
_SIMILAR_SAME_NUMBER = 0.25
_NUMBER_BONUS = 0.15
_COMMON_PAIR = 40
_LONGEST_COMPARED = 4000

Pairs = dict[int, int]


def align(old: Sequence[Clause], new: Sequence[Clause]) -> Pairs:
    """Index in ``old`` → index in ``new``; a clause is used at most once. Clauses left out were removed or
    added. Deterministic; close to linear, because only clauses that share rare pairs of characters are
    compared."""
    pairs = _same_wording(old, new)
    _similar_wording(old, new, pairs)
    return pairs


def moved(pairs: Pairs) -> set[int]:
    """Old indices whose clause changed its place: those outside the longest run that kept its order."""
    order = sorted(pairs)
    kept = _longest_increasing([pairs[index] for index in order])
    return {index for place, index in enumerate(order) if place not in kept}


def _same_wording(old: Sequence[Clause], new: Sequence[Clause]) -> Pairs:
    """Equal wordings, in order when one occurs several times; a clause that kept its path goes first."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for index in range(len(new) - 1, -1, -1):
        waiting[new[index].wording].append(index)
    pairs: Pairs = {}
    for index, clause in enumerate(old):
        candidates = waiting.get(clause.wording)
        if candidates:
            pairs[index] = candidates.pop()
    return pairs


def _similar_wording(old: Sequence[Clause], new: Sequence[Clause], pairs: Pairs) -> None:
    taken = set(pairs.values())
    olds = [index for index in range(len(old)) if index not in pairs]
    news = [index for index in range(len(new)) if index not in taken]
    scores = _scores(old, new, olds, news)
    scores.sort(key=lambda item: (-item[0], item[1], item[2]))
    for _, left, right in scores:
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)


def _scores(
    old: Sequence[Clause], new: Sequence[Clause], olds: list[int], news: list[int]
) -> list[tuple[float, int, int]]:
    grams_new = {index: _grams(new[index].wording) for index in news}
    postings: dict[str, list[int]] = defaultdict(list)
    by_path: dict[str, list[int]] = defaultdict(list)
    for index in news:
        for gram in grams_new[index]:
            postings[gram].append(index)
        if new[index].path:
            by_path[new[index].path].append(index)
    scores = []
    for left in olds:
        grams = _grams(old[left].wording)
        candidates = set(by_path.get(old[left].path, ())[:_COMMON_PAIR])
        for gram in grams:
            found = postings.get(gram, ())
            if len(found) <= _COMMON_PAIR:
                candidates.update(found)
        for right in candidates:
            score = _judge(old[left], new[right], _dice(grams, grams_new[right]))
            if score is not None:
                scores.append((score, left, right))
    return scores


def _judge(old: Clause, new: Clause, likeness: float) -> float | None:
    same_number = bool(old.path) and old.path == new.path
    if likeness >= (_SIMILAR_SAME_NUMBER if same_number else _SIMILAR):
        return likeness + _NUMBER_BONUS * same_number
    return None


def _grams(text: str) -> Counter[str]:
    head = text[:_LONGEST_COMPARED]
    return Counter(map("".join, pairwise(head))) if len(head) > 1 else Counter([head])


def _dice(left: Counter[str], right: Counter[str]) -> float:
    """Share of common pairs of characters, 0 to 1 (Dice 1945)."""
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    common = sum(min(count, large[gram]) for gram, count in small.items() if gram in large)
    return 2 * common / (left.total() + right.total())


def _longest_increasing(values: list[int]) -> set[int]:
    """Places of one longest increasing subsequence, by patience sorting, O(n log n)."""
    tails: list[int] = []
    tail_places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        pile = bisect_left(tails, value)
        before.append(tail_places[pile - 1] if pile else -1)
        tails[pile : pile + 1] = [value]
        tail_places[pile : pile + 1] = [place]
    kept = set()
    place = tail_places[-1] if tail_places else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept
