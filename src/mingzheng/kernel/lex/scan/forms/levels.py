"""Numbers of levels 结构层次序数: their form and order, 一、（一）1.（1） (GB/T 9704-2012 7.3.3)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from mingzheng.kernel.lex import numerals
from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View

_CN = "[一二三四五六七八九十百千零〇]{1,7}"
_START = re.compile(
    rf"\n[ \u3000]*(?:第({_CN})(编|章|节|条)(?=[ \u3000])|({_CN})([、.．，,])(?![0-9])|[（(]({_CN})[)）]([、.．，,]?)|"
    r"([0-9]{1,2})([.．、])(?![0-9])|[（(]([0-9]{1,2})[)）]([、.．，,]?))"
)
parse_numeral = lru_cache(maxsize=1024)(numerals.parse_numeral)
_RANKS = {"编": 1, "章": 2, "节": 3, "条": 4}
_TOP, _SECOND, _THIRD, _FOURTH = 10, 20, 30, 40
_NEW_PART = re.compile(r"\n[ \u3000]*(?:附件[0-9 \u3000：:]*|目[ \u3000]*[录次])[ \u3000]*(?=\n)")


@dataclass(slots=True)
class _Mark:
    rank: int
    value: int
    start: int
    end: int
    fault: str = ""
    right: str = ""


def find_levels(view: View) -> Iterator[Finding]:
    """Faulty forms (info) and broken sequences (warn); attachments begin a new count."""
    breaks = [match.start() for match in _NEW_PART.finditer(view.text)]
    marks = list(_marks(view))
    for _, part in groupby(marks, key=lambda mark: bisect_right(breaks, mark.start)):
        part_marks = list(part)
        yield from _forms(view, part_marks)
        yield from _sequence(view, part_marks)


def _marks(view: View) -> Iterator[_Mark]:
    """A line end is put before the first line, so that the search can leap from line to line."""
    for match in _START.finditer(f"\n{view.text}"):
        printed = match.group().lstrip()
        span = (match.end() - len(printed) - 1, match.end() - 1)
        if match[1]:
            yield _Mark(_RANKS[match[2]], parse_numeral(match[1]) or 0, *span)
        elif match[3]:
            fault = "" if match[4] == "、" else "一级序数后应当用顿号"
            yield _Mark(_TOP, parse_numeral(match[3]) or 0, *span, fault, f"{match[3]}、")
        elif match[5]:
            yield _Mark(
                _SECOND, parse_numeral(match[5]) or 0, *span, *_bracketed(printed, match[5], match[6])
            )
        elif match[7]:
            fault = "" if match[8] in ".．" else "三级序数后应当用下脚点"
            yield _Mark(_THIRD, int(match[7]), *span, fault, f"{match[7]}.")
        else:
            yield _Mark(_FOURTH, int(match[9]), *span, *_bracketed(printed, match[9], match[10]))


def _bracketed(printed: str, number: str, tail: str) -> tuple[str, str]:
    if tail:
        return "带括号的序数后不加标点", f"（{number}）"
    if "(" in printed or ")" in printed:
        return "序数应当用全角括号", f"（{number}）"
    return "", ""


def _forms(view: View, marks: list[_Mark]) -> Iterator[Finding]:
    for mark in marks:
        if mark.fault:
            suggestion = f"建议写作“{mark.right}”。"
            yield view.finding("level", mark.start, mark.end, "info", f"{mark.fault}。", suggestion)


def _sequence(view: View, marks: list[_Mark]) -> Iterator[Finding]:
    """One running count a rank; an outer mark restarts the inner ones, but articles run through chapters."""
    last: dict[int, int] = {}
    seen: set[int] = set()
    for mark in marks:
        if (
            mark.value == 1
            and mark.rank >= _TOP
            and mark.rank not in seen
            and max(last, default=0) > mark.rank
        ):
            yield _inverted(view, mark)
        seen.add(mark.rank)
        before = last.get(mark.rank, 0)
        if mark.value and before and mark.value not in (1, before + 1):
            yield _out_of_order(view, mark, before)
        for rank in [rank for rank in last if rank > mark.rank and rank != _RANKS["条"]]:
            del last[rank]
        last[mark.rank] = mark.value


def _inverted(view: View, mark: _Mark) -> Finding:
    """An outer kind of number first used inside an inner one: 1. … （一）."""
    reason = f"“{view.text[mark.start : mark.end]}”用在了下一级序数之后，层次顺序颠倒。"
    return view.finding(
        "level", mark.start, mark.end, "info", reason, "层次序数依次用“一、”“（一）”“1.”“（1）”。"
    )


def _out_of_order(view: View, mark: _Mark, before: int) -> Finding:
    printed = view.text[mark.start : mark.end]
    if mark.value == before:
        reason = f"序数“{printed}”重复。"
    elif mark.value > before:
        reason = f"序数“{printed}”与前一个之间缺少{mark.value - before - 1}个。"
    else:
        reason = f"序数“{printed}”排在了比它大的序数之后。"
    return view.finding("level", mark.start, mark.end, "warn", reason, "请核对序数是否连续。")
