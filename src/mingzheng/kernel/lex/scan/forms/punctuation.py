"""Punctuation and width 标点与全半角 (GB/T 15834-2011): doubled, half-width, unpaired, missing at the end."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View

_HAN = r"\u4e00-\u9fa5"
_DOUBLED = re.compile(r"[，。、；：？！] ?[，。、；：](?: ?[，。、；：])*")
_HALF_MARK = re.compile(rf"[,;:?!](?<=[{_HAN}”》）].)(?=[{_HAN}“《（])")
_HALF_BRACKET = re.compile(rf"\((?<=[{_HAN}].)[{_HAN}、，]{{1,30}}\)")
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*")
_DEEPEST_NESTING, _BROKEN_REACH = 4, 80
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_OPENERS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_BRACKET = re.compile("[（）《》“”〔〕【】]")
_BRACKET_OR_LINE = re.compile("[（）《》“”〔〕【】\n]")
_HAN_END = re.compile(rf"\n(?<=[{_HAN}]\n)")
_SHORTEST, _LONGEST = 30, 2000
_ITEM = re.compile(
    r"[ \u3000]*(?:第[^ ]{1,6}[条章节]|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|附[件表]|——|注)"
)


def find_punctuation(view: View) -> Iterator[Finding]:
    """Doubled and half-width marks, wide digits, brackets without partner, paragraphs without an end."""
    for match in _DOUBLED.finditer(view.text):
        suggestion = f"请保留一个，如“{match.group()[-1]}”。"
        yield view.finding("punctuation", *match.span(), "warn", "标点重复或者连用。", suggestion)
    for match in _HALF_MARK.finditer(view.text):
        suggestion = f"建议改为“{_FULL[match.group()]}”。"
        yield view.finding("width", *match.span(), "info", "汉字之间用了半角标点。", suggestion)
    for match in _HALF_BRACKET.finditer(view.text):
        right = f"（{match.group()[1:-1]}）"
        yield view.finding("width", *match.span(), "info", "汉字之间用了半角括号。", f"建议改为“{right}”。")
    for match in _WIDE.finditer(view.text) if view.folded is not view.text else ():
        right = view.folded[match.start() : match.end()]
        yield view.finding("width", *match.span(), "info", "数字和字母应当用半角。", f"建议改为“{right}”。")
    yield from _unpaired(view)
    yield from _open_ended(view)


def _unpaired(view: View) -> Iterator[Finding]:
    """Brackets are paired inside one paragraph; a quotation may run over several, so “ ” go unjudged alone."""
    lines = view.lines
    lonely: list[tuple[int, str]] = []
    for index, left in enumerate(_leftover("".join(_BRACKET_OR_LINE.findall(view.text))).split("\n")):
        if left.strip("“”"):
            lonely += sorted(_unpaired_in(*lines[index]))
    for place, mark in _without_broken_pairs(lonely):
        partner = _OPENERS.get(mark) or _CLOSERS[mark]
        reason = f"“{mark}”没有配对的“{partner}”。"
        yield view.finding("punctuation", place, place + 1, "warn", reason, "请补上或者删去。")


def _leftover(brackets: str) -> str:
    """Pairs vanish from the inside out; what is left over has no partner in its line (or is nested deeply)."""
    for _ in range(_DEEPEST_NESTING):
        for opener, closer in _OPENERS.items():
            brackets = brackets.replace(opener + closer, "")
    return brackets


def _unpaired_in(start: int, line: str) -> Iterator[tuple[int, str]]:
    stack: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(line):
        mark = match.group()
        if mark in _OPENERS:
            stack.append((mark, start + match.start()))
        elif stack and stack[-1][0] == _CLOSERS[mark]:
            stack.pop()
        elif mark != "”":
            yield start + match.start(), mark
    yield from ((place, mark) for mark, place in stack if mark != "“")


def _without_broken_pairs(lonely: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """A bracket whose partner stands close by on a following line: the line was broken, nothing is missing."""
    kept: list[tuple[int, str]] = []
    for place, mark in lonely:
        if kept and kept[-1][1] == _CLOSERS.get(mark) and place - kept[-1][0] <= _BROKEN_REACH:
            kept.pop()
        else:
            kept.append((place, mark))
    return kept


def _open_ended(view: View) -> Iterator[Finding]:
    """A paragraph of full sentences whose last one has no end."""
    for match in _HAN_END.finditer(view.text):
        place = match.start()
        start = view.text.rfind("\n", max(0, place - _LONGEST), place) + 1
        line = view.text[start:place]
        if len(line) < _SHORTEST or line[0] == "|" or "。" not in line:
            continue
        if not _ITEM.match(line.rsplit("。", 1)[1]):
            yield view.finding(
                "punctuation", place - 1, place, "info", "段末缺少标点。", "请补上“。”等标点。"
            )
