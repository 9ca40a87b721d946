"""The measures of an official document on paper (公文格式, GB/T 9704-2012).

Lengths are millimetres, type sizes points. VERIFIED-2 except where said. The engine that draws pages reads
these numbers and adds none of its own.
"""

from dataclasses import dataclass
from typing import Literal

from mingzheng.kernel.statute.source import Source

STANDARD = Source("GB/T 9704—2012", "", "党政机关公文格式", "VERIFIED-2")
RECALLED_MEASURE = Source("GB/T 9704—2012", "", "待核对原文", "RECALLED")
DRAWN_MEASURE = Source("本系统版式", "", "由标准的版心推算并经实测", "DERIVED")

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0  # A4
BODY_WIDTH, BODY_HEIGHT = 156.0, 225.0  # 版心
MARGIN_TOP, MARGIN_LEFT = 37.0, 28.0  # 天头、订口, each ±1
MARGIN_RIGHT = PAGE_WIDTH - MARGIN_LEFT - BODY_WIDTH
MARGIN_BOTTOM = PAGE_HEIGHT - MARGIN_TOP - BODY_HEIGHT
LINES_A_PAGE = 22
CHARACTERS_A_LINE = 28  # RECALLED
LINE_PITCH = 28.95  # points: a little under 版心高度÷22, so that the 22nd line still fits
RED = "#e60012"
HEAD_SIZE_LIMIT, HEAD_WIDTH = 60.0, 440.0  # points: 发文机关标志
HEAD_RULE = 2.2  # points: 红色分隔线

SIZES: dict[str, float] = {"二号": 22.0, "三号": 16.0, "四号": 14.0}
"""Type sizes (字号) in points."""

Face = Literal["小标宋", "仿宋", "黑体", "楷体", "宋体"]


@dataclass(frozen=True, slots=True)
class Type:
    """How an element is set: face (字体), size in points and its basis."""

    face: Face
    size: float
    source: Source = STANDARD


TITLE = Type("小标宋", SIZES["二号"])
BODY = Type("仿宋", SIZES["三号"])
PAGE_NUMBER = Type("宋体", SIZES["四号"])
HEADINGS: tuple[Type, ...] = (
    Type("黑体", SIZES["三号"]),
    Type("楷体", SIZES["三号"]),
    Type("仿宋", SIZES["三号"]),
    Type("仿宋", SIZES["三号"]),
)
"""The four levels 一、 （一） 1. （1）."""

SECRECY_DEGREES = ("绝密", "机密", "秘密")
URGENCIES = ("特急", "加急")
DATE_INDENT_SEALED, DATE_INDENT_PLAIN = 4, 2
"""Characters left free to the right of the 成文日期, with a seal and without one."""


def head_size(issuer: str) -> float:
    """The size in points of the red head (发文机关标志) so that `issuer` fits on one line of the page."""
    return min(HEAD_SIZE_LIMIT, HEAD_WIDTH / max(1, len(issuer)))


def page_number(number: int) -> str:
    """The printed page number: — 1 —."""
    return f"— {number} —"


def page_number_side(number: int) -> Literal["left", "right"]:
    """Odd pages carry the number on the right, even pages on the left."""
    return "right" if number % 2 else "left"
