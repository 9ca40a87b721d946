"""Long numbers: identity numbers, bank cards, mobile and private telephones.

One expression finds runs of digits; every check is made only there. What the number is called (the words
before it, or its column's header) decides between a person's number and a look-alike.
"""

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from mingzheng.kernel.lex.scan import labels
from mingzheng.kernel.lex.scan.finding import Finding
from mingzheng.kernel.lex.scan.masks import mask_value
from mingzheng.kernel.lex.scan.view import View
from mingzheng.kernel.statute import identifiers

_GAP = r" \-–—\u00a0\u3000\u200b\u2060\ufeff"
# From the first digit of a group on, and only where enough digits and gaps follow it.
_RUN = re.compile(rf"[0-9](?<![0-9]{{2}})(?=[0-9{_GAP}()（）]{{6}})(?:[{_GAP}()（）]{{0,3}}[0-9]){{6,}}[Xx]?")
_GROUP = re.compile(r"[0-9]+[Xx]?")
_OLD_PERMANENT = re.compile(r"[A-Z][A-Z]{2}[0-9]{12}(?![0-9A-Za-z])")
_GLUED_AFTER = re.compile(r"[0-9A-Za-z_*%＊]|[.,][0-9]|[/@][0-9A-Za-z]|\.s?html?")
_LANDLINE_AREA = re.compile(r"0(?:10|2[0-9]|[3-9][0-9]{2})")
_CHINESE_MOBILE = re.compile(r"1[3-9][0-9]{9}")

_ID_GROUPS = {
    (18,),
    (15,),
    (6, 8, 4),
    (6, 4, 4, 4),
    (6, 8, 3, 1),
    (6, 9),
    (6, 6, 3),
    (6, 4, 8),
    (4, 4, 4, 6),
    (14, 4),
}
_CARD_GROUPS = {(4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 4, 4, 4, 2), (4, 4, 4, 4, 1), (6, 13), (6, 10), (4, 6, 5)}
_MOBILE_GROUPS = {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (3, 3, 5)}
_LANDLINE_GROUPS = {(3, 8), (4, 7), (4, 8), (3, 4, 4), (4, 4, 4), (4, 3, 4), (11,), (12,)}


def find_numbers(view: View) -> Iterator[Finding]:
    """Identity numbers, bank cards, mobile telephones and private telephones, in order."""
    text = view.folded
    for run in _RUN.finditer(text):
        groups = [match.span() for match in _GROUP.finditer(text, *run.span())]
        shape = tuple(end - start for start, end in groups)
        if len(groups) == 1 or (text[run.start()] == "0" and shape in _LANDLINE_GROUPS):
            found = _judge(view, run.start(), groups[-1][1], shape)
            if found is not None:
                yield found
        else:
            yield from _in_groups(view, groups, shape)
    for match in _OLD_PERMANENT.finditer(text) if view.has_capitals else ():
        if not _is_glued(text, *match.span()):
            yield from _old_permanent(view, *match.span())


def _in_groups(view: View, groups: list[tuple[int, int]], lengths: tuple[int, ...]) -> Iterator[Finding]:
    """Take the longest acceptable join of groups at each place: 138 1234 5678 is one number, not three."""
    totals = list(accumulate(lengths, initial=0))
    index = 0
    while index < len(groups):
        last = index
        while last + 1 < len(groups) and totals[last + 2] - totals[index] <= 19 and last - index < 4:
            last += 1
        found, used = None, index
        for stop in range(last, index - 1, -1):
            found = _judge(view, groups[index][0], groups[stop][1], lengths[index : stop + 1])
            if found is not None:
                used = stop
                break
        if found is not None:
            yield found
        index = used + 1


def _judge(view: View, start: int, end: int, shape: tuple[int, ...]) -> Finding | None:
    if sum(shape) not in _JUDGES or _is_glued(view.folded, start, end):
        return None
    digits = "".join(_GROUP.findall(view.folded, start, end)).upper()
    for judge in _JUDGES[len(digits)]:
        finding = judge(view, start, end, digits, shape)
        if finding is not None:
            return finding
    return None


def _is_glued(text: str, start: int, end: int) -> bool:
    """Part of a longer token: letters, decimals, amounts with commas, addresses on the web."""
    if _GLUED_AFTER.match(text, end):
        return True
    before = text[start - 1] if start else " "
    if not before.isascii() or before in " \n|(:":
        return False
    if before.isalnum() or before in "_*#%=&":
        return True
    if before in ".,/" and start > 1 and text[start - 2].isascii() and text[start - 2].isalnum():
        return True
    return bool(labels.WEB_TAIL.search(text, max(0, start - 80), start))


def _id_number(view: View, start: int, end: int, digits: str, shape: tuple[int, ...]) -> Finding | None:
    label = view.label(start)
    if shape not in _ID_GROUPS and not (len(digits) == 18 and labels.ID_EXACT.search(label)):
        return None
    kind = identifiers.id_kind(digits)
    if kind is None:
        return _mistyped_id(view, start, end, digits, label)
    if labels.ORGANISATION_NUMBER.search(label) and (len(digits) == 15 or identifiers.is_uscc(digits)):
        return None
    if kind == "resident15" and not labels.ID.search(label) and _is_called_otherwise(view, start, end):
        return None
    reason = f"{_ID_REASONS[kind]}，出生日期和{'地区代码' if kind == 'resident15' else '校验位'}都相符，属于个人信息。"
    return _personal(view, "id_number", start, end, reason)


