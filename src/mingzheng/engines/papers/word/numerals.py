"""Numbers in the forms of Word's ``w:numFmt`` (ECMA-376 part 1, 17.18.59)."""

_DIGITS = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def numeral(number: int, kind: str) -> str:
    """``number`` as Word prints it for the format ``kind``; an unknown format is printed in Arabic figures."""
    if kind == "none" or number < 0:
        return ""
    if kind in (
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCountingThousand",
    ):
        return chinese(number)
    if kind in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return chinese(number, _FORMAL, "拾佰仟")
    if kind in ("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "taiwaneseCounting"):
        return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(number))
    if kind == "ideographTraditional":
        return _STEMS[number - 1] if 1 <= number <= 10 else str(number)
    if kind == "ideographZodiac":
        return _BRANCHES[number - 1] if 1 <= number <= 12 else str(number)
    if kind in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese"):
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    if kind == "decimalEnclosedParen":
        return chr(0x2474 + number - 1) if 1 <= number <= 20 else f"({number})"
    if kind == "decimalEnclosedFullstop":
        return chr(0x2488 + number - 1) if 1 <= number <= 20 else f"{number}."
    if kind == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    if kind == "decimalZero":
        return f"{number:02d}"
    if kind in ("lowerLetter", "upperLetter"):
        return _letter(number, "a" if kind == "lowerLetter" else "A")
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman.lower() if kind == "lowerRoman" else roman
    return str(number)


def chinese(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """一, 十, 十一, 二十, 一百零五 …; Arabic figures from ten thousand on."""
    if number == 0 or number >= 10_000:
        return digits[0] if number == 0 else str(number)
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            gap = bool(text)
            continue
        text += (digits[0] if gap else "") + digits[digit] + (units[power - 1] if power else "")
        gap = False
    return text[1:] if digits is _DIGITS and text.startswith("一十") else text


def _letter(number: int, first: str) -> str:
    """a…z, then aa, bb … as Word does."""
    if number < 1:
        return str(number)
    return chr(ord(first) + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)


def _roman(number: int) -> str:
    if not 1 <= number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text
