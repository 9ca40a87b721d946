"""Did-you-mean (纠错) by sound and shape, from the index's own vocabulary. Pure.

What stands in some record is never corrected; a correction is built of words that do.
"""

import functools
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import islice, product

from . import analyzer, sounds
from .lookalikes import lookalikes

VOCABULARY_SIZE = 40_000
_LONGEST = 8
_MOST_READINGS = 16
_HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
_LETTERS = re.compile(r"[a-z]{3,40}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a speller knows, ready to be kept as JSON: making it takes seconds, reading it a blink.

    Words with the number of records that hold them, most frequent first; the words of each sound and of each blurred
    sound, parted by blanks, as are the readings of each character.
    """

    counts: dict[str, int]
    by_sound: dict[str, str]
    readings: dict[str, str]

    @classmethod
    def of(cls, vocabulary: Iterable[tuple[str, int]]) -> "Lexicon":
        """From words with the number of records that hold them, most frequent first."""
        counts = {
            word: count
            for word, count in vocabulary
            if 1 < len(word) <= _LONGEST and _HAN_RUN.fullmatch(word)
        }
        by_sound: dict[str, list[str]] = {}
        for word in counts:
            sound = sounds.sound(word)
            for heard in dict.fromkeys((sound, sounds.blurred(sound))):
                by_sound.setdefault(heard, []).append(word)
        return cls(counts, {sound: " ".join(words) for sound, words in by_sound.items()}, sounds.readings())

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Lexicon":
        """Raises ValueError or TypeError if the text is not one."""
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True)
class _Choice:
    """A way to read a part of a run: the word to write and how good that reading is."""

    value: float
    word: str


class Speller:
    """Corrects queries towards the words of one state of the index."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._counts = lexicon.counts
        self._by_sound = lexicon.by_sound
        self._readings = lexicon.readings

    @functools.cached_property
    def _by_letters(self) -> dict[str, str]:
        """One word, the most frequent, for pinyin typed without blanks."""
        return {
            sound.replace(" ", ""): words.partition(" ")[0]
            for sound, words in reversed(self._by_sound.items())
        }

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
            for sound in self._sounds(part)
            for word in self._by_sound.get(sound, "").split()
            if len(word) == len(part)
        ]

    def _near_sound(self, part: str) -> list[str]:
        """By blurred sound; half of the characters must be right, or everything would sound alike."""
        heard = dict.fromkeys(map(sounds.blurred, self._sounds(part)))
        found = [word for sound in heard for word in self._by_sound.get(sound, "").split()]
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

    def _sounds(self, part: str) -> list[str]:
        """The likeliest sound first, then the other readings of its characters."""
        syllables = (self._readings.get(char, char).split() for char in part)
        return [" ".join(sound) for sound in islice(product(*syllables), _MOST_READINGS)]
