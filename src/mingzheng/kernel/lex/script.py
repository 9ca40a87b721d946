"""Simplified and traditional script (简体、繁体).

Character conversion is OpenCC's; texts that went through a word-level conversion for Taiwan readers
(檔案 for 文件, 最佳化 for 优化) are mapped back by :mod:`mingzheng.kernel.lex.tw_words`.
"""

import re
from functools import cache, lru_cache
from typing import Literal

from opencc import OpenCC

from mingzheng.kernel.lex.tw_words import TW_WORDS

Script = Literal["hans", "hant"]
_SAMPLE, _SHORT = 2_000, 100
# Characters that exist in one script only and are frequent in official prose.
_HANT_ONLY = re.compile(
    "[國務發關開辦廳門規範處資訊業產會議員級縣區鄉鎮應監審與為於對從東車長時間這個們來說實現據條農環經濟體質導組織請認錄號總結協調書樓單證]"
)
_HANS_ONLY = re.compile(
    "[国务发关开办厅门规范处资讯业产会议员级县区乡镇应监审与为于对从东车长时间这个们来说实现据条农环经济体质导组织请认录号总结协调书楼单证]"
)


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def _convert(name: str, text: str) -> str:
    """OpenCC's answer. A page names the same organs, themes and titles again and again: those are remembered."""
    return _convert_short(name, text) if len(text) <= _SHORT else _ask_opencc(name, text)


def _ask_opencc(name: str, text: str) -> str:
    """Half a surrogate pair, which it would refuse, becomes U+FFFD."""
    converted: str
    try:
        converted = _converter(name).convert(text)
    except UnicodeEncodeError:
        converted = _converter(name).convert(text.encode("utf-8", "replace").decode("utf-8"))
    return converted


_convert_short = lru_cache(maxsize=2048)(_ask_opencc)


def script_of(text: str) -> Script:
    """The script most of the text is written in; "hans" when it shows neither."""
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[len(text) // 2 :][:_SAMPLE]
    hant = len(_HANT_ONLY.findall(sample))
    return "hant" if hant and hant > len(_HANS_ONLY.findall(sample)) else "hans"


def to_hans(text: str, source_words: bool = False) -> str:
    """Traditional to simplified; ``source_words`` also maps zh-TW words to mainland ones (檔案 → 文件).

    Use ``source_words`` only for a text known to be converted: 档案 is a real word elsewhere.
    """
    hans = _convert("t2s", text)
    return _tw_pattern().sub(lambda m: TW_WORDS[m.group()], hans) if source_words else hans


def to_hant(text: str) -> str:
    """Simplified to traditional, phrase-aware (OpenCC s2t)."""
    return _convert("s2t", text)


@cache
def _tw_pattern() -> re.Pattern[str]:
    words = sorted(TW_WORDS, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def looks_word_converted(text: str) -> bool:
    """Whether a traditional text shows the marks of word-level conversion for Taiwan readers."""
    return sum(text.count(mark) for mark in ("檔案", "網際網路", "最佳化", "民眾", "資料庫", "程式")) >= 3
