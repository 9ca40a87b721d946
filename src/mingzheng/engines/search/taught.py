"""What search was taught (同义词、置顶), as every search reads it: kept in the process for some seconds."""

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings

from mingzheng.base.kept import Kept

from .models import PinnedResult, Synonyms


@dataclass(frozen=True, slots=True)
class Taught:
    """Groups of synonyms, and for the key of a query the refs that come first, in their order."""

    groups: list[list[str]]
    pinned: dict[str, list[str]]


def taught() -> Taught:
    """What is taught; at most ``settings.PAGE_MEMORY`` seconds old, and in the process that taught it never old."""
    return _KEPT.get()


def forget() -> None:
    """Read it anew next time."""
    _KEPT.forget()


def _read() -> Taught:
    pinned: dict[str, list[str]] = defaultdict(list)
    for key, ref in PinnedResult.objects.order_by("pk").values_list("key", "ref"):
        pinned[key].append(ref)
    return Taught(list(Synonyms.objects.order_by("pk").values_list("words", flat=True)), dict(pinned))


_KEPT = Kept(_read, lambda: settings.PAGE_MEMORY)
