"""Whether two questions ask the same (同义提问), and how near they are. Pure and careful.

A confirmed answer given to another question would be worse than none: the same words, the same numbers and the
same negations, in whatever order and however politely.
"""

import re

from mingzheng.engines.search import analyzer

from .wording import content_words, holds, wanted_kinds

_NUMBERS = re.compile(r"\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万亿两]+(?=[天年月日岁元万个人次号级%])")
_NEGATIONS = re.compile(r"不(?!动产|同)|没|未|无|非|禁|拒")
_NEUTRAL = re.compile(r"可不可以|能不能|是不是|有没有|要不要|需不需要|是否|能否|可否")


def key_of(question: str) -> str:
    """What equal questions have in common: folded content words in order of the alphabet; empty if there are none."""
    words = content_words(question)
    signs = [*sorted(wanted_kinds(question)), *sorted(_numbers(question)), "不" * _negations(question)]
    return " ".join([*sorted(words), *filter(None, signs)]) if words else ""


def same(question: str, other: str) -> bool:
    """Whether both ask the same; a word may stand for its abbreviation (老人, 老年人)."""
    mine, others = content_words(question), content_words(other)
    if not mine or not others:
        return False
    if _signs(question) != _signs(other):
        return False
    return _covered(mine, others) and _covered(others, mine)


def _covered(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return all(any(_stands_for(word, other) for other in others) for word in words)


def _stands_for(word: str, other: str) -> bool:
    if word == other:
        return True
    shorter, longer = sorted((word, other), key=len)
    ends = shorter[0] == longer[0] and shorter[-1] == longer[-1]
    return len(shorter) > 1 and ends and holds(longer, shorter) > 0


def _signs(question: str) -> tuple[object, ...]:
    return wanted_kinds(question), _numbers(question), _negations(question)


def _numbers(question: str) -> frozenset[str]:
    return frozenset(_NUMBERS.findall(analyzer.plain(question)))


def _negations(question: str) -> int:
    return len(_NEGATIONS.findall(_NEUTRAL.sub("", analyzer.plain(question))))


def nearness(question: str, other: str) -> float:
    """Likeness of two questions from 0 to 1: the Dice coefficient of their characters and pairs."""
    mine, others = (set(analyzer.characters(text)) for text in (question, other))
    return 2 * len(mine & others) / (len(mine) + len(others)) if mine and others else 0.0
