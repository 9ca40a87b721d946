"""Numbers that must stay whole in search: document numbers (发文字号) and article numbers (第X条).

Pure. `kernel.lex` knows how document numbers are written; a query is allowed to be sloppier than print.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from mingzheng.kernel.lex.docnumbers import find_doc_numbers, normalize_doc_number
from mingzheng.kernel.lex.numerals import NUMERAL, parse_numeral

_SIGNS = re.compile(r"\d\s*年?\s*[〕\])】］﹞>》}〗]|[〔\[【]\s*\d|[令发函字规告]\s*\(?\s*第?\s*\d|令\s*第")
_ANY_BRACKETS = re.compile(r"[〔\[({【〖<〈《「]\s*(\d{4})\s*年?\s*[〕\])}】〗>〉》」]")
_ORDER_WITHOUT_ORDINAL = re.compile(r"^([\u4e00-\u9fff]{1,24}令)\s*第?\s*(\d{1,5})\s*号?$")
_ARTICLE = re.compile(
    rf"第\s*(?P<number>{NUMERAL}{{1,8}}|\d{{1,4}})\s*条(?:之(?P<sub>[一二三四五六七八九十]))?"
)


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number found in a text: its canonical form and where it stands (offsets in the text given)."""

    value: str
    start: int
    end: int


def find_numbers(text: str) -> Iterator[NumberHit]:
    """Document numbers in a text, in canonical form (国办发〔2019〕19号, 国令第711号)."""
    if _SIGNS.search(text):
        yield from (NumberHit(hit.value, hit.start, hit.end) for hit in find_doc_numbers(text))


def find_articles(text: str) -> Iterator[NumberHit]:
    """Article numbers in a text in canonical form: 第十二条 → 第12条, 第一百二十条之一 → 第120条之1."""
    for match in _ARTICLE.finditer(text):
        number = parse_numeral(match["number"])
        if number is not None:
            sub = f"之{parse_numeral(match['sub'])}" if match["sub"] else ""
            yield NumberHit(f"第{number}条{sub}", match.start(), match.end())


def canonical_number(text: str) -> str | None:
    """The canonical form if the whole text is one document number, else None.

    Any brackets will do, 号 and 第 may be missing, widths and blanks do not matter.
    """
    plain = _ANY_BRACKETS.sub(r"〔\1〕", unicodedata.normalize("NFKC", text).strip())
    plain = _ORDER_WITHOUT_ORDINAL.sub(r"\1第\2号", plain)
    return normalize_doc_number(plain) or normalize_doc_number(f"{plain}号")
