"""The sentences of a passage and those that answer (摘句). Pure: nothing is worded anew, only chosen."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from mingzheng.engines.search import analyzer
from mingzheng.kernel.lex.manuscript import split_cells

from .wording import coverage, holds

MOST_SENTENCES = 3
LONGEST = 260
_HEADING = 20
_SHORT = 12
_LED_WORTH = 0.5
_WORTH_ADDING = 0.2
_WHOLE_CLAUSE = 150
_ENDS = re.compile(r"(?<=[。！？!?])(?![”’」』）)])")
_CLAUSE_NUMBER = re.compile(r"^第[〇零一二三四五六七八九十百千\d]{1,8}条(?:之[一二三四五六七八九十])?\s*")
_ITEM = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．]|[①-⑳])"
)
_ANSWER = re.compile(r"^答[：:]")
# The formal opening of a document names its whole subject and says nothing of it.
_OPENING = re.compile(
    r"^为(?:了|进一步|深入|贯彻|切实|规范|加强|积极)|现(?:将|就|予).{0,40}(?:如下|印发|公布)|现印发|请(?:认真)?(?:遵照|贯彻|组织)"
)
_OPENING_WORTH = 0.3
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


@dataclass(frozen=True, slots=True)
class Asked:
    """What sentences are judged by: the words with their weights, and patterns of the kind of value wanted."""

    words: Sequence[str]
    weights: Mapping[str, float]
    wanted: Sequence[re.Pattern[str]]


def choose(text: str, asked: Asked, header: Sequence[str] = ()) -> str:
    """The one to three sentences of a passage that say most about what is asked, as they stand in it."""
    clause = _CLAUSE_NUMBER.sub("", text, count=1)
    sentences = split(clause, header)
    if not sentences:
        return ""
    if clause != text and len(clause) <= _WHOLE_CLAUSE:
        return _joined(sentences)
    scores = _led([_score(sentence.text, asked) for sentence in sentences], sentences)
    best = max(range(len(scores)), key=lambda place: (scores[place], -place))
    if sentences[best].row:
        return _joined(_rows(sentences, scores, best))
    chosen = _around(sentences, best)
    more = _more(sentences, chosen, asked)
    return _joined([sentence for sentence in sentences if sentence in chosen or sentence is more])


def worth(text: str, asked: Asked) -> float:
    """How well the best sentence of a text answers, from 0 to a little over 1."""
    return max((_score(sentence.text, asked) for sentence in split(text)), default=0.0)


def _led(scores: Sequence[float], sentences: Sequence[Sentence]) -> list[float]:
    """What only leads says less than what follows it; the two count together."""
    return [
        score
        + (_LED_WORTH * scores[place + 1] if sentences[place].leads and place + 1 < len(scores) else 0.0)
        for place, score in enumerate(scores)
    ]


def _score(sentence: str, asked: Asked) -> float:
    held = _held(sentence, asked)
    if _OPENING.search(sentence):
        return _OPENING_WORTH * held
    cued = any(cue.search(sentence) for cue in asked.wanted)
    return held + (_CUE_WORTH if cued and held else 0.0)


def _held(text: str, asked: Asked) -> float:
    folded = analyzer.fold(text)
    return coverage(asked.words, asked.weights, {word: holds(folded, word) for word in asked.words})


def _more(sentences: Sequence[Sentence], chosen: Sequence[Sentence], asked: Asked) -> Sentence | None:
    """One sentence more, if it says of the question what the chosen ones leave out."""
    said = "".join(sentence.text for sentence in chosen)
    held = _held(said, asked)
    gains = [(_held(said + other.text, asked) - held, other) for other in sentences if other not in chosen]
    gain, best = max(gains, key=lambda pair: pair[0], default=(0.0, None))
    return best if gain >= _WORTH_ADDING and len(chosen) < MOST_SENTENCES else None


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
    # A list after a colon is one statement: half of the conditions would be a wrong answer.
    following, goes_on = best + 1, sentences[best].leads
    while following < len(sentences) and goes_on:
        nearby = sentences[following]
        if not nearby.item and not nearby.row and len(chosen) >= MOST_SENTENCES:
            break
        chosen.append(nearby)
        following += 1
        rest = sentences[following] if following < len(sentences) else None
        short = len(nearby.text) <= _SHORT and rest is not None and not rest.leads
        goes_on = nearby.leads or short or (rest is not None and (rest.item or rest.row))
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
