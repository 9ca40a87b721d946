import pytest
from django.db import transaction

from mingzheng.base.events.bus import emit
from mingzheng.base.events.models import Delivery
from mingzheng.engines.search import site
from mingzheng.engines.search.service import Query, search


def refs(text=""):
    return {hit.ref for hit in search(Query(text, limit=100)).hits}


def test_published_becomes_findable_and_withdrawn_goes(world):
    kept, gone = world.document("体育通知"), world.document("登记通知")
    world.deliver()
    world.withdraw(gone)
    assert world.deliver() == 1
    assert refs() == {kept.ref}


def test_revised_is_found_by_its_new_text_only(world):
    row = world.document("体育通知")
    world.deliver()
    row.title = "登记通知"
    row.save()
    world.tell("record.revised", row)
    world.deliver()
    assert (refs("体育"), refs("登记")) == (set(), {row.ref})


def test_the_same_events_again_change_nothing(world):
    row = world.document("体育通知")
    world.deliver()
    Delivery.objects.update(done_at=None)
    world.deliver()
    assert search(Query("体育")).total == 1
    assert refs("体育") == {row.ref}


def test_an_order_of_events_that_is_late_ends_in_the_present_state(world):
    row = world.document("体育通知")
    world.withdraw(row)
    world.tell("record.revised", row)
    world.deliver()
    assert refs() == set()


@pytest.mark.parametrize("subject", ["policy.document:none000000", "unknown:abc", "nothing", ""])
def test_events_of_unknown_subjects_are_harmless(world, subject):
    kept = world.document("体育通知")
    world.deliver()
    site.refresh([subject])
    assert refs() == {kept.ref}


def test_a_damaged_index_heals_with_the_next_event(world, settings):
    first = world.document("体育通知")
    world.deliver()
    (settings.INDEX_DIR / "documents" / "current.json").write_text("{", "utf-8")
    second = world.document("登记通知")
    world.deliver()
    assert refs() == {first.ref, second.ref}


def test_a_renamed_organ_takes_its_records_along(world):
    row = world.document("体育通知")
    world.deliver()
    world.organ.name = "云江新区管理委员会"
    world.organ.save()
    with transaction.atomic():
        emit("organ.changed", f"organ:{world.organ.code}")
    world.deliver()
    found = search(Query("体育"))
    assert found.facets["organ"] == [("云江新区管理委员会", 1)]
    assert refs("云江新区管理委员会") == {row.ref}
    assert search(Query("体育", organ="云江市人民政府")).total == 0


def test_the_change_of_an_organ_brings_nothing_back(world):
    row = world.document("体育通知")
    world.deliver()
    world.withdraw(row)
    with transaction.atomic():
        emit("organ.changed", f"organ:{world.organ.code}")
    world.deliver()
    assert refs() == set()


def test_trouble_of_either_index_is_told(world, settings):
    world.document("体育通知")
    world.deliver()
    assert site.trouble() is None
    (settings.INDEX_DIR / "passages" / "current.json").unlink()
    assert site.trouble().startswith("检索索引还没有建立")


def test_rebuild_reads_every_kind_and_only_what_is_public(world):
    shown = {world.document("体育通知").ref, world.article("体育新闻").ref}
    world.document("草稿", state="draft")
    world.withdraw(world.document("撤回"))
    told = []
    assert site.rebuild(told.append) == 2
    assert (refs(), told) == (shown, [2, 4])


def test_one_commit_for_a_batch(world):
    world.document("体育通知")
    world.deliver()
    before = int(site.engine().generation().partition("/")[2])
    for number in range(5):
        world.document(f"通知{number}")
    world.deliver()
    assert int(site.engine().generation().partition("/")[2]) == before + 1
