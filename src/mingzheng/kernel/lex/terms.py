"""Validity in the document's own words (效力条款): from when, how long, what it repeals, on trial or not."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, TypedDict

from mingzheng.kernel.lex.citations import Citation
from mingzheng.kernel.lex.dates import find_dates
from mingzheng.kernel.lex.near import find_near
from mingzheng.kernel.lex.numerals import parse_numeral
from mingzheng.kernel.lex.shadow import shadow_of

_DAY = r"(?:(?:\d{4}|[一二][〇○零\d一二三四五六七八九]{3}) ?年 ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日)"
_EFFECT = re.compile(
    rf"(?=[本上,自从于])(?P<subject>本[\u4e00-\u9fff]{{2,8}}?|上述[\u4e00-\u9fff]{{2,6}}?)?,?(?:自|从|于) ?(?P<when>{_DAY}|(?:印发"
    rf"|公布|发布|下发|发文|通过|签发|公告)之日) ?(?:起 ?)?(?:满? ?(?P<after>\d{{1,3}}) ?(?:个)?(?P<unit>日|天|个月"
    rf"|月)后 ?)?(?:正式)?(?:开始)?(?P<verb>施行|实施|执行|生效|试行)"
)
_VALID_FOR = re.compile(
    r"(?:有效期|试行期|试行期限|有效期限|执行期限)(?:限)?(?:为|是|:)? ?(?:(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3}) ?(?P<unit>年|个月)|(?:至|到|截至"
    r"|截止到?) ?(?P<until>\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日))"
)
_TRIAL = re.compile(r"\((试行|暂行)\)|(试行|暂行)(?:办法|规定|条例|细则|标准|方案|意见|规则)")
_SELF_REPEAL = re.compile(r"(?:同时|即行)(?:废止|失效|停止执行)|(?:自.{0,40}起|一并|予以)(?:废止|失效)")
# What the patterns cannot do without: the day of effect, the word of repeal.
_DAY_ANCHOR, _REPEAL_ANCHOR = re.compile("日"), re.compile("废止|失效|停止执行")
_MAX_SENTENCE, _MAX_REPEALS = 3000, 100


class Validity(TypedDict):
    """How long a document stays in force (有效期)."""

    value: int
    unit: Literal["year", "month"]


class Repeal(TypedDict):
    """A document this one repeals, by name or by number."""

    name: str | None
    number: str | None


class Statement(TypedDict):
    """A validity clause as printed; ``kind``: "effective", "valid_for" or "repeals"."""

    kind: str
    phrase: str
    start: int
    end: int


@dataclass(slots=True)
class Terms:
    """What a document says of its own validity; ``statements`` keeps each phrase with its place."""

    effective: str | None = None
    effective_date: date | None = None
    valid_for: Validity | None = None
    expires_date: date | None = None
    repeals: list[Repeal] = field(default_factory=list)
    trial: str | None = None
    statements: list[Statement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Days:
    """The days a validity clause can refer to; None when the document does not give them."""

    written: date | None = None
    printed: date | None = None
    published: date | None = None


def find_terms(text: str, shadow: str, title: str, citations: list[Citation], days: Days) -> Terms:
    """The validity clauses of a document; offsets are those of ``text``."""
    terms = Terms()
    trial = _TRIAL.search(shadow_of(title))
    if trial:
        terms.trial = trial[1] or trial[2]
    _effect(terms, text, shadow, days)
    _valid_for(terms, text, shadow)
    _repeals(terms, text, shadow, citations)
    if terms.expires_date is None and terms.effective_date and terms.valid_for:
        terms.expires_date = add_period(terms.effective_date, terms.valid_for)
    return terms


def _effect(terms: Terms, text: str, shadow: str, days: Days) -> None:
    if "之日" not in shadow and "起" not in shadow:
        return
    for match in find_near(_EFFECT, _DAY_ANCHOR, shadow, 40, 32):
        before = shadow[: match.start()][-1:]
        opens = bool(match["subject"]) or not before or before in "。;\n:, 条款" or match.group()[0] == ","
        if not opens:
            continue
        _state(terms, "effective", text, match)
        if terms.effective is None:
            terms.effective = text[match.start() : match.end()].strip(",， ")
            terms.effective_date = _effective_date(match, days)


def _effective_date(match: re.Match[str], days: Days) -> date | None:
    when = match["when"]
    if "之日" not in when:
        hits = find_dates(when)
        day = hits[0].value if hits else None
    elif when.startswith(("印发", "下发", "发文", "签发", "通过")):
        day = days.printed or days.written
    else:
        day = days.published
    if day is None or not match["after"]:
        return day
    count = int(match["after"])
    if "月" in match["unit"]:
        return add_period(day, {"value": count, "unit": "month"})
    return day + timedelta(days=count)


def _valid_for(terms: Terms, text: str, shadow: str) -> None:
    if "期" not in shadow:
        return
    for match in _VALID_FOR.finditer(shadow):
        if terms.valid_for or terms.expires_date:
            return
        _state(terms, "valid_for", text, match)
        if match["until"]:
            hits = find_dates(match["until"])
            terms.expires_date = hits[0].value if hits else None
        else:
            value = parse_numeral(match["n"])
            if value:
                terms.valid_for = {"value": value, "unit": "year" if match["unit"] == "年" else "month"}


def _repeals(terms: Terms, text: str, shadow: str, citations: list[Citation]) -> None:
    """《…》同时废止: every document named in the same sentence before the words of repeal."""
    if not any(word in shadow for word in ("废止", "失效", "停止执行")):
        return
    starts = [citation.start for citation in citations]
    seen, latest = 0, -1
    for match in find_near(_SELF_REPEAL, _REPEAL_ANCHOR, shadow, 48, 8):
        floor = max(0, match.start() - _MAX_SENTENCE)
        start = max(
            floor, shadow.rfind("。", floor, match.start()) + 1, shadow.rfind("\n", floor, match.start()) + 1
        )
        stop = bisect_left(starts, match.start())
        # What an earlier word of repeal in this sentence has taken is not looked at again.
        for citation in citations[max(seen, bisect_left(starts, start), stop - _MAX_REPEALS) : stop]:
            if citation.kind != "article" and citation.end <= match.start():
                _repeal(terms, citation)
                latest = citation.start
        seen = stop
        if latest >= start:
            _state(terms, "repeals", text, match)


def _repeal(terms: Terms, citation: Citation) -> None:
    entry: Repeal = {"name": citation.name, "number": citation.number}
    if len(terms.repeals) < _MAX_REPEALS and entry not in terms.repeals:
        terms.repeals.append(entry)


def _state(terms: Terms, kind: str, text: str, match: re.Match[str]) -> None:
    phrase = text[match.start() : match.end()]
    terms.statements.append({"kind": kind, "phrase": phrase, "start": match.start(), "end": match.end()})


def add_period(day: date, period: Validity) -> date | None:
    """The day N years or months later; the last day of the month when that day does not exist."""
    months = period["value"] * (12 if period["unit"] == "year" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    return None
