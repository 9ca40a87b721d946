"""Letter-and-digit identifiers: passports and travel documents, vehicle plates, e-mail addresses."""

import re
from collections.abc import Iterator

from mingzheng.kernel.lex.scan import labels
from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.masks import mask_value
from mingzheng.kernel.lex.scan.view import View

_ADVICE = "公开前请删除，或者按区分处理的要求遮蔽。"

_PASSPORT_WORD = re.compile(r"护照|通行证|回乡证|台胞证|旅行证|证件号|出入境证件")
_PASSPORT = re.compile(
    r"(?<![0-9A-Za-z*])(?:[EGDSPHKLRTN][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[PSGD]E[0-9]{7}|1[45][0-9]{7}|"
    r"[CWL](?:[0-9]{8}|[A-Z][0-9]{7})|[HM][0-9]{8}(?:[0-9]{2})?|[0-9]{8})(?![0-9A-Za-z*])",
    re.IGNORECASE,
)
_TAIWAN = re.compile(r"台胞证|台湾居民|大陆通行证")

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(
    rf"[A-HJ-NP-Z](?<=[{_PROVINCES}].)[·•.\- ]?"
    r"(?:[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK]|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领使])"
    r"(?![0-9A-Za-z*])"
)
_NOT_PLATE_AFTER = re.compile(r"\s*(?:[-—/][0-9A-Za-z]|号(?!牌|车|小|机|轿|货|客|的|，|。|、))")
_NOT_PLATE_BEFORE = re.compile(r"(?:准|证|字|备|许可|编号|批准|标准|型号|规)[0-9A-Za-z:：（(]*$")

_EMAIL_LOCAL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}$")
_EMAIL_DOMAIN = re.compile(
    r"(?:[A-Za-z0-9.\-]{1,63}@){0,40}[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5}"
)
_ORGAN_DOMAIN = re.compile(r"(?:^|\.)(?:gov|mil)(?:\.cn)?$", re.IGNORECASE)


def find_documents(view: View) -> Iterator[Finding]:
    """Passports and permits behind their name, plates and e-mail addresses anywhere."""
    yield from _passports(view)
    if view.has_capitals:
        yield from _plates(view)
    if view.has_at_sign:
        yield from _emails(view)


def _passports(view: View) -> Iterator[Finding]:
    """A letter and eight digits mean nothing alone: the name of the document, or its column, must say so."""
    seen = 0
    for word in _PASSPORT_WORD.finditer(view.folded):
        for match in _PASSPORT.finditer(
            view.folded, max(seen, word.end()), word.end() + _reach(view, word.end())
        ):
            seen = match.end()
            if _names_document(view, match.start(), match.group()):
                yield _personal(view, "passport", *match.span(), "护照或者出入境证件号码，属于个人信息。")


def _reach(view: View, position: int) -> int:
    """To the end of the table for a column header, otherwise to the end of the sentence."""
    grid = view.grid_at(position)
    if grid is not None:
        return grid.end - position
    rest = view.folded[position : position + 60]
    stop = re.search(r"[。；\n]", rest)
    return stop.start() if stop else len(rest)


def _names_document(view: View, position: int, value: str) -> bool:
    label = view.label(position, 40)
    if not labels.PASSPORT.search(label):
        return False
    if value.isdigit() and len(value) == 8:
        return bool(_TAIWAN.search(label))
    return not labels.OTHER_NUMBER.search(view.clause_label(position))


def _plates(view: View) -> Iterator[Finding]:
    for match in _PLATE.finditer(view.folded):
        start, end = match.start() - 1, match.end()
        body = match.group()[1:]
        if sum(char.isdigit() for char in body) < 2 or body.endswith("警"):
            continue
        if _NOT_PLATE_AFTER.match(view.folded, end) or _NOT_PLATE_BEFORE.search(view.before(start, 12)):
            continue
        yield _personal(view, "plate", start, end, "机动车号牌，可以识别到车辆所有人，属于个人信息。")


def _emails(view: View) -> Iterator[Finding]:
    text = view.folded
    at = text.find("@")
    while at >= 0:
        local = _EMAIL_LOCAL.search(text, max(0, at - 64), at)
        domain = _EMAIL_DOMAIN.match(text, at + 1)
        if local and domain and not _is_organ_mailbox(view, local.start(), domain.group()):
            reason = "电子邮箱不是机关域名（gov.cn），可能属于个人。"
            yield _personal(view, "email", local.start(), domain.end(), reason)
        at = text.find("@", domain.end() if domain else at + 1)


def _is_organ_mailbox(view: View, start: int, domain: str) -> bool:
    return bool(_ORGAN_DOMAIN.search(domain) or labels.ORGAN_EMAIL.search(view.before(start)))


def _personal(view: View, kind: str, start: int, end: int, reason: str) -> Finding:
    return view.finding(kind, start, end, "block", reason, _ADVICE, mask_value(kind, view.text[start:end]))
