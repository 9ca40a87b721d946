"""Sentence vectors computed beforehand (预先计算句向量): of public passages and of the questions learned from.

A recurring job of the worker, a moment at a time. It follows the events of what was published, changed and judged,
and once a week goes through everything, so that nothing is missed and nothing outlives its text. Each host that runs
a worker fills the store beside its own index.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from mingzheng.base.events.models import Delivery, Event
from mingzheng.base.records.registry import kind, kinds
from mingzheng.engines.search import site
from mingzheng.engines.search.engine import IndexUnavailable
from mingzheng.engines.search.learning import encoder_large
from mingzheng.engines.search.learning.encoder import LONGEST
from mingzheng.engines.search.learning.vectors import Key, Reading, Work, key_of, packed

from . import learned
from .candidates import read_records
from .learned import ASKED, CONFIRMED
from .meanings import store

SLICE = 2.0
"""Seconds; the worker does its other work between two slices."""
SWEEP_EVERY = timedelta(days=7)
_RECORD_EVENTS = ("record.published", "record.revised", "record.withdrawn", "record.validity_changed")
_QUESTION_EVENTS = ("question.judged", "answer.confirmed", "answer.withdrawn")
_AT_ONCE = 20
_BATCH = 4
_OWNERS = "owners"


def fill(at: datetime, seconds: float = SLICE, busy: Callable[[], bool] = lambda: False) -> None:
    """Go on for so many seconds or until the worker is ``busy`` with more urgent things, at least by one batch.

    What is done stays done whatever happens then.
    """
    kept = store()
    kept.forget_others()
    with kept.writing() as work:
        if work is not None:
            _Slice(work, at, seconds, busy).run()


def something_to_deliver() -> bool:
    """Whether an event waits that no subscriber has been told of: a publication is not to wait for vectors."""
    return Delivery.objects.filter(done_at=None, attempts=0).exists()


def forget_others() -> None:
    """Remove the vectors of models that are not in use any more."""
    store().forget_others()


def report() -> str:
    """How far the work is, as a Chinese sentence; "" without the extra."""
    if not encoder_large.installed():
        return ""
    state, number = store().state(), store().count()
    if "swept" not in state:
        try:
            waiting = max(0, site.passage_engine().count() - number)
        except IndexUnavailable:
            return "句向量正在由工作进程计算；算好之前，问答按字词排序。"
        return f"句向量还有约 {waiting} 段等待计算，由工作进程逐步补齐；没算到的段落先按字词排序。"
    if news := _news(int(state["event"])).count():
        return f"有 {news} 项新近变动的内容等待计算句向量，由工作进程逐步补齐；没算到的段落先按字词排序。"
    return f"句向量已全部算好，共 {number} 条。"


def _news(after: int) -> "QuerySet[Event]":
    return Event.objects.filter(pk__gt=after, kind__in=_RECORD_EVENTS + _QUESTION_EVENTS).order_by("pk")


class _Slice:
    """One piece of work: news first, then the sweep where it stopped last."""

    def __init__(self, work: Work, at: datetime, seconds: float, busy: Callable[[], bool]) -> None:
        self._work, self._at, self._until, self._busy = work, at, time.monotonic() + seconds, busy

    def run(self) -> None:
        state = self._work.state()
        if "event" not in state:  # noted before anything is read: what changes meanwhile is read again
            last = Event.objects.order_by("-pk").values_list("pk", flat=True).first()
            state["event"] = str(last or 0)
            self._work.note(event=state["event"])
        if self._tell_news(int(state["event"])):
            self._sweep(state)

    def _tell_news(self, after: int) -> bool:
        """Whether all is told."""
        while news := list(_news(after)[:_AT_ONCE]):
            refs = [event.payload.get("question", event.subject) for event in news]
            done = self._brought_up_to_date(refs)
            if done:
                after = news[done - 1].pk
                self._work.note(event=str(after))
            if done < len(refs) or self._over:
                return False
        return True

    def _sweep(self, state: dict[str, str]) -> None:
        """Through questions, records and owners of vectors; the next one is due a while after the last."""
        stations = [ASKED, CONFIRMED, *(each.key for each in kinds()), _OWNERS]
        station, after = state.get("station", ""), state.get("after", "")
        if station not in stations:
            if "swept" in state and self._at < datetime.fromisoformat(state["swept"]) + SWEEP_EVERY:
                return
            station, after = stations[0], ""
        for name in stations[stations.index(station) :]:
            while following := self._following(name, after):
                done = self._brought_up_to_date([ref for _, ref in following])
                after = following[done - 1][0] if done else after
                self._work.note(station=name, after=after)
                if done < len(following) or self._over:
                    return
            after = ""
        self._work.note(station="", after="", swept=self._at.isoformat())

    def _following(self, station: str, after: str) -> list[tuple[str, str]]:
        """The next of a station, each with what to go on after it."""
        if station == _OWNERS:
            return [(owner, owner) for owner in self._work.owners(after, _AT_ONCE)]
        if station in (ASKED, CONFIRMED):
            found: Iterable[tuple[int, str]] = learned.refs_after(station, int(after or 0), _AT_ONCE)
        else:
            rows = kind(station).rows().filter(pk__gt=int(after or 0)).order_by("pk")
            found = [
                (pk, f"{station}:{public_id}")
                for pk, public_id in rows.values_list("pk", "public_id")[:_AT_ONCE]
            ]
        return [(str(pk), ref) for pk, ref in found]

    def _brought_up_to_date(self, refs: list[str]) -> int:
        """How many of these, in order, have the vectors of what they say now, and no others."""
        texts = dict(_texts(refs, self._at))
        for number, ref in enumerate(refs):
            if not self._has_read(ref, texts.get(ref, {})):
                return number
            if self._over:
                return number + 1
        return len(refs)

    def _has_read(self, owner: str, texts: dict[Key, tuple[Reading, str]]) -> bool:
        """Read what was not read yet and drop what is not said any more; False if time is up before."""
        owned = self._work.owned(owner)
        lacking = [key for key in texts if key not in owned]
        self._work.keep(owner, self._work.vectors(lacking))  # said elsewhere, too
        lacking = [key for key in lacking if key not in self._work.owned(owner)]
        for start in range(0, len(lacking), _BATCH):
            if start and self._over:
                return False
            self._work.keep(owner, _read({key: texts[key] for key in lacking[start : start + _BATCH]}))
        self._work.drop(owner, owned - texts.keys())
        return True

    @property
    def _over(self) -> bool:
        return time.monotonic() >= self._until or self._busy()


def _texts(refs: list[str], at: datetime) -> Iterator[tuple[str, dict[Key, tuple[Reading, str]]]]:
    """What each of these says to the public now, or to those who learn from questions."""
    asked = {ref for ref in refs if ref.partition(":")[0] in (ASKED, CONFIRMED)}
    for entry in learned.entries(asked) if asked else ():
        yield entry.ref, _keyed([entry.title], "question")
    for record in read_records((ref for ref in refs if ref not in asked), timezone.localdate(at)):
        yield record.entry.ref, _keyed([record.at(place).whole for place in record.passages], "passage")


def _keyed(texts: Iterable[str], reading: Reading) -> dict[Key, tuple[Reading, str]]:
    cut = [text[:LONGEST] for text in texts]
    return {key_of(text, reading): (reading, text) for text in cut}


def _read(texts: dict[Key, tuple[Reading, str]]) -> dict[Key, bytes]:
    """The vectors of texts that are all read alike."""
    large = encoder_large.load()
    reading = next(iter(texts.values()))[0]
    encode = large.questions if reading == "question" else large.passages
    return {
        key: packed(vector)
        for key, vector in zip(texts, encode([text for _, text in texts.values()]), strict=True)
    }
