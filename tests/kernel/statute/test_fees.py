import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.kernel.statute.fees import FeeError, FeeLine, item_fee, item_rate, page_fee, page_rate

COUNTS = st.integers(0, 500)


@pytest.mark.parametrize(
    ("items", "yuan"),
    [
        (0, 0), (10, 0), (11, 100), (25, 1500), (30, 2000), (31, 2200), (35, 3000), (40, 4000),
        (41, 4300), (50, 7000), (51, 7400), (60, 11000), (100, 37000),
    ],
)  # fmt: skip
def test_item_fee_matches_the_checked_vectors(items, yuan):
    assert item_fee(items).total == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [
        (0, 0), (30, 0), (31, 10), (44, 140), (57, 270), (72, 420), (100, 700), (101, 720), (109, 880),
        (119, 1080), (200, 2700), (201, 2740), (250, 4700), (1000, 34700),
    ],
)  # fmt: skip
def test_page_fee_matches_the_checked_vectors(pages, yuan):
    assert page_fee(pages).total == yuan


def test_item_fee_shows_each_band():
    assert item_fee(35).lines == (FeeLine(1, 10, 0), FeeLine(11, 30, 100), FeeLine(31, 35, 200))
    assert item_fee(35).explanation == (
        "第1至10件不收费；第11至30件，20件×100元＝2000元；第31至35件，5件×200元＝1000元；合计3000元。"
        "依据：《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条。"
    )


def test_item_fee_goes_on_within_the_month():
    assert item_fee(1, already=30).total == 200
    assert item_fee(15, already=12).total == 1500


@pytest.mark.parametrize("fee", [lambda: item_fee(-1), lambda: item_fee(1, already=-1), lambda: page_fee(-5)])
def test_fee_negative_count_is_refused(fee):
    with pytest.raises(FeeError, match="不能是负数"):
        fee()


def test_rate_counts_from_one():
    with pytest.raises(FeeError, match="从1开始"):
        item_rate(0)


@given(COUNTS)
def test_fees_are_the_sum_of_the_marginal_rates(count):
    assert item_fee(count).total == sum(item_rate(n) for n in range(1, count + 1))
    assert page_fee(count).total == sum(page_rate(n) for n in range(1, count + 1))


@given(COUNTS, COUNTS)
def test_item_fee_of_two_requests_equals_the_fee_of_both(first, second):
    assert item_fee(first).total + item_fee(second, already=first).total == item_fee(first + second).total
