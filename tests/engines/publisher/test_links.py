import pytest

from mingzheng.base.records.links import link
from mingzheng.engines.publisher import families
from mingzheng.engines.publisher.batches import batch, lasting_batch, once_a_batch


def render_links(article, context) -> str:
    return "、".join(f"{found.label}：{found.listing.title}" for found in context.links)


def test_linked_records_show_each_other_as_soon_as_both_are_public(world):
    families.register_renderer("record:columns.article", render_links)
    world.article(1)
    draft = world.article(2, state="draft", published_at=None)
    world.build()
    link(source=draft.ref, kind="interprets", target="columns.article:t000000001")
    world.tell("record.linked", "columns.article:t000000001")
    world.deliver()
    assert world.read("/articles/t0/00000001.html") == ""
    type(draft).objects.filter(pk=draft.pk).update(state="published", published_at=world.clock)
    world.tell("record.published", draft.ref)
    world.deliver()
    assert world.read("/articles/t0/00000001.html") == "解读：第 2 条"
    assert world.read("/articles/t0/00000002.html") == "解读对象：第 1 条"


def test_links_of_a_batch_cost_a_constant_number_of_queries(world, django_assert_num_queries):
    refs = [world.article(number).ref for number in range(1, 7)]
    for ref in refs[1:]:
        link(source=ref, kind="related", target=refs[0])
    record_pages = families.family("record")
    with django_assert_num_queries(7):
        list(record_pages.render_many(refs[:2], world.clock.date()))
    with django_assert_num_queries(7):
        list(record_pages.render_many(refs, world.clock.date()))


def test_value_of_a_batch_is_made_once_and_dropped_at_its_end():
    calls = []

    @once_a_batch
    def make(number):
        calls.append(number)
        return number * 2

    with batch():
        assert [make(1), make(1), make(2)] == [2, 2, 4]
    with batch():
        make(1)
    make(1)
    assert calls == [1, 2, 1, 1]


@pytest.mark.parametrize(("seconds", "calls"), [(0, 2), (60, 1)])
def test_pages_made_on_demand_share_what_was_read_shortly_before(settings, seconds, calls):
    settings.PAGE_MEMORY = 0
    with lasting_batch():
        pass  # drops what an earlier test kept
    settings.PAGE_MEMORY = seconds
    read = []
    name = once_a_batch(lambda: read.append("name"))
    for _ in range(2):
        with lasting_batch():
            name()
    assert len(read) == calls
