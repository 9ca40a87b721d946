"""Did-you-mean (纠错) by sound and shape, from the index's own vocabulary. Pure.

What stands in some record is never corrected; a correction is built of words that do.
"""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice, product

from pypinyin import Style, pinyin
from pypinyin.constants import PHRASES_DICT

from . import analyzer
from .lookalikes import lookalikes

VOCABULARY_SIZE = 40_000
_LONGEST = 8
_MOST_READINGS = 16
_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_LETTERS = re.compile(r"[a-z]{3,40}")
# Sounds that speakers of many dialects, and their input methods, do not tell apart.
_FUZZY = ((re.compile("^([zcs])h"), r"\1"), (re.compile("ng$"), "n"), (re.compile("^l(?=[aeiou])"), "n"))

Sound = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """A way to read a part of a run: the word to write and how good that reading is."""

    value: float
    word: str


class Speller:
    """Corrects queries towards the words of one state of the index."""

    def __init__(self, vocabulary: Iterable[tuple[str, int]]) -> None:
        words = [
            (word, count)
            for word, count in vocabulary
            if 1 < len(word) <= _LONGEST and _HAN_RUN.fullmatch(word)
        ]
        self._counts = dict(words)
        self._by_sound: dict[Sound, list[str]] = {}
        self._by_letters: dict[str, str] = {}
        for word, _ in words:
            sound = _sound(word)
            self._by_sound.setdefault(sound, []).append(word)
            self._by_letters.setdefault("".join(sound), word)
            fuzzy = _fuzzy(sound)
            if fuzzy != sound:
                self._by_sound.setdefault(fuzzy, []).append(word)

    def correct(self, query: str, stands: Callable[[str], bool]) -> str | None:
        """The query with its misspelt runs corrected, or None. ``stands``: whether a text is in any record."""
        text = analyzer.plain(query).strip()
        if _LETTERS.fullmatch(text.replace(" ", "").replace("'", "")):
            return None if stands(text) else self._by_letters.get(text.replace(" ", "").replace("'", ""))
        corrected = _HAN_RUN.sub(lambda run: self._run(run.group(), stands), text)
        return corrected if corrected != text and stands(corrected) else None

    def _run(self, run: str, stands: Callable[[str], bool]) -> str:
        if len(run) < 2 or len(run) > 40 or stands(run):
            return run
        best: list[_Choice] = [_Choice(0.0, "")]
        for end in range(1, len(run) + 1):
            choices = [_Choice(best[end - 1].value, best[end - 1].word + run[end - 1])]
            for start in range(max(0, end - _LONGEST), end - 1):
                part = self._part(run[start:end])
                if part:
                    choices.append(_Choice(best[start].value + part.value, best[start].word + part.word))
            best.append(max(choices, key=lambda choice: choice.value))
        return best[-1].word

    def _part(self, part: str) -> _Choice | None:
        """The part itself if it is a word, else the likeliest word of its sound, else of its shape."""
        if part in self._counts:
            return _Choice(len(part) ** 2, part)
        for penalty, words in (
            (0.5, self._same_sound(part)),
            (0.7, self._same_shape(part)),
            (0.9, self._near_sound(part)),
        ):
            if words:
                return _Choice(
                    len(part) ** 2 - penalty, max(words, key=lambda word: self._likeness(word, part))
                )
        return None

    def _likeness(self, word: str, part: str) -> tuple[int, int]:
        same = sum(one == other for one, other in zip(word, part, strict=True))
        return same, self._counts[word]

    def _same_sound(self, part: str) -> list[str]:
        return [
            word
            for sound in _sounds(part)
            for word in self._by_sound.get(sound, ())
            if len(word) == len(part)
        ]

    def _near_sound(self, part: str) -> list[str]:
        """By blurred sound; half of the characters must be right, or everything would sound alike."""
        found = [word for sound in _sounds(part) for word in self._by_sound.get(_fuzzy(sound), ())]
        return [
            word
            for word in found
            if len(word) == len(part) and self._likeness(word, part)[0] * 2 >= len(part)
        ]

    def _same_shape(self, part: str) -> list[str]:
        """One character replaced by one that looks like it."""
        swapped = (
            part[:place] + other + part[place + 1 :]
            for place, char in enumerate(part)
            for other in lookalikes(char)
        )
        return [word for word in swapped if word in self._counts]


def _sounds(part: str) -> Iterable[Sound]:
    """The likeliest sound first, then the other readings of its characters."""
    others = islice(product(*map(_readings, part)), _MOST_READINGS)
    return dict.fromkeys((_sound(part), *others))


def _sound(word: str) -> Sound:
    """The likeliest sound of a word: as the phrase dictionary has it, else each character's first reading."""
    phrase = PHRASES_DICT.get(word)
    if phrase:
        return tuple(_without_tone(syllables[0]) for syllables in phrase)
    return tuple(_readings(char)[0] for char in word)


@functools.cache
def _readings(char: str) -> Sound:
    (readings,) = pinyin(char, style=Style.NORMAL, heteronym=True)
    return tuple(dict.fromkeys(readings))


@functools.cache
def _without_tone(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    letters = letters.replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii())


def _fuzzy(sound: Sound) -> Sound:
    return tuple(_blurred(syllable) for syllable in sound)


@functools.cache
def _blurred(syllable: str) -> str:
    for pattern, replacement in _FUZZY:
        syllable = pattern.sub(replacement, syllable)
    return syllable
