"""What search was taught (同义词、置顶), as every search reads it: kept in the process for some seconds."""

import time
from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings

from .models import PinnedResult, Synonyms


@dataclass(frozen=True, slots=True)
class Taught:
    """Groups of synonyms, and for the key of a query the refs that come first, in their order."""

    groups: list[list[str]]
    pinned: dict[str, list[str]]


_kept: tuple[float, Taught] | None = None


def taught() -> Taught:
    """What is taught; at most ``settings.PAGE_MEMORY`` seconds old, and in the process that taught it never old."""
    global _kept
    if _kept is None or time.monotonic() - _kept[0] >= settings.PAGE_MEMORY:
        _kept = (time.monotonic(), _read())
    return _kept[1]


def forget() -> None:
    """Read it anew next time."""
    global _kept
    _kept = None


def _read() -> Taught:
    pinned: dict[str, list[str]] = defaultdict(list)
    for key, ref in PinnedResult.objects.order_by("pk").values_list("key", "ref"):
        pinned[key].append(ref)
    return Taught(list(Synonyms.objects.order_by("pk").values_list("words", flat=True)), dict(pinned))
