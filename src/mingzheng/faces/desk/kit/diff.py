"""Differences between two sets of values (版本对照): the body clause by clause, everything else old and new."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from mingzheng.kernel.lex.diff import compare

from .labels import FIELD_NAMES

_EMPTY = "（空）"


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs; ``html`` is the clause comparison of the body, escaped by the kernel."""

    name: str
    old: str = ""
    new: str = ""
    html: SafeString | str = ""


def differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """The fields of ``new`` that say something else than ``old``, the body last."""
    names = sorted(
        (name for name in new if _plain(old.get(name)) != _plain(new[name])), key=lambda name: name == "body"
    )
    return [_change(name, old.get(name), new[name]) for name in names]


def _change(name: str, old: Any, new: Any) -> Change:
    label = FIELD_NAMES.get(name, name)
    if name == "body":
        comparison = compare(str(old or ""), str(new or ""))
        # The kernel escapes every character of the texts; only its own tags remain.
        return Change(label, html=mark_safe(comparison.render_html(only_changes=True)))
    return Change(label, _plain(old) or _EMPTY, _plain(new) or _EMPTY)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    return str(getattr(value, "isoformat", lambda: value)())
