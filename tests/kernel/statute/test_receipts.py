from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.statute.receipts import Channel, ReceiptError, receipt, received_on

ARRIVED = date(2026, 11, 20)
CONFIRMED = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("channel", "day"),
    [
        ("in_person", ARRIVED),
        ("signed_post", ARRIVED),
        ("plain_post", CONFIRMED),
        ("online", CONFIRMED),
        ("fax", CONFIRMED),
    ],
)
def test_received_on_takes_the_day_of_article_31(channel, day):
    assert received_on(channel, ARRIVED, CONFIRMED) == day


def test_received_on_unconfirmed_online_application_is_not_received_yet():
    assert received_on(Channel.ONLINE, ARRIVED) is None
    assert received_on(Channel.IN_PERSON, ARRIVED) == ARRIVED


def test_received_on_confirmed_before_arrival_is_refused():
    with pytest.raises(ReceiptError, match="确认日期2026-11-20早于来件日期2026-11-23"):
        received_on("online", CONFIRMED, ARRIVED)


def test_receipt_unknown_channel_raises():
    with pytest.raises(ValueError, match="pigeon"):
        receipt("pigeon")


@given(st.sampled_from(Channel), st.dates(), st.dates())
def test_received_on_is_never_before_the_arrival(channel, one, two):
    assert received_on(channel, min(one, two), max(one, two)) >= min(one, two)
