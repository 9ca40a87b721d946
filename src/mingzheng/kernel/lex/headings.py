"""Heading numbers (结构层次序数): 一、 (一) 1. (1) ①, 第X章/节/条, 1.1.1, and how they nest.

The order 一、→（一）→1.→（1） is that of GB/T 9704-2012 7.3.3; 编、章、节、条 that of legislation.
"""

import re
from typing import NamedTuple

from mingzheng.kernel.lex.numerals import parse_numeral

_DIGITS = "〇零一二三四五六七八九十百千"
_N = f"[{_DIGITS}]"
_CHINESE_START = frozenset("第一二三四五六七八九十(（〈【①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩")
# What a line that bears a number can begin with.
MARK_OPENERS = _CHINESE_START | frozenset("0123456789")
_LAW = re.compile(
    rf"第 ?([{_DIGITS}\d]{{1,7}}) ?(分编|编|章|节|条|部分)(?:之{_N})?(?=[\s:、.【(《]|[^\d款项目第之的规、至和与或,。;])"
)
_LAW_ALONE = re.compile(rf"第 ?([{_DIGITS}\d]{{1,7}}) ?(分编|编|章|节|条|部分)$")
# 一、二、三等奖 and 3、5号楼 enumerate; they number nothing.
_L1 = re.compile(rf"({_N}{{1,4}}) ?(?:、(?!{_N}{{1,3}}[、和及])|[.](?!\d))")
_L2 = re.compile(rf"[(〈] ?({_N}{{1,4}}) ?[)〉][、.]?|([㈠-㈩])")
_L3 = re.compile(r"(\d{1,3}) ?(?:、(?!\d{1,3}[、号和及])|[.](?!\d)) ?")
_L4 = re.compile(r"\( ?(\d{1,3}) ?\)[、.]?|(\d{1,2})\)")
_L5 = re.compile(r"([①-⑳])")
_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})(?:[ 、.]+|(?=[\u4e00-\u9fff]))(?=\S)")
_CHAPTER_DIGIT = re.compile(r"(\d{1,2}) +(?=[\u4e00-\u9fff]{2,20}$)")
_UNITS_AFTER_DECIMAL = frozenset("倍万亿元米公吨亩个平%％‰千百度岁年月日小分")
_LAW_RANK = {"编": 1, "部分": 1, "分编": 2, "章": 3, "节": 4, "条": 5}


class Mark(NamedTuple):
    """A number at the start of a line: its printed form, value, style and rank (small is outer)."""

    number: str
    value: int
    style: str
    rank: int
    end: int


def mark_of(plain: str) -> Mark | None:
    """The heading number a line (in shadow form) starts with, or None."""
    first = plain[:1]
    if first.isascii() and first.isdigit():
        mark = _digit_mark(plain)
    elif first not in _CHINESE_START:
        return None
    elif first == "第":
        return _law_mark(plain)
    else:
        mark = _chinese_mark(plain)
    return mark if mark and mark.end < len(plain) else None


def _chinese_mark(plain: str) -> Mark | None:
    if match := _L1.match(plain):
        return _mark(match, match[1], "一、", 10)
    if match := _L2.match(plain):
        return _mark(match, match[1] or match[2], "(一)", 20)
    if match := _L4.match(plain):
        return _mark(match, match[1] or match[2], "(1)", 40)
    if match := _L5.match(plain):
        return _mark(match, match[1], "①", 50)
    return None


def _digit_mark(plain: str) -> Mark | None:
    if match := _DECIMAL.match(plain):
        if plain[match.end()] in _UNITS_AFTER_DECIMAL and plain[match.end(1)] != " ":
            return None
        parts = match[1].split(".")
        return Mark(match[1], int(parts[-1]), f"1{'.1' * (len(parts) - 1)}", 28 + len(parts), match.end())
    if match := _L3.match(plain):
        return _mark(match, match[1], "1.", 30)
    if match := _L4.match(plain):
        return _mark(match, match[1] or match[2], "(1)", 40)
    if match := _CHAPTER_DIGIT.match(plain):
        return _mark(match, match[1], "1 ", 29)
    return None


def _law_mark(plain: str) -> Mark | None:
    match = _LAW.match(plain) or _LAW_ALONE.match(plain)
    if not match:
        return None
    return _mark(match, match[1], match[2], _LAW_RANK[match[2]])


