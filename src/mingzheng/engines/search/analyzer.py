"""The analyzer (分词): one pure function pair for index and query, whatever the engine. Version ``zh2``.

A text becomes two streams of tokens joined by blanks, which the engine only splits at the blanks:

- ``grams``: every pair of neighbouring characters of the *folded* text. Folding drops blanks, line breaks
  and accents, lowers case, merges widths and scripts, and writes any run of punctuation as one sentinel. It
  works character by character, so a string standing in a text folds to a string standing in the folded text,
  and its pairs are a phrase in the stream: whatever Ctrl-F finds, a phrase of grams finds, across 5G网络 and
  inside IPv6 as well, and no phrase crosses punctuation it does not itself contain. Each character starts
  exactly one pair, so a single character is a prefix of a gram.
- ``words``: dictionary words (rjieba, search mode, no HMM) plus document and article numbers as one token each. Single
  characters are no words: nobody asks for them here, the grams have them.
"""

import functools
import operator
import re
import string
import threading
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .numbers import find_articles, find_numbers
from .scripts import fold_char, simplified_han, to_hans

ANALYZER = "zh2"
SENTINEL = "_"

# What stands between the words of nearly every text; `str.replace` is many times faster than looking at each character.
_USUAL_MARKS = "，。、；：？！“”（）《》〔〕"
_USUAL_BLANKS = " \n\u3000"
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
# Starts with the blank, which is looked for faster than what stands before it.
_BLANKS_IN_HAN = re.compile(rf"[ \t\u3000](?<=[{_HAN}][ \t\u3000])[ \t\u3000]*(?=[{_HAN}])")
# Anything but ASCII, Han characters and common punctuation; without it a text is NFKC as far as words matter.
_UNUSUAL = re.compile(r"[^\x00-\x7f\u4e00-\u9fff\u3000，。、；：？！“”‘’（）《》〈〉【】〔〕…—·]")
_EXTRA_WORDS = ("国务院令", "依申请公开", "主动公开", "政务公开", "政府信息公开")
_SINGLES = frozenset(string.ascii_lowercase + string.digits)
_STOP_WORDS = frozenset("的了和与及或等在是对为把被就也都吗呢啊吧呀之其")

_CODE, _BLANK = "I", ord(" ")
_PAIR_ACROSS = re.compile(f".{SENTINEL} {SENTINEL}. ?")

_NAME = 20  # no name of an organ is much longer

_lock = threading.RLock()


@functools.cache
def _segmenter() -> Any:
    """The dictionary of this process with the words of our field; loaded (0.3 s) when first needed."""
    import rjieba

    with _lock:
        segmenter = rjieba.Jieba()
        _add(segmenter, _EXTRA_WORDS)
        return segmenter


class _Fold(dict[int, str]):
    """Code point → what it folds to; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    plain = fold_char(unicodedata.normalize("NFKD", char).casefold())
    return "".join(_fold_part(part) for part in unicodedata.normalize("NFKD", plain))


def _fold_part(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "LN" or category == "Co":
        return char
    return SENTINEL if category[0] in "PS" or category == "Cs" else ""


_FOLD = _Fold()


@functools.cache
def _to_fold() -> re.Pattern[str]:
    """Matches what does not fold to itself: anything but lower case ASCII, digits and simplified Han characters."""
    return re.compile(f"[^a-z0-9{SENTINEL}{simplified_han()}]+")


def fold(text: str) -> str:
    """The folded text: letters, digits and Han characters only, each run of punctuation as one ``_``."""
    for mark in _USUAL_MARKS:
        text = text.replace(mark, SENTINEL)
    for blank in _USUAL_BLANKS:
        text = text.replace(blank, "")
    text = _to_fold().sub(_fold_match, text)
    while SENTINEL * 2 in text:
        text = text.replace(SENTINEL * 2, SENTINEL)
    return text


def _fold_match(match: re.Match[str]) -> str:
    return match.group().translate(_FOLD)


def fold_with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text and, for each of its characters, the offset in ``text`` it came from."""
    folded: list[str] = []
    origins: list[int] = []
    for offset, char in enumerate(text):
        for part in _FOLD[ord(char)]:
            if part != SENTINEL or not folded or folded[-1] != SENTINEL:
                folded.append(part)
                origins.append(offset)
    return "".join(folded), origins


def grams(text: str) -> str:
    """The stream of character pairs of a text; empty if it holds no letter, digit or Han character."""
    core = fold(text).strip(SENTINEL)
    return _pairs(f"{SENTINEL}{core}{SENTINEL}") if core else ""