def _is_called_otherwise(view: View, start: int, end: int) -> bool:
    """Its name says a code or a quantity, or a unit follows."""
    named = labels.OTHER_NUMBER.search(view.clause_label(start))
    return bool(named or labels.UNIT.match(view.folded, end))


def _mistyped_id(view: View, start: int, end: int, digits: str, label: str) -> Finding | None:
    """Right length behind the words 身份证号 but a wrong check character: nearly the real number."""
    if len(digits) != 18 or not labels.ID_EXACT.search(label) or not digits[:17].isdigit():
        return None
    reason = "标明为身份证号但校验位不符，可能有一位录错，仍会暴露个人信息。"
    masked = mask_value("id_number", view.text[start:end])
    return view.finding("id_number", start, end, "warn", reason, "请核对后删除或者遮蔽。", masked)


_ID_REASONS = {
    "resident": "18位公民身份号码",
    "resident15": "15位身份证号码",
    "hmt_permit": "港澳台居民居住证号码",
    "permanent": "外国人永久居留身份证号码",
    "permanent_old": "外国人永久居留证号码",
}


def _old_permanent(view: View, start: int, end: int) -> Iterator[Finding]:
    known = identifiers.id_kind(view.folded[start:end]) == "permanent_old"
    if known and not labels.OTHER_NUMBER.search(view.clause_label(start)):
        yield _personal(view, "id_number", start, end, f"{_ID_REASONS['permanent_old']}，属于个人信息。")


def _bank_card(view: View, start: int, end: int, digits: str, shape: tuple[int, ...]) -> Finding | None:
    if shape not in _CARD_GROUPS and len(shape) != 1:
        return None
    if not identifiers.is_bank_card(digits):
        return None
    label = view.label(start)
    if labels.UNIT.match(view.folded, end):
        return None
    named = labels.CARD.search(label)
    if not named and (
        labels.OTHER_NUMBER.search(view.clause_label(start))
        or not identifiers.is_bank_card(digits, domestic_only=True)
    ):
        return None
    return _personal(
        view, "bank_card", start, end, "银行卡号（发卡行前缀、长度和校验位都相符），属于金融账户信息。"
    )


def _mobile(view: View, start: int, end: int, digits: str, shape: tuple[int, ...]) -> Finding | None:
    if shape[0] == 2 and digits.startswith("86"):
        start = _GROUP.search(view.folded, start + 2).start()  # type: ignore[union-attr]
        digits, shape = digits[2:], shape[1:]
    elif len(shape) == 1 and len(digits) == 13 and digits.startswith("86"):
        start, digits, shape = start + 2, digits[2:], (11,)
    if shape not in _MOBILE_GROUPS or not _CHINESE_MOBILE.fullmatch(digits):
        return None
    label = view.clause_label(start)
    if labels.OTHER_NUMBER.search(label) and not labels.PHONE.search(label):
        return None
    if labels.UNIT.match(view.folded, end) or labels.OFFICE_PHONE.search(view.before(start, 40)):
        return None
    return _personal(view, "mobile", start, end, "手机号码，属于个人信息。")


def _landline(view: View, start: int, end: int, digits: str, shape: tuple[int, ...]) -> Finding | None:
    if shape not in _LANDLINE_GROUPS or not _LANDLINE_AREA.match(digits):
        return None
    label = view.label(start, 40)
    if not labels.PRIVATE_PHONE.search(label) or labels.OFFICE_PHONE.search(label):
        return None
    start -= view.folded[start - 1 : start] in ("(", "（")
    return _personal(view, "phone", start, end, "个人或者家庭的固定电话，属于个人信息。")


def _personal(view: View, kind: str, start: int, end: int, reason: str) -> Finding:
    masked = mask_value(kind, view.text[start:end])
    return view.finding(kind, start, end, "block", reason, "公开前请删除，或者按区分处理的要求遮蔽。", masked)


def _local_telephone(view: View, start: int, end: int, digits: str, shape: tuple[int, ...]) -> Finding | None:
    """Seven or eight digits are a telephone only directly behind words that say whose."""
    if digits[0] in "01" or shape not in ((7,), (8,), (3, 4), (4, 4)):
        return None
    if not labels.HOME_PHONE.search(view.label(start)):
        return None
    return _personal(view, "phone", start, end, "个人或者家庭的固定电话，属于个人信息。")


_JUDGES: dict[int, tuple[Callable[[View, int, int, str, tuple[int, ...]], Finding | None], ...]] = {
    7: (_local_telephone,),
    8: (_local_telephone,),
    10: (_landline,),
    11: (_mobile, _landline),
    12: (_landline,),
    13: (_bank_card, _mobile),
    14: (_bank_card,),
    15: (_id_number, _bank_card),
    16: (_bank_card,),
    17: (_bank_card,),
    18: (_id_number, _bank_card),
    19: (_bank_card,),
}
"""What a number of so many digits can be, the stricter check first."""
