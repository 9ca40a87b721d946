"""Document numbers (发文字号): 机关代字〔年份〕序号号, orders (国令第N号) and announcements (公告2019年第3号).

GB/T 9704-2012: the year stands in full between U+3014 and U+3015, the serial has no leading zero and no 第.
"""

import re
from typing import NamedTuple

from mingzheng.kernel.lex.numerals import NUMERAL, parse_numeral
from mingzheng.kernel.lex.oldnumbers import old_numbers
from mingzheng.kernel.lex.shadow import shadow_of


class DocNumberHit(NamedTuple):
    """A document number in normal form and where it stands; ``repaired`` when the print was damaged."""

    value: str
    start: int
    end: int
    repaired: bool = False


_OPEN, _CLOSE = r"[〔\[(【［﹝<《]", r"[〕\])】］﹞>》]"
_S = r"\s{0,3}"
_YEAR = r"(?:19[4-9]\d|20\d\d)"
_SERIAL = r"\d{1,5}"
# Anchored on the bracketed year; the organ code is then read leftwards, so a match costs no backtracking.
_WHOLE = re.compile(
    rf"(?P<open>{_OPEN}){_S}(?P<year>{_YEAR}){_S}年?{_CLOSE}{_S}第?{_S}(?P<serial>{_SERIAL})(?!\d)(?:{_S}(?P<hao>号))?"
)
_NO_CLOSE = re.compile(rf"[〔\[【]{_S}(?P<year>{_YEAR}){_S}(?P<serial>\d{{1,4}})(?!\d)(?:{_S}(?P<hao>号))?")
_NO_OPEN = re.compile(
    rf"(?<![\d〔\[(【])(?P<year>{_YEAR}){_S}[〕\]】]{_S}(?P<serial>{_SERIAL}){_S}(?P<hao>号)"
)
_BARE = re.compile(rf"[发函字规](?P<year>{_YEAR})(?P<serial>\d{{1,4}})(?P<hao>号)")
# What all but one of them begin with: a year that a bracket or the organ code stands right before.
_OPENED_YEAR = re.compile(r"[〔\[(【［﹝<《发函字规]\s{0,3}[12](?:9[4-9]|0\d)\d")
# Orders and announcements are anchored on their last word, too; the organ before it is read leftwards.
_ORDER = re.compile(rf"令{_S}\(?{_S}第{_S}(?P<serial>\d{{1,5}}|{NUMERAL}{{1,6}}){_S}号")
_NOTICE = re.compile(
    rf"公告{_S}\(?(?P<year>{_YEAR}){_S}年?{_S}第{_S}(?P<serial>\d{{1,5}}|{NUMERAL}{{1,6}}){_S}号"
)
_ORGAN_CHARS = re.compile(r"[\u4e00-\u9fff()]*")
_ORGAN_RUN = re.compile(r"[\u4e00-\u9fff]+(?:\([\u4e00-\u9fff]{1,6}\)[\u4e00-\u9fff]*)?")
# Words that lead up to a number and are no part of it: 根据国办发…, 按照《…》.
_LEAD_IN = (
    "根据", "按照", "依据", "依照", "执行", "贯彻", "落实", "参照", "印发", "下发", "转发", "批转", "文件", "通知", "意见", "办法",
    "规定", "方案", "关于", "详见", "对照", "结合", "以及", "废止", "修改", "修订", "代替", "替代", "文号", "字号", "编号", "精神",
    "要求", "号", "的", "了", "按", "见", "据",
)  # fmt: skip
_SOFT_LEAD_IN = ("由", "为", "是", "在", "将", "对", "从")
_ANY_LEAD_IN: dict[tuple[str, ...], re.Pattern[str]] = {
    words: re.compile("|".join(words)) for words in (_LEAD_IN, _SOFT_LEAD_IN)
}
_JOINER = re.compile(r"^(?:和|与|及|或|以|原|即|并|至|同|等|另|省|市)(?=[\u4e00-\u9fff]{2,})")
_STRONG_CODE = re.compile(
    r"(?:发|函|办|规|字|文|政|明电|电|通|综|告|呈|报|议|党|批|审|任|干|纪|传|令|税|教|财|建|农|监|民|人社|工信|局|部|委|法|企|资|外|际|会|商|环|卫|交|运|水|安|消|统|保|登|服|体|旅|档)$"
)
_STATE_ORDERS = {"中华人民共和国国务院令": "国令", "国务院令": "国令", "中华人民共和国主席令": "主席令"}
_MAX_ORGAN, _MAX_NAME = 20, 30


def normalize_doc_number(text: str) -> str | None:
    """The normal form of a text that is a document number (国办发[2019]19号 → 国办发〔2019〕19号), else None."""
    trimmed = text.strip().rstrip("。;；,，")
    if not trimmed or len(trimmed) > 60:
        return None
    hits = find_doc_numbers(trimmed)
    if len(hits) != 1 or hits[0].end < len(trimmed):
        return None
    leading = shadow_of(trimmed)[: hits[0].start].strip(' 《("“')
    return None if leading else hits[0].value


def find_doc_numbers(text: str) -> list[DocNumberHit]:
    """Every document number in the text, in order; damaged ones are repaired and marked."""
    return find_in_shadow(shadow_of(text))


def find_in_shadow(shadow: str) -> list[DocNumberHit]:
    """As :func:`find_doc_numbers`, for a text whose shadow is at hand."""
    hits = _bracketed(shadow)
    if "号" in shadow:
        hits += [DocNumberHit(value, start, end) for value, start, end in old_numbers(shadow)]
    if "令" in shadow:
        hits += _orders(shadow)
    if "公告" in shadow:
        hits += _notices(shadow)
    return _without_overlaps(hits)


