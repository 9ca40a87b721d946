"""How much a word says: the rarer in the passages of this site, the more (逆文档频率)."""

import math
import threading
from collections.abc import Iterable

from mingzheng.engines.search import analyzer
from mingzheng.engines.search.engine import Engine, Request
from mingzheng.engines.search.tree import And, Node, Term

_MOST_KEPT = 20_000
_kept: dict[tuple[str, str], float] = {}
_lock = threading.Lock()


def rarity(engine: Engine, words: Iterable[str]) -> dict[str, float]:
    """The weight of each word: log(1 + N / n) of the passages that hold it; one that none holds counts as rare.

    Counted once for each build of the index; small changes move it little.
    """
    build = engine.generation().partition("/")[0]
    wanted = list(words)
    missing = [word for word in wanted if (build, word) not in _kept]
    if missing:
        _count(engine, build, missing)
    return {word: _kept[build, word] for word in wanted}


def _count(engine: Engine, build: str, words: list[str]) -> None:
    total = max(engine.count(), 1)
    found = {word: engine.find(Request(_tree(word), limit=0)).total for word in words}
    with _lock:
        if len(_kept) > _MOST_KEPT:
            _kept.clear()
        for word, number in found.items():
            _kept[build, word] = math.log(1 + total / max(number, 1))


def _tree(word: str) -> Node:
    pairs = tuple(Term("pg", pair) for pair in dict.fromkeys(analyzer.phrase(word)))
    return pairs[0] if len(pairs) == 1 else And(pairs)
