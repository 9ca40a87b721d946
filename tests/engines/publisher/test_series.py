from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzheng.disclosure.columns.models import Article
from mingzheng.engines.publisher.models import Series, SeriesPage

from .world import START

SHELF = "/columns/mzj/news"


def last(world) -> int:
    return Series.objects.get(pk=world.shelf).last


def test_full_page_is_closed_when_the_next_row_comes(world):
    for number in range(1, 21):
        world.article(number)
    world.build()
    assert not (world.site / f"{SHELF}/page/1.html"[1:]).exists()
    written = world.publish(21)
    assert f"{SHELF}/page/1.html" in written
    assert world.rows(f"{SHELF}/page/1.html") == [f"第 {number} 条" for number in range(20, 0, -1)]
    assert world.rows(f"{SHELF}/index.html") == [f"第 {number} 条" for number in range(21, 0, -1)]


def test_closed_pages_stay_as_they_are(world):
    for number in range(1, 62):
        world.article(number)
    world.build()
    pages = {path: file for path, file in world.files().items() if "/page/" in path}
    assert len(pages) == 3
    for number in range(62, 80):
        world.publish(number)
    assert {path: world.files()[path] for path in pages} == pages


def test_neighbours_are_linked(world):
    for number in range(1, 62):
        world.article(number)
    world.build()
    links = [
        (page["older"], page["newer"])
        for page in map(world.page, ["page/1.html", "page/2.html", "page/3.html", "index.html"])
    ]
    assert links == [
        (None, f"{SHELF}/page/2.html"),
        (f"{SHELF}/page/1.html", f"{SHELF}/page/3.html"),
        (f"{SHELF}/page/2.html", f"{SHELF}/"),
        (f"{SHELF}/page/2.html", None),
    ]


def test_withdrawn_row_leaves_its_page_shorter(world):
    articles = [world.article(number) for number in range(1, 46)]
    world.build()
    written = world.withdraw(articles[4])
    assert f"{SHELF}/page/1.html" in written
    assert f"{SHELF}/page/2.html" not in written
    assert len(world.rows(f"{SHELF}/page/1.html")) == 19
    assert world.page("index.html")["total"] == 44


def test_swollen_page_is_cut_anew(world):
    for number in range(1, 46):
        world.article(number)
    world.build()
    for number in range(100, 125):
        late = START + timedelta(hours=10, minutes=number - 90)
        record = world.article(number, published_at=late)
        world.tell("record.published", record.ref)
    world.deliver()
    assert [len(world.rows(f"{SHELF}/page/{number}.html")) for number in (1, 2, 3)] == [20, 20, 20]
    assert (last(world), world.faults()) == (4, [])


def test_repeated_times_are_told_apart(world):
    for number in range(1, 50):
        world.article(number, published_at=START)
    world.build()
    assert world.listed() == [f"第 {number} 条" for number in range(49, 0, -1)]


@pytest.mark.parametrize("count", [0, 1, 20, 21, 40, 41])
def test_numbers_of_a_fresh_build(world, count):
    for number in range(1, count + 1):
        world.article(number)
    world.build()
    pages = SeriesPage.objects.filter(series=world.shelf).order_by("number").values_list("rows", flat=True)
    assert (sum(pages), len(pages)) == (count, max(1, -(-count // 20)))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["new", "old", "withdraw", "batch"]), st.integers(0, 10_000)), max_size=12
    )
)
def test_lists_hold_exactly_the_public_records(world, steps):
    Article.objects.all().delete()
    for number in range(1, 44):
        world.article(number)
    world.build()
    clock = 10_000
    for verb, choice in steps:
        clock += 1
        if verb == "new":
            world.publish(clock)
        elif verb == "old":
            world.publish(clock, published_at=START + timedelta(minutes=choice))
        elif verb == "withdraw":
            public = list(Article.objects.public().order_by("pk"))
            world.withdraw(public[choice % len(public)])
        else:
            for _ in range(25):
                clock += 1
                world.tell(
                    "record.published", world.article(clock, published_at=START + timedelta(choice % 50)).ref
                )
            world.deliver()
    expected = (
        Article.objects.public().order_by("-published_at", "-public_id").values_list("title", flat=True)
    )
    assert world.listed() == list(expected)
    assert world.page("index.html")["total"] == len(expected)
    assert world.faults() == []
