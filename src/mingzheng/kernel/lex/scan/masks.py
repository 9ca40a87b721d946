"""How a personal value is shown once it is masked 遮蔽.

No national fixed form for published pages was found; the defaults follow common local practice
(RECALLED): an identity number keeps its first six and last four characters, a telephone three and four,
a card its last four, a name its surname, an address ends with the street or village. Every number of
characters is a field of :class:`MaskStyle`, because places differ.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 宇文 长孙 南宫 司空 端木 独孤 百里 东郭".split()  # noqa: SIM905
)
_STREET_END = re.compile(r"[路街道巷弄里村镇乡区县市](?!.*[路街道巷弄里村镇乡区县市])")
_SEPARATORS = " -–—\u00a0\u3000\u200b\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class MaskStyle:
    """The form of masked values: the masking character and how much of each kind stays readable."""

    char: str = "*"
    id_head: int = 6
    id_tail: int = 4
    phone_head: int = 3
    phone_tail: int = 4
    card_tail: int = 4
    document_head: int = 1
    document_tail: int = 2
    plate_head: int = 2
    plate_tail: int = 1
    email_head: int = 1
    name_filler: str = "某"

    def __post_init__(self) -> None:
        if len(self.char) != 1 or self.char.isalnum() or self.char in "|\\\n<" + _SEPARATORS:
            raise ValueError(
                "遮蔽字符应为一个符号，不能是字母、数字、空白、连接号或者竖线，请换用“*”“×”等符号。"
            )
        if self.name_filler not in ("某", "*", "×"):
            raise ValueError("姓名遮蔽字应为“某”“*”“×”之一。")


DEFAULT_STYLE = MaskStyle()


def mask_value(kind: str, value: str, style: MaskStyle = DEFAULT_STYLE) -> str:
    """The masked form of a personal value; the same number of characters for numbers and names."""
    return _MASKS[kind](value, style)


def _keep(value: str, head: int, tail: int, char: str) -> str:
    """Keep ``head`` and ``tail`` characters; whatever the style asks, at least a third of the value goes."""
    places = [place for place, mark in enumerate(value) if mark not in _SEPARATORS]
    hidden_least = (len(places) + 2) // 3
    tail = min(tail, max(0, len(places) - hidden_least))
    head = min(head, max(0, len(places) - hidden_least - tail))
    gone = set(places[head : len(places) - tail])
    return "".join(char if place in gone else mark for place, mark in enumerate(value))


def _id(value: str, style: MaskStyle) -> str:
    return _keep(value, style.id_head, style.id_tail, style.char)


def _phone(value: str, style: MaskStyle) -> str:
    return _keep(value, style.phone_head, style.phone_tail, style.char)


def _card(value: str, style: MaskStyle) -> str:
    return _keep(value, 0, style.card_tail, style.char)


def _document(value: str, style: MaskStyle) -> str:
    return _keep(value, style.document_head, style.document_tail, style.char)


def _plate(value: str, style: MaskStyle) -> str:
    return _keep(value, style.plate_head, style.plate_tail, style.char)


def _email(value: str, style: MaskStyle) -> str:
    local, _, domain = value.rpartition("@")
    return f"{local[: style.email_head]}{style.char * 3}@{domain}"


def _address(value: str, style: MaskStyle) -> str:
    street = _STREET_END.search(value)
    return f"{value[: street.end()] if street else ''}{style.char * 3}"


def _name(value: str, style: MaskStyle) -> str:
    head = 2 if value[:2] in _COMPOUND else 1
    return value[:head] + style.name_filler * max(1, len(value) - head)


_MASKS: dict[str, Callable[[str, MaskStyle], str]] = {
    "id_number": _id,
    "mobile": _phone,
    "phone": _phone,
    "bank_card": _card,
    "passport": _document,
    "plate": _plate,
    "email": _email,
    "address": _address,
    "name": _name,
    "minor": _name,
}
