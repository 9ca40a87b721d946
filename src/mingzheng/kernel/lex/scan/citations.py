"""Cited documents 引用文件 that do not exist or had lapsed; the caller knows which, this module only asks."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View

CitationStatus = Literal["in_force", "missing", "repealed", "lapsed", "not_yet"]
Known = Callable[[str], CitationStatus | None]
"""Answers what a document number (国办发〔2019〕19号) or a title (without 《》) was on the day in question;
None means that nothing is known, which is no finding."""

_CITED = re.compile(
    r"《([^《》\n]{4,80}(?:《[^《》\n]{1,80}》[^《》\n]{0,40})?)》|[\u4e00-\u9fa5]{2,12}〔(?:19|20)[0-9]{2}〕[0-9]{1,5}号"
)
_LEAD_IN = re.compile(
    r".*(?:根据|按照|依据|依照|执行|贯彻|落实|参照|印发|下发|转发|文件|通知|意见|废止|修改|文号|字号|编号|和|与|及|的|见|由|以|按)(?=[\u4e00-\u9fa5]{2,})"
)
_REASONS: dict[str, tuple[str, str]] = {
    "missing": ("库中没有找到被引用的文件“{}”", "请核对文件名称和发文字号。"),
    "repealed": ("被引用的文件“{}”已经废止", "请改引现行有效的文件，或者说明引用的是当时的文本。"),
    "lapsed": ("被引用的文件“{}”已经失效", "请改引现行有效的文件，或者说明引用的是当时的文本。"),
    "not_yet": ("被引用的文件“{}”当日尚未施行", "请核对施行日期。"),
}


def find_dead_citations(view: View, known: Known) -> Iterator[Finding]:
    """Every cited number or title about which ``known`` has something to object. Each is asked once."""
    answers: dict[str, CitationStatus | None] = {}
    for match in _CITED.finditer(view.folded):
        cited, start = _cited(match)
        if cited not in answers:
            answers[cited] = known(cited)
        status = answers[cited]
        if status in _REASONS:
            reason, suggestion = _REASONS[status]
            yield view.finding(
                "citation", start, match.end(), "warn", f"{reason.format(cited)}。", suggestion
            )


def _cited(match: re.Match[str]) -> tuple[str, int]:
    if match[1]:
        return match[1], match.start()
    lead = _LEAD_IN.match(match.group())
    skipped = lead.end() if lead else 0
    return match.group()[skipped:], match.start() + skipped
