"""Identifiers of persons and organisations: shape, check character, and the generators tests need.

Every function takes the bare identifier (no blanks, no label) and never raises on bad text: a wrong
identifier is simply ``False``. Sources and how sure they are follow the marks of the norms:

- resident identity number 公民身份号码, GB 11643-1999, ISO 7064 MOD 11-2 (VERIFIED);
- 15-digit numbers of the first generation (RECALLED: date only, no check character);
- residence permit of Hong Kong, Macao and Taiwan residents 港澳台居民居住证, prefix 81/82/83 0000 (RECALLED);
- permanent residence card of foreigners 外国人永久居留身份证: 18 digits beginning with 9 since 2023,
  before that three letters and twelve digits (RECALLED);
- unified social credit code 统一社会信用代码, GB 32100-2015 (VERIFIED);
- organisation code 组织机构代码, GB 11714-1997 (VERIFIED); it opens an index number 索引号 (VERIFIED);
- bank cards 银行卡: Luhn, ISO/IEC 7812-1 annex B (VERIFIED); issuer prefixes and lengths (RECALLED).
"""

import re
from datetime import date
from typing import Literal

IdKind = Literal["resident", "resident15", "hmt_permit", "permanent", "permanent_old"]

PROVINCES = frozenset(
    str(code)
    for region in ((11, 16), (21, 24), (31, 38), (41, 47), (50, 55), (61, 66), (71, 72))
    for code in range(*region)
)
"""First two digits of a mainland (and 71) administrative code, GB/T 2260."""

_HMT_PREFIXES = ("810000", "820000", "830000")
_FIRST_BIRTH_YEAR = 1870

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_ID18 = re.compile(r"[1-9][0-9]{16}[0-9Xx]")
_ID15 = re.compile(r"[1-9][0-9]{14}")
_PERMANENT_OLD = re.compile(r"[A-Z]{3}[0-9]{12}")

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_VALUE = {char: value for value, char in enumerate(_USCC_ALPHABET)}
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_USCC = re.compile(f"[{_USCC_ALPHABET}]{{18}}")

_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORG_CODE = re.compile(r"[0-9A-Z]{8}-?[0-9X]")
_INDEX_NUMBER = re.compile(r"([0-9A-Z]{9})/[0-9]{4}-[0-9]{5}")

_CARD = re.compile(r"[0-9]{13,19}")
_CARD_ISSUERS: tuple[tuple[str, tuple[int, ...]], ...] = (
    (r"62", (16, 17, 18, 19)),  # UnionPay 银联
    (r"(?:955[89]|6013|4367|4563|4340|4895|5324)", (16, 19)),  # domestic cards older than the 62 prefix
    (r"4", (13, 16)),  # Visa
    (r"(?:5[1-5]|2(?:2[2-9]|[3-6]|7[01]))", (16,)),  # Mastercard
    (r"3[47]", (15,)),  # American Express
    (r"35(?:2[89]|[3-8])", (16,)),  # JCB
)
_CARD_SHAPES = tuple((re.compile(prefix), lengths) for prefix, lengths in _CARD_ISSUERS)


def id_check(body17: str) -> str:
    """Check character of an 18-character identity number (GB 11643-1999). ValueError unless 17 digits."""
    _require(body17, 17, "0123456789", "身份证号码本体应为17位数字")
    return _ID_CHECKS[sum(int(d) * w for d, w in zip(body17, _ID_WEIGHTS, strict=True)) % 11]


def id_kind(text: str) -> IdKind | None:
    """Which personal number this is, or None. Check character, real date and known area are all required."""
    if _ID18.fullmatch(text):
        return _id18_kind(text) if id_check(text[:17]) == text[17].upper() else None
    if _ID15.fullmatch(text):
        known = text[:2] in PROVINCES and _real_date("19" + text[6:12])
        return "resident15" if known else None
    if _PERMANENT_OLD.fullmatch(text):
        known = text[3:5] in PROVINCES and _real_date("19" + text[7:13])
        return "permanent_old" if known else None
    return None


