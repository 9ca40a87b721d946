"""How a visitor wants to read (阅读模式): elder mode, high contrast, traditional characters.

Kept in a cookie that names nobody. With script the page marks itself; without, the server marks it on the way out.
"""

from dataclasses import dataclass
from typing import Self

from django.http import HttpRequest

from mingzheng.kernel import lex

COOKIE = "modes"
NAMES = {"elder": "长者模式", "contrast": "高对比度", "hant": "繁體"}


@dataclass(frozen=True, slots=True)
class Modes:
    """The modes that are on."""

    on: frozenset[str] = frozenset()

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """From the cookie; unknown words are ignored."""
        words = request.COOKIES.get(COOKIE, "").split(".")
        return cls(frozenset(words) & NAMES.keys())

    @property
    def mark(self) -> str:
        """Distinguishes the variants of a page in its ETag; empty for the plain one."""
        return "".join(f"-{name}" for name in sorted(self.on))

    def switched(self, name: str) -> Self:
        """The other state of one mode."""
        return type(self)(self.on ^ {name})

    def apply(self, page: bytes) -> bytes:
        """The page as this visitor wants it."""
        if not self.on:
            return page
        marks = "".join(f" data-{name}" for name in sorted(self.on - {"hant"}))
        text = page.decode().replace("<html ", f"<html{marks} ", 1)
        if "hant" in self.on:
            text = lex.to_hant(text).replace('lang="zh-CN"', 'lang="zh-Hant"', 1)
        return text.encode()
