"""The sentences of a passage and those that answer (摘句). Pure: nothing is worded anew, only chosen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from mingzheng.engines.search import analyzer
from mingzheng.kernel.lex.manuscript import split_cells

from .wording import holds

MOST_SENTENCES = 3
LONGEST = 260
_HEADING = 20
_LED_WORTH = 0.5
_WHOLE_CLAUSE = 150
_ENDS = re.compile(r"(?<=[。！？!?])(?![”’」』）)])")
_CLAUSE_NUMBER = re.compile(r"^第[〇零一二三四五六七八九十百千\d]{1,8}条(?:之[一二三四五六七八九十])?\s*")
_ITEM = re.compile(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]|[①-⑳])")
_ANSWER = re.compile(r"^答[：:]")
_LEADS = ("：", ":", "？", "?")
_CUE_WORTH = 0.2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it is shown; ``leads``: it only leads to the next (a heading, a question, a colon).

    ``item`` is a numbered line, ``row`` a row of a table, told with the names of its columns.
    """

    text: str
    leads: bool = False
    item: bool = False
    row: bool = False


def split(text: str, header: Sequence[str] = ()) -> list[Sentence]:
    """The sentences of a passage. A table without its header begins with it, unless ``header`` names the columns."""
    found: list[Sentence] = []
    columns = tuple(header)
    for line in text.split("\n"):
        if not line.startswith("|"):
            columns = ()
            found += _of_line(line)
        elif columns:
            found.append(Sentence(_row(columns, split_cells(line)), row=True))
        else:
            columns = split_cells(line)
    return found


def _of_line(line: str) -> list[Sentence]:
    pieces = [piece.strip() for piece in _ENDS.split(line) if piece.strip()]
    return [
        Sentence(piece, _leads(piece, number < len(pieces)), number == 1 and _ITEM.match(piece) is not None)
        for number, piece in enumerate(pieces, 1)
    ]


def _leads(piece: str, goes_on: bool) -> bool:
    if piece.endswith(_LEADS) or piece[-1] not in "。！；!;":
        return True
    return goes_on and len(piece) <= _HEADING and _ITEM.match(piece) is not None


def _row(columns: Sequence[str], cells: Sequence[str]) -> str:
    pairs = zip_longest(columns, cells, fillvalue="")
    return "，".join(f"{name}：{cell}" if name else cell for name, cell in pairs if cell) + "。"


def choose(
    text: str,
    words: Sequence[str],
    weights: Mapping[str, float],
    wanted: Sequence[re.Pattern[str]],
    header: Sequence[str] = (),
) -> str:
    """The one to three sentences of a passage that say most about the words, as they stand in it."""
    clause = _CLAUSE_NUMBER.sub("", text, count=1)
    sentences = split(clause, header)
    if not sentences:
        return ""
    if clause != text and len(clause) <= _WHOLE_CLAUSE:
        return _joined(sentences)
    scores = [_score(sentence.text, words, weights, wanted) for sentence in sentences]
    # What only leads says less than what follows it; the two count together.
    led = [
        score + (_LED_WORTH * scores[place + 1] if sentences[place].leads and place + 1 < len(scores) else 0.0)
        for place, score in enumerate(scores)
    ]
    best = max(range(len(led)), key=lambda place: (led[place], -place))
    if sentences[best].row:
        return _joined(_rows(sentences, scores, best))
    return _joined(_around(sentences, best))


def _score(
    sentence: str, words: Sequence[str], weights: Mapping[str, float], wanted: Sequence[re.Pattern[str]]
) -> float:
    folded = analyzer.fold(sentence)
    whole = sum(weights[word] for word in words) or 1.0
    held = sum(weights[word] * holds(folded, word) for word in words) / whole
    cued = any(cue.search(sentence) for cue in wanted)
    return held + (_CUE_WORTH if cued and held else 0.0)


def _rows(sentences: Sequence[Sentence], scores: Sequence[float], best: int) -> list[Sentence]:
    """The rows that say as much as the best one, after what leads to the table."""
    first = last = best
    while first > 0 and sentences[first - 1].row:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].row:
        last += 1
    lead = [sentences[first - 1]] if first > 0 and sentences[first - 1].leads else []
    return lead + [sentences[place] for place in range(first, last + 1) if scores[place] >= scores[best]]


def _around(sentences: Sequence[Sentence], best: int) -> list[Sentence]:
    """The sentence, what led to it, and what it leads to."""
    chosen = [sentences[best]]
    before = best - 1
    while before >= 0 and sentences[best].item and sentences[before].item and not sentences[before].leads:
        before -= 1
    answers = sentences[best].item or _ANSWER.match(sentences[best].text)
    if before >= 0 and sentences[before].leads and answers:
        chosen.insert(0, sentences[before])
    following, goes_on = best + 1, sentences[best].leads
    # A list after a colon is one statement: half of the conditions would be a wrong answer.
    while following < len(sentences) and goes_on:
        nearby = sentences[following]
        if not nearby.item and not nearby.row and len(chosen) >= MOST_SENTENCES:
            break
        chosen.append(nearby)
        following += 1
        rest = sentences[following] if following < len(sentences) else None
        goes_on = nearby.leads or (rest is not None and (rest.item or rest.row))
    return chosen


def _joined(sentences: Sequence[Sentence]) -> str:
    """As one run of text; cut at a sentence where it grows too long, and says so."""
    text = ""
    for number, sentence in enumerate(sentences):
        piece = sentence.text if sentence.text[-1] in "。！？；!?;：:" else f"{sentence.text}。"
        if number and len(text) + len(piece) > LONGEST:
            return f"{text}……"
        text += piece
    return text
