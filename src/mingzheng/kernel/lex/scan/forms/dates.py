"""Dates 日期 that do not exist or are written in a form not used in official documents."""

import re
from collections.abc import Iterator
from datetime import date

from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.view import View

_DATE = re.compile(
    r"(?P<leading>[0-9](?<![0-9]{2})[0-9]{0,4})(?:"
    r"年(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})(?:日|号(?![楼线馆文令院])))?|"
    r"(?P<mixed>[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十0-9]{1,3}日)?))|"
    r"月(?P<lone_day>[0-9]{1,2})日|"
    r"(?P<dots>[./\-])[0-9]{1,2}(?P=dots)[0-9]{1,2}(?=[ \u3000]*(?:\n|\Z)))"
)
_ZERO = re.compile(r"二[零〇○0O][零〇○0O一二三四五六七八九十]{2}年")
_DATE_LABEL = re.compile(r"(?:日 ?期|时 ?间)[：:| \u3000\n]*\Z")
_LEAP = 2020


def find_dates(view: View) -> Iterator[Finding]:
    """Impossible dates (warn); leading zeros, mixed numerals, 零 for 〇, dots in a signature line (info)."""
    for match in _DATE.finditer(view.folded):
        leading = match["leading"]
        if match["month"]:
            yield from _digit_date(view, match, leading)
        elif match["mixed"] and len(leading) == 4:
            yield view.finding(
                "date", *match.span(), "info", "日期中阿拉伯数字和汉字数字混用。", "请统一用阿拉伯数字。"
            )
        elif (
            match["lone_day"]
            and len(leading) < 3
            and not _exists(_LEAP, int(leading), int(match["lone_day"]))
        ):
            yield _wrong(view, match)
        elif match["dots"] and _is_signature(view, match):
            yield view.finding(
                "date",
                *match.span(),
                "info",
                "成文日期应当写明年、月、日。",
                _spelled(match.group(), match["dots"]),
            )
    for match in _ZERO.finditer(view.folded):
        if set(match.group()) & set("零○0O"):
            right = re.sub("[零○0O]", "〇", match.group())
            yield view.finding(
                "date", *match.span(), "info", "汉字年份中的零应当写作“〇”。", f"建议写作“{right}”。"
            )


def _is_signature(view: View, match: re.Match[str]) -> bool:
    return match.group()[:2] in ("19", "20") and view.line_at(match.start()).strip() == match.group()


def _digit_date(view: View, match: re.Match[str], year: str) -> Iterator[Finding]:
    month, day = match["month"], match["day"]
    if len(year) not in (2, 4):
        return
    if not _exists(int(year) if len(year) == 4 else _LEAP, int(month), int(day) if day else 1):
        yield _wrong(view, match)
    elif len(year) == 2 and day:
        yield view.finding("date", *match.span(), "info", "年份应当写全四位。", "请写全年份，如2019年。")
    elif (month.startswith("0") or (day or "").startswith("0")) and not _is_labelled(view, match.start()):
        right = f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")
        yield view.finding("date", *match.span(), "info", "月、日不编虚位。", f"建议写作“{right}”。")


def _is_labelled(view: View, start: int) -> bool:
    """Behind 发布日期： the date is the page's, printed by a program; rules of form are for the document's own."""
    return bool(_DATE_LABEL.search(view.folded, max(0, start - 12), start))


def _wrong(view: View, match: re.Match[str]) -> Finding:
    return view.finding("date", *match.span(), "warn", f"“{match.group()}”不是存在的日期。", "请核对日期。")


def _exists(year: int, month: int, day: int) -> bool:
    if 0 < day <= 28 and 0 < month <= 12 and year:
        return True
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _spelled(value: str, separator: str) -> str:
    year, month, day = map(int, value.split(separator))
    return f"建议写作“{year}年{month}月{day}日”。" if _exists(year, month, day) else "请核对日期。"
