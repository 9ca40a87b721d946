"""How words sound (拼音), without tones. Loads pypinyin's phrases (0.5 s, 60 MB) when first asked; indexers ask."""

import functools
import re
import unicodedata
from typing import Any

Readings = dict[str, str]
# Sounds that speakers of many dialects, and their input methods, do not tell apart.
_FUZZY = ((re.compile("^([zcs])h"), r"\1"), (re.compile("ng$"), "n"), (re.compile("^l(?=[aeiou])"), "n"))
_COMMON_HAN = range(0x4E00, 0xA000)


def sound(word: str) -> str:
    """The likeliest sound, syllables parted by blanks: as the phrase dictionary has it, else by first readings."""
    phrase = _phrases().get(word)
    if phrase:
        return " ".join(_without_tone(syllables[0]) for syllables in phrase)
    return " ".join(_readings(char)[0] for char in word)


def readings() -> Readings:
    """Every common character with all its readings, the likeliest first, parted by blanks."""
    return {chr(code): " ".join(_readings(chr(code))) for code in _COMMON_HAN}


def blurred(sounds: str) -> str:
    """The sound with what is easily confused made equal."""
    return " ".join(map(_blurred_syllable, sounds.split()))


@functools.cache
def _phrases() -> Any:
    from pypinyin.constants import PHRASES_DICT

    return PHRASES_DICT


@functools.cache
def _readings(char: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    (found,) = pinyin(char, style=Style.NORMAL, heteronym=True)
    return tuple(dict.fromkeys(found))


@functools.cache
def _without_tone(syllable: str) -> str:
    letters = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    letters = letters.replace("u\u0308", "v")
    return "".join(letter for letter in letters if letter.isascii())


@functools.cache
def _blurred_syllable(syllable: str) -> str:
    for pattern, replacement in _FUZZY:
        syllable = pattern.sub(replacement, syllable)
    return syllable
