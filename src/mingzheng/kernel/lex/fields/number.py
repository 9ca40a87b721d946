"""The document number (发文字号): printed, repaired from the head block, or named where a rule was adopted."""

import re

from mingzheng.kernel.lex.docnumbers import DocNumberHit, find_in_shadow
from mingzheng.kernel.lex.fields.witnesses import HEAD, LINE, Witnesses
from mingzheng.kernel.lex.reading import Evidence

_BARE_SERIAL = re.compile(r"\(?(?:\d{4} ?年 ?)?第")
Found = tuple[DocNumberHit, int, int]


def read_number(witnesses: Witnesses) -> None:
    printed = _printed_number(witnesses)
    labelled = _labelled_number(witnesses)
    best, origin = printed or labelled, LINE if printed else HEAD
    if printed and labelled and printed[0].value != labelled[0].value:
        best, origin = _settle_numbers(witnesses, printed, labelled)
    if best is None:
        return
    hit, start, end = best
    reading = witnesses.reading
    reading.doc_number = hit.value
    reading.evidence["doc_number"] = Evidence(start, end, reading.text[start:end], origin)
    for damaged, begin, stop in (pair for pair in (printed, labelled) if pair and pair[0].repaired):
        text = reading.text[begin:stop]
        witnesses.warn(
            "doc_number_repaired",
            f"发文字号“{text}”有缺损，已按“{damaged.value}”还原，请核对。",
            begin,
            stop,
            "doc_number",
        )


def _settle_numbers(witnesses: Witnesses, printed: Found, labelled: Found) -> tuple[Found, str]:
    if printed[0].repaired:
        return labelled, HEAD
    if not labelled[0].repaired:
        witnesses.warn(
            "doc_number_conflict",
            f"正文的发文字号“{printed[0].value}”与页面元数据“{labelled[0].value}”不一致，已采用正文所载，请核对。",
            printed[1], printed[2], "doc_number",
        )  # fmt: skip
    return printed, LINE


def _printed_number(witnesses: Witnesses) -> Found | None:
    for block in witnesses.front("docno"):
        start, end = witnesses.moved(block.start), witnesses.moved(block.end)
        shadow = block.plain
        if _BARE_SERIAL.match(shadow):
            shadow = witnesses.order_name() + shadow
        hits = find_in_shadow(shadow)
        if hits:
            return hits[0], start, end
    return _number_of_adoption(witnesses)


def _number_of_adoption(witnesses: Witnesses) -> Found | None:
    """A rule printed without its order names it below the title: （…令第12号公布）."""
    for block in witnesses.front("note"):
        hits = find_in_shadow(block.plain)
        if hits:
            return (
                hits[-1],
                witnesses.moved(block.start) + hits[-1].start,
                witnesses.moved(block.start) + hits[-1].end,
            )
    return None


def _labelled_number(witnesses: Witnesses) -> Found | None:
    for value in witnesses.head.values.get("doc_number", ()):
        hits = find_in_shadow(value.plain)
        if hits:
            return hits[0], value.start, value.end
    return None
