"""The compiled statements answer as the query they were made of, for every kind of bound."""

from datetime import timedelta
from itertools import product

from mingzheng.disclosure.columns.models import Article

from .world import START


def test_compiled_ranges_hold_what_the_query_holds(world):
    from mingzheng.engines.publisher.listings import source
    from mingzheng.engines.publisher.ranges import BEGINNING, Point, between, places

    key, kind = world.shelf, Article.record_key
    for number in range(1, 9):  # three at one time, so that identifiers decide
        world.article(number, published_at=START + timedelta(hours=number if number < 5 else 5))
    world.article(9, state="withdrawn")
    at = [BEGINNING, *(Point(row.published_at, row.public_id) for row in Article.objects.order_by("pk"))]
    lows = [*at, *(Point(point.at, "") for point in at)]
    for low, high, most in product(lows, [None, *at[1:]], [None, 3]):
        rows = between(source(kind, key), low, high).values_list("published_at", "public_id")[:most]
        assert places(source, kind, key, low, high, most) == [Point(*row) for row in rows]


def test_a_list_on_which_a_kind_cannot_stand_is_empty(world):
    from mingzheng.engines.publisher.listings import source
    from mingzheng.engines.publisher.ranges import BEGINNING, places

    world.article(1)
    assert places(source, Article.record_key, "no/column", BEGINNING, None, 5) == []


def test_publishing_one_asks_few_questions(world, django_assert_max_num_queries):
    """A budget (PostgreSQL takes three more for its locks): the memory of a publication must go on sparing what was read before."""
    for number in range(1, 30):
        world.article(number)
    world.build()
    record = world.article(31)
    world.tell("record.published", record.ref)
    with django_assert_max_num_queries(50):
        world.deliver()
