"""What this site has learned from (本站提问记录): judged questions and confirmed answers, and what was given to them."""

import math
import threading
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model, QuerySet

from mingzheng.engines.search.learning.background import Background

from . import learned
from .candidates import Text
from .learned import ASKED, CONFIRMED
from .meaning import key_of
from .models import AskedQuestion, ConfirmedAnswer

MOST = 5000
"""The latest questions that are learned from; a fit over more takes long and tells little more."""
_CONFIRMED_WORTH = 3.0
_GROWTH = math.log(1.05)
_lock = threading.Lock()
_backgrounds: dict[tuple[str, int], Background] = {}


@dataclass(frozen=True, slots=True)
class Logged:
    """Equal questions and the texts that answered them; with a negative ``worth``, those that did not help."""

    text: str
    texts: tuple[Text, ...]
    worth: float


@dataclass(frozen=True, slots=True)
class Near:
    """What is known of questions like one: logged ones, and the confirmed answers among them, nearest first."""

    logged: Sequence[Logged] = ()
    confirmed: Sequence[ConfirmedAnswer] = ()


def near(question: str) -> Near:
    """The nearest by words; two queries whatever the log holds."""
    refs = learned.nearest(question)
    if not refs:
        return Near()
    asked, confirmed = _rows()
    answers = _in_order(confirmed.filter(pk__in=learned.ids(refs, CONFIRMED)), learned.ids(refs, CONFIRMED))
    rows = _in_order(asked.filter(pk__in=learned.ids(refs, ASKED)), learned.ids(refs, ASKED))
    return Near(_grouped(rows, answers), answers)


def whole() -> list[Logged]:
    """All there is to learn from, the latest `MOST` of each."""
    asked, confirmed = _rows()
    return _grouped(asked.order_by("-pk")[:MOST], confirmed.order_by("-pk")[:MOST])


def background() -> Background:
    """What the whole log says; counted anew when it has grown by a twentieth."""
    index = learned.engine()
    build, number = index.generation().partition("/")[0], index.count() if index.generation() else 0
    key = build, round(math.log1p(number) / _GROWTH)
    with _lock:
        if key not in _backgrounds:
            _backgrounds.clear()
            found = [(each.text, {ref for ref, _ in each.texts}) for each in whole() if each.worth > 0]
            _backgrounds[key] = Background(found)
        return _backgrounds[key]


def _rows() -> "tuple[QuerySet[AskedQuestion], QuerySet[ConfirmedAnswer]]":
    return (
        AskedQuestion.objects.filter(helpful__isnull=False),
        ConfirmedAnswer.objects.filter(withdrawn_at=None),
    )


def _in_order(rows: "QuerySet[Model]", keys: Sequence[int]) -> list:
    return sorted(rows, key=lambda row: keys.index(row.pk)) if keys else []


@dataclass(slots=True)
class _Equal:
    """Equal questions: one of their texts, and what they say together of each text given."""

    text: str
    sums: dict[Text, float] = field(default_factory=lambda: defaultdict(float))


def _grouped(asked: Iterable[AskedQuestion], confirmed: Iterable[ConfirmedAnswer]) -> list[Logged]:
    """Equal questions together: what helped in one, what did not in another, each damped."""
    groups: dict[str, _Equal] = {}
    for key, text, cited, worth in (
        *((row.key, row.text, row.cited, 1.0 if row.helpful else -1.0) for row in asked),
        *((row.key, row.question, row.basis, _CONFIRMED_WORTH) for row in confirmed),
    ):
        group = groups.setdefault(key or key_of(text), _Equal(text))
        for item in cited:
            group.sums[item["ref"], item["mark"]] += worth
    return [logged for group in groups.values() for logged in _told(group.text, group.sums)]


def _told(text: str, sums: Mapping[Text, float]) -> Iterable[Logged]:
    for sign in (1, -1):
        given = {text: sign * worth for text, worth in sums.items() if sign * worth > 0}
        if given:
            yield Logged(text, tuple(given), sign * _damped(max(given.values())))


def _damped(worth: float) -> float:
    """A thousand clicks are no hundred times ten."""
    return math.log2(1 + worth)
