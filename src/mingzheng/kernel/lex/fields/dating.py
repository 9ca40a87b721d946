"""The dates of a document (成文日期、发布日期、施行日期、失效日期): one never stands in for another."""

from datetime import date

from mingzheng.kernel.lex.dates import DateHit, find_dates, parse_date
from mingzheng.kernel.lex.fields.witnesses import LINE, SIGN, Witnesses
from mingzheng.kernel.lex.reading import Evidence


def read_dates(witnesses: Witnesses) -> None:
    for name in ("published_date", "effective_date", "expires_date"):
        value = _labelled_date(witnesses, name)
        if value:
            setattr(witnesses.reading, name, value)
    if witnesses.reading.published_date is None and witnesses.meta.get("published_date"):
        hit = parse_date(witnesses.meta["published_date"])
        if hit:
            witnesses.reading.published_date = hit.value
            witnesses.prove_tag("published_date", witnesses.meta["published_date"])
    _written_date(witnesses)


def _labelled_date(witnesses: Witnesses, name: str) -> date | None:
    for value in witnesses.head.values.get(name, ()):
        hit = parse_date(value.plain)
        if hit:
            witnesses.prove_value(name, value)
            _warn_repaired_date(witnesses, hit, value.start, value.end, name)
            return hit.value
    return None


def _written_date(witnesses: Witnesses) -> None:
    reading = witnesses.reading
    signed = _signed_date(witnesses)
    if signed and signed[0].kind == "iso" and _is_in_front(witnesses, signed[1]):
        _take_page_date(witnesses, *signed)
        signed = None
    labelled = _labelled_date(witnesses, "written_date")
    if signed is None:
        reading.written_date = labelled
        return
    hit, start, end = signed
    reading.written_date = hit.value
    reading.evidence["written_date"] = Evidence(start, end, reading.text[start:end], SIGN)
    _warn_repaired_date(witnesses, hit, start, end, "written_date")
    if labelled and labelled != hit.value:
        witnesses.warn(
            "written_date_conflict",
            f"落款日期 {hit.value.isoformat()} 与页面元数据的成文日期 {labelled.isoformat()} 不一致，已采用落款，请核对。",
            start, end, "written_date",
        )  # fmt: skip


def _signed_date(witnesses: Witnesses) -> tuple[DateHit, int, int] | None:
    for block in witnesses.blocks:
        if block.role == "title" and block.level == 2:
            return None
        if block.role not in ("date", "sign"):
            continue
        text = block.text
        hit = next(iter(find_dates(text)), None) or _ambiguous(witnesses, text)
        if hit:
            start = witnesses.moved(block.start) + hit.start
            return hit, start, start + hit.end - hit.start
    return None


def _is_in_front(witnesses: Witnesses, start: int) -> bool:
    return any(witnesses.moved(block.start) == start for block in witnesses.front("date"))


def _take_page_date(witnesses: Witnesses, hit: DateHit, start: int, end: int) -> None:
    """A date in ISO form under the title is the web page's: documents are not dated that way."""
    reading = witnesses.reading
    if reading.published_date is None:
        reading.published_date = hit.value
        reading.evidence["published_date"] = Evidence(start, end, reading.text[start:end], LINE)


def _ambiguous(witnesses: Witnesses, text: str) -> DateHit | None:
    return parse_date(text, witnesses.reading.published_date)


def _warn_repaired_date(witnesses: Witnesses, hit: DateHit, start: int, end: int, name: str) -> None:
    if hit.repaired:
        text = witnesses.reading.text[start:end]
        witnesses.warn(
            "date_repaired",
            f"日期“{text}”缺少年月日，已按 {hit.value.isoformat()} 还原，请核对。",
            start,
            end,
            name,
        )