def is_id_number(text: str) -> bool:
    """True for any personal identity number: 18 or 15 digits, 港澳台居民居住证, 外国人永久居留身份证."""
    return id_kind(text) is not None


def birth_date(text: str) -> date | None:
    """Birth date carried by a valid identity number; None if the number is not valid."""
    kind = id_kind(text)
    if kind is None:
        return None
    digits = {"resident15": "19" + text[6:12], "permanent_old": "19" + text[7:13]}.get(kind, text[6:14])
    return _as_date(digits)


def uscc_check(body17: str) -> str:
    """Check character of a unified social credit code (GB 32100-2015). ValueError on a bad body."""
    _require(body17, 17, _USCC_ALPHABET, "统一社会信用代码本体应为17位数字或大写字母（不用I、O、S、V、Z）")
    total = sum(_USCC_VALUE[c] * w for c, w in zip(body17, _USCC_WEIGHTS, strict=True))
    return _USCC_ALPHABET[(31 - total % 31) % 31]


def is_uscc(text: str) -> bool:
    """True for a unified social credit code; letters are allowed in the first eight places too."""
    return bool(_USCC.fullmatch(text)) and uscc_check(text[:17]) == text[17]


def org_code_check(body8: str) -> str:
    """Check character of an organisation code (GB 11714-1997). ValueError on a bad body."""
    _require(body8, 8, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "组织机构代码本体应为8位数字或大写字母")
    check = 11 - sum(int(c, 36) * w for c, w in zip(body8, _ORG_WEIGHTS, strict=True)) % 11
    return {10: "X", 11: "0"}.get(check, str(check))


def is_org_code(text: str) -> bool:
    """True for an organisation code, with or without the hyphen before the check character."""
    return bool(_ORG_CODE.fullmatch(text)) and org_code_check(text[:8]) == text[-1]


def is_index_number(text: str) -> bool:
    """True for an index number 索引号 of the State Council form: organisation code/year-sequence."""
    match = _INDEX_NUMBER.fullmatch(text)
    return match is not None and is_org_code(match[1])


def luhn_check(body: str) -> str:
    """Check digit that completes ``body`` (ISO/IEC 7812-1 annex B). ValueError unless all digits."""
    _require(body, len(body), "0123456789", "卡号本体应全为数字")
    return str(-_luhn_sum(body + "0") % 10)


def is_luhn(text: str) -> bool:
    """True if the digits satisfy Luhn; an empty or non-digit text does not."""
    return text.isascii() and text.isdigit() and _luhn_sum(text) % 10 == 0


def is_bank_card(text: str, domestic_only: bool = False) -> bool:
    """True for a card number: Luhn holds, and the issuer prefix is known for that length."""
    if not _CARD.fullmatch(text) or not is_luhn(text):
        return False
    shapes = _CARD_SHAPES[:2] if domestic_only else _CARD_SHAPES
    return any(prefix.match(text) and len(text) in lengths for prefix, lengths in shapes)


def _id18_kind(text: str) -> IdKind | None:
    if not _real_date(text[6:14]):
        return None
    if text[:6] in _HMT_PREFIXES:
        return "hmt_permit"
    if text[0] == "9":
        return "permanent" if text[1:3] in PROVINCES else None
    return "resident" if text[:2] in PROVINCES else None


def _luhn_sum(digits: str) -> int:
    plain = sum(map(int, digits[-1::-2]))
    return plain + sum(sum(divmod(2 * int(d), 10)) for d in digits[-2::-2])


def _real_date(digits: str) -> bool:
    found = _as_date(digits)
    return found is not None and found.year >= _FIRST_BIRTH_YEAR and found.year < 2100


def _as_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _require(body: str, length: int, alphabet: str, message: str) -> None:
    if len(body) != length or not body or any(char not in alphabet for char in body):
        raise ValueError(f"{message}。")
