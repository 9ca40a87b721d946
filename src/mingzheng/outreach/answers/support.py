"""Whether a written sentence is supported by the passages it names (依据核对). Pure, strict, and blind to style.

A sentence stays only if it names passages that exist, most of its characters' pairs and every number in it stand in
them, and it negates what they negate. Dropping a true sentence costs little: the passages
themselves are on the page.
"""

import re
from collections.abc import Sequence

from mingzheng.engines.search import analyzer

from .answer import Cited

LEAST = 0.65
_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*(?:\s*[\[［【]\s*\d{1,2}\s*[\]］】])*")
_NAMED = re.compile(r"[\[［【]\s*(\d{1,2})\s*[\]］】]")
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*|[〇零一二三四五六七八九十百千万亿两]+(?=个?(?:工作日|自然日|[天日月年岁元块万亿人次户套米倍成]))|百分之[一二三四五六七八九十百点]+"
)
_NEGATION = re.compile(
    r"不(?!动产|仅|但|限于|同|超过|少于|低于|高于|满)|没有|未(?!来|成年)|无(?!障碍|偿|线)|禁止|严禁|除外|免(?!疫)"
)
_PARTS = re.compile(r"[，,。！？!?；;：:\n]")
_SHORTEST = 6
_FILLER = re.compile(
    r"^(?:根据|依据|按照)(?:材料|以上材料|上述材料|有关规定|相关规定|规定)?[，,]?|^(?:因此|所以|综上|总之|另外|此外|同时)[，,]?"
)


def supported(text: str, passages: Sequence[str]) -> list[Cited]:
    """The sentences of ``text`` that their passages support; numbers count from 1."""
    found = []
    for match in _SENTENCE.finditer(text):
        numbers = tuple(dict.fromkeys(int(number) for number in _NAMED.findall(match.group())))
        said = _NAMED.sub("", match.group()).strip()
        named = numbers and all(1 <= number <= len(passages) for number in numbers)
        if named and stands(said, [passages[number - 1] for number in numbers]):
            found.append(Cited(_ended(said), numbers))
    return found


def stands(said: str, passages: Sequence[str]) -> bool:
    """Whether the passages together say this."""
    bare = _FILLER.sub("", said)
    pairs = set(analyzer.phrase(bare))
    if len(analyzer.fold(bare).strip(analyzer.SENTINEL)) < _SHORTEST:
        return False
    whole = "。".join(passages)
    held = set(analyzer.grams(whole).split())
    if sum(pair in held for pair in pairs if analyzer.SENTINEL not in pair) < LEAST * _counted(pairs):
        return False
    return _numbers(bare) <= _numbers(whole) and _negates_as(bare, whole)


def _counted(pairs: set[str]) -> int:
    return sum(analyzer.SENTINEL not in pair for pair in pairs)


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "") for number in _NUMBER.findall(analyzer.plain(text))}


def _negates_as(said: str, whole: str) -> bool:
    """Each part of the sentence negates if and only if the likest part of the passages does."""
    given = [piece for piece in _PARTS.split(whole) if piece.strip()]
    for part in _PARTS.split(said):
        pairs = set(analyzer.characters(part))
        likest = max(given, key=lambda piece: _likeness(pairs, piece), default="")
        if bool(_NEGATION.search(part)) != bool(_NEGATION.search(likest)) and len(part) > 1:
            return False
    return True


def _likeness(pairs: set[str], piece: str) -> float:
    others = set(analyzer.characters(piece))
    return len(pairs & others) / (len(others) + len(pairs)) if others else 0.0


def _ended(said: str) -> str:
    return said if said[-1] in "。！？!?" else f"{said}。"
