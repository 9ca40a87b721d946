"""Traditional and simplified script, as search needs them. Pure.

Two grains. Characters fold one by one, so that a part of a text folds to a part of the folded text: that
keeps "what stands in the text is found" true and offsets exact. Words convert with their context, by OpenCC.
"""

import functools
import re

from opencc import OpenCC

from mingzheng.kernel.lex import script as lex

# Characters OpenCC leaves alone out of context because one of their simplified forms is themselves. Search
# may see them as one: a query for 著作 also finds 着作, which harms nobody.
_MERGED = str.maketrans("著徵瞭於藉夥覆摺", "着征了于借伙复折")


@functools.cache
def _to_hans() -> OpenCC:
    return OpenCC("t2s")


@functools.cache
def _simplified() -> dict[str, str]:
    """Every Han character of the basic block and extension A, and what the conversion makes of it alone."""
    block = [chr(code) for start, end in ((0x3400, 0x4DC0), (0x4E00, 0xA000)) for code in range(start, end)]
    return dict(zip(block, _to_hans().convert("\n".join(block)).split("\n"), strict=True))


@functools.cache
def _traditional() -> re.Pattern[str]:
    """Matches a character that the conversion to simplified script changes."""
    return re.compile(f"[{''.join(char for char, other in _simplified().items() if char != other)}]")


def simplified_han() -> str:
    """The Han characters that `fold_char` leaves as they are."""
    return "".join(char for char, other in _simplified().items() if char == other.translate(_MERGED))


def is_traditional(text: str) -> bool:
    """Whether any character of the text is traditional."""
    return _traditional().search(text) is not None


def fold_char(char: str) -> str:
    """The character under which all script variants of ``char`` are known."""
    return _to_hans().convert(char).translate(_MERGED)


def to_hans(text: str) -> str:
    """Simplified script, by words and characters; cheap on text that is simplified already."""
    return lex.to_hans(text) if is_traditional(text) else text


def mainland_words(text: str) -> str | None:
    """Traditional text in simplified script with Taiwan's words replaced (檔案 → 文件), or None if it has none.

    Only for text in traditional script: 档案 in a simplified text is a word of its own.
    """
    if not is_traditional(text):
        return None
    converted = lex.to_hans(text, source_words=True)
    return converted if converted != lex.to_hans(text) else None
