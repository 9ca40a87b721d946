"""Punctuation and width 标点与全半角 (GB/T 15834-2011): doubled, half-width, unpaired, missing at the end."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View

_HAN = r"\u4e00-\u9fa5"
_DOUBLED = re.compile(r"[，。、；：？！](?:[ ]?[，。、；：])+")
_HALF = re.compile(rf"[,;:?!](?<=[{_HAN}”》）].)(?=[{_HAN}“《（])")
_HALF_BRACKET = re.compile(rf"\((?<=[{_HAN}].)[{_HAN}、，]{{1,30}}\)")
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ][０-９Ａ-Ｚａ-ｚ]*")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_OPENERS = {"（": "）", "《": "》", "“": "”", "〔": "〕", "【": "】"}
_CLOSERS = {closer: opener for opener, closer in _OPENERS.items()}
_BRACKET = re.compile("[（）《》“”〔〕【】]")
_ITEM = re.compile(
    r"[ \u3000]*(?:第[^ ]{1,6}[条章节]|[（(]?[一二三四五六七八九十0-9]{1,3}[)）、.．]|附[件表]|——|注)"
)


def find_punctuation(view: View) -> Iterator[Finding]:
    """Doubled and half-width marks, wide digits, brackets without partner, paragraphs without an end."""
    for match in _DOUBLED.finditer(view.text):
        reason = "标点重复或者连用。"
        yield view.finding(
            "punctuation", *match.span(), "warn", reason, f"请保留一个，如“{match.group()[-1]}”。"
        )
    for match in _HALF.finditer(view.text):
        yield view.finding(
            "width", *match.span(), "info", "汉字之间用了半角标点。", f"建议改为“{_FULL[match.group()]}”。"
        )
    for match in _HALF_BRACKET.finditer(view.text):
        right = f"（{match.group()[1:-1]}）"
        yield view.finding("width", *match.span(), "info", "汉字之间用了半角括号。", f"建议改为“{right}”。")
    for match in _WIDE.finditer(view.text) if view.folded is not view.text else ():
        right = view.folded[match.start() : match.end()]
        yield view.finding("width", *match.span(), "info", "数字和字母应当用半角。", f"建议改为“{right}”。")
    yield from _unpaired(view)
    yield from _open_ended(view)


def _unpaired(view: View) -> Iterator[Finding]:
    """Brackets are paired inside one paragraph; a quotation may run over several, so “ is only half checked."""
    stack: list[tuple[str, int]] = []
    line_end = -1
    for match in _BRACKET.finditer(view.text):
        if match.start() > line_end:
            yield from (_lonely(view, place, mark) for mark, place in stack if mark != "“")
            stack = []
            line_end = view.text.find("\n", match.start())
            line_end = len(view.text) if line_end < 0 else line_end
        mark = match.group()
        if mark in _OPENERS:
            stack.append((mark, match.start()))
        elif stack and stack[-1][0] == _CLOSERS[mark]:
            stack.pop()
        elif mark != "”":
            yield _lonely(view, match.start(), mark)
    yield from (_lonely(view, place, mark) for mark, place in stack if mark != "“")


def _lonely(view: View, place: int, mark: str) -> Finding:
    partner = _OPENERS.get(mark) or _CLOSERS[mark]
    return view.finding(
        "punctuation", place, place + 1, "warn", f"“{mark}”没有配对的“{partner}”。", "请补上或者删去。"
    )


def _open_ended(view: View) -> Iterator[Finding]:
    """A paragraph of full sentences whose last one has no end."""
    for start, line in view.lines:
        if len(line) < 30 or line[0] == "|" or not "\u4e00" <= line[-1] <= "\u9fa5":
            continue
        if "。" in line and not _ITEM.match(line.rsplit("。", 1)[1]):
            place = start + len(line)
            yield view.finding(
                "punctuation", place - 1, place, "info", "段末缺少标点。", "请补上“。”等标点。"
            )
