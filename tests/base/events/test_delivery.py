"""Events are delivered once, in order, and survive failures."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from mingzheng.base.events import bus, delivery
from mingzheng.base.events.bus import Subscriber, emit
from mingzheng.base.events.models import Delivery, Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    """One subscriber that remembers what it got; ``heard.fail`` names subjects on which it raises."""

    class Heard(list):
        fail: frozenset[str] = frozenset()

        def handle(self, events):
            if any(event.subject in self.fail for event in events):
                raise RuntimeError("没有处理成功")
            self.extend(event.subject for event in events)

    found = Heard()
    subscriber = Subscriber("test.heard", frozenset({"test.happened"}), found.handle, 3)
    monkeypatch.setattr(bus, "_SUBSCRIBERS", {"test.heard": subscriber})
    return found


def say(*subjects):
    with transaction.atomic():
        for subject in subjects:
            emit("test.happened", subject)


def test_emit_outside_a_transaction_is_refused(transactional_db):
    with pytest.raises(RuntimeError):
        emit("test.happened", "test:1")


def test_events_are_handled_in_order_and_once(heard):
    say("test:1", "test:2", "test:3", "test:4")
    assert delivery.deliver_pending() == 4
    assert heard == ["test:1", "test:2", "test:3", "test:4"]
    assert delivery.deliver_pending() == 0
    assert heard == ["test:1", "test:2", "test:3", "test:4"]


def test_event_of_a_kind_nobody_wants_makes_no_delivery(heard):
    with transaction.atomic():
        emit("test.other", "test:1")
    assert (Event.objects.count(), Delivery.objects.count()) == (1, 0)


def test_event_is_undone_with_its_transaction(heard):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        emit("test.happened", "test:1")
        raise ZeroDivisionError
    assert Event.objects.count() == 0


def test_failing_event_does_not_hold_up_the_others(heard):
    heard.fail = frozenset({"test:2"})
    say("test:1", "test:2", "test:3")
    delivery.deliver_pending()
    assert sorted(heard) == ["test:1", "test:3"]
    row = Delivery.objects.get(event__subject="test:2")
    assert row.done_at is None
    assert row.error == "没有处理成功"
    assert row.not_before > timezone.now()


def test_failed_event_is_tried_again_after_its_pause(heard):
    heard.fail = frozenset({"test:1"})
    say("test:1")
    delivery.deliver_pending()
    heard.fail = frozenset()
    assert delivery.deliver_pending() == 0
    Delivery.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    assert delivery.deliver_pending() == 1
    assert heard == ["test:1"]


def test_event_that_always_fails_is_given_up_and_can_be_retried(heard):
    heard.fail = frozenset({"test:1"})
    say("test:1")
    for _ in range(delivery.GIVE_UP_AFTER + 2):
        Delivery.objects.update(not_before=None)
        delivery.deliver_pending()
    assert delivery.failed().count() == 1
    heard.fail = frozenset()
    assert delivery.retry_failed() == 1
    delivery.deliver_pending()
    assert heard == ["test:1"]


def test_settle_waits_until_nothing_is_pending(heard):
    say("test:1", "test:2")
    assert delivery.settle(5) is True
    assert heard == ["test:1", "test:2"]


def test_long_queue_of_one_does_not_hold_up_the_others(monkeypatch):
    heard = []

    def subscriber(name):
        return Subscriber(
            name, frozenset({"test.happened"}), lambda events: heard.append((name, events[0].subject)), 1
        )

    monkeypatch.setattr(bus, "_SUBSCRIBERS", {name: subscriber(name) for name in ("slow", "quick")})
    say("test:1", "test:2")
    assert delivery.deliver_pending() == 4
    assert heard == [("slow", "test:1"), ("quick", "test:1"), ("slow", "test:2"), ("quick", "test:2")]