def _mark(match: re.Match[str], numeral: str, style: str, rank: int) -> Mark | None:
    value = parse_numeral(numeral)
    if value is None:
        return None
    return Mark(match.group().strip(), value, style, rank, match.end())


class Nesting:
    """Depth of each numbered line, by the ranks that stand open above it (1 = outermost)."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def reset(self) -> None:
        """Start anew, at an attachment or an enclosed document."""
        self._open.clear()

    def depth(self, mark: Mark) -> int:
        """The depth of a line with this mark; lines of inner ranks are closed by it."""
        while self._open and self._open[-1] >= mark.rank:
            self._open.pop()
        self._open.append(mark.rank)
        return len(self._open)


_SENTENCE_END = re.compile(r"[。!?](?![”’』」\"])|[。!?][”’』」\"]")
_ARTICLE_TITLE = re.compile(r"\s*(?:【[^】]{1,30}】|\([^()]{2,20}\)(?=\s))")
_ATTRIBUTION = re.compile(r"\([^()]{0,400}(?:牵头|负责|责任单位|配合|落实)[^()]{0,400}\)[。;]?$")
_DUTY = re.compile(r"应(?:当|给予)|负责|不得|可以|有下列|本[\u4e00-\u9fff]{2,4}(?:自|由)")
# A heading may close with a full stop (加强组织领导。); what bids, forbids, names who acts or when, is a sentence.
_STATEMENT = re.compile(
    r"(?:请|凡|自.{1,30}(?:起|之日)|经(?![费营济验办纪常典])|由[^,]{2,30}(?:负责|承担|组织|制定|牵头|解释|审核|办理|实施|落实)"
    r"|本(?:通知|办法|意见|方案|规定|细则|条例|决定|公告|通告|规则)"
    r"|[各市县区镇乡省][\u4e00-\u9fff、]{1,20}?(?:要(?![素求点件事害])|应(?![急用对收届变])|须|可(?!持续|再生|靠|视)))"
    r"|.*(?:应当|不得|必须|可以|负责(?![制人])|予以|给予|为准|另行|有下列|废止|[《》]|起(?:施行|执行|实施)"
    r"|(?:现|特)(?:通知|公告|批复|函复|函告))"
)
_REMARK = re.compile(r"\([^()]{1,20}\)[。;]?")
_MAX_HEADING, _MAX_PLAIN_HEADING, _MAX_ITEM_HEADING = 36, 48, 24


def split_heading(plain: str, mark: Mark) -> tuple[int, int]:
    """Where the heading of a numbered line ends and where its text begins (offsets in the line).

    ``(mark.end, mark.end)`` means the line has no heading, only text: an article, or a clause that
    states its duty at once.
    """
    length = len(plain)
    rest = plain[mark.end :]
    lead = mark.end + len(rest) - len(rest.lstrip())
    if mark.style == "条":
        return _article_title(plain, mark)
    sentence = _SENTENCE_END.search(plain, lead)
    if sentence is None:
        is_heading = length - lead <= 60 and not rest.rstrip().endswith((";", ":", ","))
        return (length, length) if is_heading or mark.rank < 10 else (mark.end, mark.end)
    if sentence.end() == length:
        is_heading = (
            length - lead <= _MAX_HEADING
            and _is_brief(rest)
            and not _ATTRIBUTION.search(plain)
            and not (plain[sentence.start()] == "。" and _STATEMENT.match(plain, lead))
        )
        return (length, length) if is_heading else (mark.end, mark.end)
    heading = plain[lead : sentence.end()]
    following = plain[sentence.end() :].strip()
    if _REMARK.fullmatch(following) or (_ATTRIBUTION.fullmatch(following) and len(heading) > 24):
        return mark.end, mark.end
    limit = _MAX_ITEM_HEADING if mark.rank >= 30 else _MAX_HEADING if "," in heading else _MAX_PLAIN_HEADING
    if len(heading) > limit or heading.count(",") > 2 or ":" in heading or _DUTY.search(heading):
        return mark.end, mark.end
    return sentence.end(), sentence.end()


def _is_brief(rest: str) -> bool:
    return rest.count(",") <= 1 and ":" not in rest


def _article_title(plain: str, mark: Mark) -> tuple[int, int]:
    """第X条【标题】 or 第X条(标题): legislation of some places names its articles."""
    match = _ARTICLE_TITLE.match(plain, mark.end)
    return (match.end(), match.end()) if match else (mark.end, mark.end)