def _bracketed(shadow: str) -> list[DocNumberHit]:
    hits: list[DocNumberHit] = []
    closed = 0
    for place in _OPENED_YEAR.finditer(shadow):
        at = place.start()
        if match := _WHOLE.match(shadow, at):
            closed += 1
            bracket, hao = match.group("open", "hao")
            is_loose = bracket not in "〔[【" or not hao
            if is_loose and not hao and bracket in "(<《":
                continue
            _take(hits, shadow, match, at, is_loose)
        elif match := _NO_CLOSE.match(shadow, at):
            _take(hits, shadow, match, at, damaged=True)
        elif match := _BARE.match(shadow, at):
            _take(hits, shadow, match, match.start("year"), needs_code=True, damaged=True)
    # Every bracket that closes belongs to a number already read, as a rule.
    if closed < sum(map(shadow.count, "〕]】")):
        for match in _NO_OPEN.finditer(shadow):
            _take(hits, shadow, match, match.start(), damaged=True)
    return hits


def _take(
    hits: list[DocNumberHit],
    shadow: str,
    match: re.Match[str],
    anchor: int,
    needs_code: bool = False,
    damaged: bool = False,
) -> None:
    """Take the number whose year stands at the anchor, if an organ's code stands before it."""
    start = _organ_start(shadow, anchor)
    if start is None:
        return
    organ = "".join(shadow[start:anchor].split())
    if needs_code and not _STRONG_CODE.search(organ):
        return
    year, serial, hao = match.group("year", "serial", "hao")
    value = f"{organ}〔{int(year)}〕{int(serial)}号"
    hits.append(DocNumberHit(value, start, match.end(), damaged or not hao))


def _organ_start(shadow: str, anchor: int) -> int | None:
    """Where the organ code left of the bracket begins; None when there is none."""
    end = anchor
    while end > 0 and shadow[end - 1] in " \n" and anchor - end < 3:
        end -= 1
    begin = _run_start(shadow, max(0, end - _MAX_ORGAN), end)
    run = shadow[begin:end]
    while run[:1] == ")":
        begin, run = begin + 1, run[1:]
    if ")" in run and "(" not in run:
        begin += run.rindex(")") + 1
        run = shadow[begin:end]
    at_line_start = begin == 0 or shadow[begin - 1] in "\n "
    lead_in = _end_of_last(_LEAD_IN, run)
    if 0 < lead_in < len(run) - 1:
        begin += lead_in
        run = shadow[begin:end]
        at_line_start = False
    after_bracket = begin > 0 and shadow[begin - 1] in "(《、"
    soft = 0 if at_line_start or after_bracket else _end_of_last(_SOFT_LEAD_IN, run)
    if 0 < soft < len(run) - 1:
        begin += soft
        run = shadow[begin:end]
    if not at_line_start:
        joiner = _JOINER.match(run)
        if joiner and joiner.group() not in "省市":
            begin += joiner.end()
            run = shadow[begin:end]
    return begin if len(run) >= 2 and _ORGAN_RUN.fullmatch(run) else None


def _run_start(shadow: str, floor: int, end: int) -> int:
    """Where the run of characters and closed brackets that stops at ``end`` begins, not before ``floor``."""
    found = _ORGAN_CHARS.match(shadow[floor:end][::-1])
    begin = end - found.end() if found else end
    opening = shadow.rfind("(", begin, end)
    while opening >= 0:
        if ")" not in shadow[opening + 1 : end]:
            return opening + 1
        opening = shadow.rfind("(", begin, opening)
    return begin


def _end_of_last(words: tuple[str, ...], run: str) -> int:
    """Where the word ends that begins last in the run; the first of ``words`` if two begin there; 0 for none."""
    start, end = -1, 0
    for word in words if _ANY_LEAD_IN[words].search(run) else ():
        at = run.rfind(word)
        if at > start:
            start, end = at, at + len(word)
    return end


def _orders(shadow: str) -> list[DocNumberHit]:
    hits = []
    for match in _ORDER.finditer(shadow):
        serial = parse_numeral(match["serial"])
        organ, start = _name_before(shadow, match.start(), least=2)
        if serial is None or not organ:
            continue
        name = _STATE_ORDERS.get(f"{organ}令", f"{organ}令")
        hits.append(DocNumberHit(f"{name}第{serial}号", start, match.end()))
    return hits


def _notices(shadow: str) -> list[DocNumberHit]:
    hits = []
    for match in _NOTICE.finditer(shadow):
        serial = parse_numeral(match["serial"])
        organ, start = _name_before(shadow, match.start(), least=3)
        if serial is not None and organ:
            hits.append(DocNumberHit(f"{organ}公告{match['year']}年第{serial}号", start, match.end()))
    return hits


def _name_before(shadow: str, anchor: int, least: int) -> tuple[str, int]:
    """The organ whose name ends at the anchor, without the words that lead up to it; ("", anchor) when none."""
    begin = anchor
    while begin > max(0, anchor - _MAX_NAME) and "\u4e00" <= shadow[begin - 1] <= "\u9fff":
        begin -= 1
    run = shadow[begin:anchor]
    lead_in = _end_of_last(_LEAD_IN, run)
    cut = lead_in if lead_in <= len(run) - least else 0
    cut = max(cut, run.rfind("日") + 1)
    organ = run[cut:]
    return (organ, begin + cut) if organ else ("", anchor)


def _without_overlaps(hits: list[DocNumberHit]) -> list[DocNumberHit]:
    if len(hits) < 2:
        return hits
    kept: list[DocNumberHit] = []
    for hit in sorted(hits, key=lambda h: (h.start, h.repaired, -h.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