def _pairs(text: str) -> str:
    """Every two neighbouring characters, parted by blanks: moved in bulk, since there are millions of them."""
    codes = array(_CODE, text.encode("utf-32-le"))
    pairs = array(_CODE, bytes(12 * (len(text) - 1)))
    pairs[0::3], pairs[1::3] = codes[:-1], codes[1:]
    pairs[2::3] = array(_CODE, [_BLANK]) * (len(text) - 1)
    return pairs.tobytes().decode("utf-32-le")[:-1]


def phrase(text: str) -> tuple[str, ...]:
    """The grams a text must hold one after the other to contain ``text``; one character stays alone.

    Punctuation at either end is dropped, which can only widen what is found.
    """
    core = fold(text).strip(SENTINEL)
    return tuple(map(operator.add, core, core[1:])) if len(core) > 1 else tuple(core)


def characters(text: str) -> list[str]:
    """Every character and every pair of neighbours of a text, without punctuation; for questions.

    The tokens with the best ranking of statutes for lay questions (characters and pairs, BM25 1.2/0.75).
    """
    return character_stream(text).split()


def character_stream(text: str) -> str:
    """The same, parted by blanks."""
    core = fold(text).strip(SENTINEL)
    if len(core) < 2:
        return core
    return f"{' '.join(core.replace(SENTINEL, ''))} {_PAIR_ACROSS.sub('', _pairs(core))}"


def plain(text: str) -> str:
    """Text as the segmenter wants it: NFKC, lower case, simplified, no blanks between Han characters."""
    if _UNUSUAL.search(text):
        text = unicodedata.normalize("NFKC", text)
    return _BLANKS_IN_HAN.sub("", to_hans(text.lower()))


def words(text: str) -> str:
    """The stream of words of a text for the index: long words, the words inside them, whole numbers."""
    text = plain(text)
    tokens = [hit.value for hit in find_numbers(text)]
    tokens += [hit.value for hit in find_articles(text)]
    tokens += [
        token for token in _segmenter().cut_for_search(text, False) if len(token) > 1 or token in _SINGLES
    ]
    return " ".join(tokens)


def streams(text: str) -> tuple[str, str]:
    """The words and the grams of a text for the index."""
    return _streams_of_name(text) if len(text) <= _NAME else (words(text), grams(text))


@functools.lru_cache(2048)
def _streams_of_name(text: str) -> tuple[str, str]:
    """Those of a short text: the names of organs and themes come again and again."""
    return words(text), grams(text)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query and the shorter words that together stand for it (empty if there are none).

    One that is not ``known`` is no dictionary word (云江市); only its characters can be looked for, and its parts
    are the dictionary words in it, which do not make up all of it.
    """

    text: str
    parts: tuple[str, ...] = ()
    known: bool = True


def query_words(text: str) -> list[Word]:
    """The words of a query, each once, without function words unless there is nothing else."""
    text = plain(text)
    found: list[Word] = []
    position = 0
    for hit in sorted([*find_numbers(text), *find_articles(text)], key=lambda hit: hit.start):
        if hit.start >= position:
            found += [*_cut(text[position : hit.start]), Word(hit.value)]
            position = hit.end
    found += _cut(text[position:])
    return list(dict.fromkeys(found)) or [Word(token, known=False) for token in text if token in _STOP_WORDS]


def _cut(text: str) -> list[Word]:
    """Dictionary words; a character left over joins its neighbour, since no cut of a text can be relied on there."""
    found: list[Word] = []
    glue = False
    for token in _segmenter().cut(text, False):
        if not token[0].isalnum() or token in _STOP_WORDS:
            glue = False
        elif glue and (len(token) == 1 or len(found[-1].text) == 1) and not token.isascii():
            found[-1] = _joined(found[-1], token)
        else:
            known = len(token) > 1 or token.isascii()
            found.append(Word(token, _parts(token), known))
            glue = not token.isascii()
    return found


def _joined(word: Word, token: str) -> Word:
    before = word.parts if not word.known else (word.text,)
    parts = tuple(part for part in (*before, token) if len(part) > 1)
    return Word(word.text + token, parts, known=False)


def _parts(token: str) -> tuple[str, ...]:
    if len(token) < 4:
        return ()
    parts = tuple(part for part in _segmenter().cut_for_search(token, False) if part != token)
    return parts if set("".join(parts)) == set(token) else ()


def is_word(text: str) -> bool:
    """Whether the dictionary knows this text as one word."""
    return bool(_segmenter().has_word(plain(text)))


def learn(names: Iterable[str]) -> None:
    """Add names (organs, topics) to the dictionary of this process; Latin and one-character ones stay out."""
    with _lock:
        _add(_segmenter(), names)
        _streams_of_name.cache_clear()


def _add(segmenter: Any, names: Iterable[str]) -> None:
    for name in names:
        word = plain(name).strip()
        if len(word) > 1 and word.isalnum() and not word.isascii() and not segmenter.has_word(word):
            segmenter.add_word(word, segmenter.suggest_freq(word), "n")
