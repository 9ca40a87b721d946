from mingzheng.engines.publisher.models import Placement, Series, SeriesPage
from mingzheng.engines.publisher.placing import pagings

from .world import START


def pages() -> list[tuple]:
    return list(
        SeriesPage.objects.order_by("series", "number").values_list(
            "series", "number", "low_at", "low_id", "rows"
        )
    )


def test_one_pass_numbers_pages_as_cutting_each_list_does(world):
    for number in range(1, 48):
        world.article(number, published_at=START if number in (20, 21, 22) else world.clock)
    world.build()
    numbered = pages()
    for paging in pagings(list(Series.objects.values_list("pk", flat=True))):
        paging.cut_from(1)
    assert pages() == numbered
    # the column, the library (empty but always there), the sitemap
    assert list(Series.objects.order_by("pk").values_list("total", "last")) == [(47, 3), (0, 1), (47, 1)]


def test_list_without_records_has_one_empty_page(world):
    world.build()
    assert [(number, rows) for key, number, _, _, rows in pages() if key == world.shelf] == [(1, 0)]


def test_every_record_has_its_place(world):
    articles = [world.article(number) for number in range(1, 4)]
    world.article(4, state="draft")
    world.build()
    assert sorted(Placement.objects.values_list("ref", flat=True)) == sorted(one.ref for one in articles)
