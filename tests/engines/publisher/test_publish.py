from datetime import timedelta

from mingzheng.base.events.models import Delivery
from mingzheng.base.proof.models import LogEntry
from mingzheng.disclosure.columns.models import Article
from mingzheng.engines.publisher.build import SUBSCRIBER
from mingzheng.engines.publisher.models import Pending, SiteState

from .world import START

SHELF = "/columns/mzj/news"
PARTS = ["/sitemap/articles-1.xml"]


def page(number: int, ending: str = "html") -> str:
    return f"/articles/t0/{number:08d}.{ending}"


def test_first_event_builds_the_whole_site(world):
    world.article(1)
    written = world.publish(2)
    assert [path for path in written if path.startswith("/articles")] == [
        page(1), page(1, "json"), page(2), page(2, "json"),
    ]  # fmt: skip
    assert world.rows(f"{SHELF}/index.html") == ["第 2 条", "第 1 条"]
    assert (world.faults(), SiteState.objects.get().needs_build) == ([], False)


def test_publishing_one_writes_only_what_it_concerns(world):
    for number in range(1, 46):
        world.article(number)
    world.build()
    assert world.publish(46) == [
        page(46), page(46, "json"), f"{SHELF}/feed.xml", f"{SHELF}/index.html", "/index.html", *PARTS,
    ]  # fmt: skip
    assert world.read("/index.html") == "首页 46"
    assert world.faults() == []


def test_publishing_again_writes_nothing(world):
    world.build()
    record = world.article(1)
    world.tell("record.published", record.ref)
    world.deliver()
    world.tell("record.published", record.ref)
    assert world.deliver() == []


def test_revision_reaches_page_twin_list_and_feed(world):
    for number in range(1, 4):
        world.article(number)
    world.build()
    Article.objects.filter(public_id="t000000002").update(title="新标题")
    world.tell("record.revised", "columns.article:t000000002")
    assert world.deliver() == [page(2), page(2, "json"), f"{SHELF}/feed.xml", f"{SHELF}/index.html"]


def test_withdrawal_removes_page_and_row(world):
    first, _ = world.article(1), world.article(2)
    world.build()
    world.withdraw(first)
    assert not (world.site / page(1)[1:]).exists()
    assert not (world.site / page(1, "json")[1:]).exists()
    assert world.rows(f"{SHELF}/index.html") == ["第 2 条"]
    assert world.faults() == []


def test_record_that_is_not_public_leaves_no_trace(world):
    world.build()
    assert world.publish(1, state="draft", title="秘密") == []
    assert all("秘密".encode() not in content for _, content in world.files().values())


def test_page_is_rendered_again_when_what_it_read_changes(world):
    world.article(1)
    world.build()
    world.organ.name = "云江市民政和养老局"
    world.organ.save()
    world.tell("organ.changed", "organ:mzj")
    assert page(1) in world.deliver()
    assert "云江市民政和养老局" in world.read(page(1))


def test_column_renamed_reaches_its_closed_pages(world):
    for number in range(1, 25):
        world.article(number)
    world.build()
    world.column.name = "要闻"
    world.column.save()
    world.tell("column.changed", "column:mzj/news", (world.shelf, "organ:mzj"))
    assert f"{SHELF}/page/1.html" in world.deliver()
    assert '"name": "要闻"' in world.read(f"{SHELF}/page/1.html")


def test_site_change_builds_everything(world):
    world.article(1)
    world.build()
    (world.site / "planted.html").write_text("x")
    world.tell("site.changed", "site:main", ("site",))
    assert world.deliver() == ["/planted.html"]


def test_broken_page_does_not_hold_up_the_others(world):
    world.build()
    bad = world.article(1, title="坏页")
    world.tell("record.published", bad.ref)
    assert page(2) in world.publish(2)
    assert [(row.target, row.attempts) for row in Pending.objects.all()] == [(bad.ref, 1)]
    assert Delivery.objects.filter(done_at=None, subscriber=SUBSCRIBER).count() == 0
    Article.objects.filter(pk=bad.pk).update(title="修好了")
    assert page(1) in world.publish(3)
    assert (Pending.objects.count(), world.faults()) == (0, [])


def test_manifest_is_noted_in_the_log_once(world):
    world.build()
    world.publish(1)
    world.tell("record.revised", "columns.article:t000000001")
    world.deliver()
    entries = LogEntry.objects.filter(action="site.manifest")
    assert [entry.detail["files"] for entry in entries.order_by("seq")] == [8, 11]
    assert SiteState.objects.get().logged_root == entries.latest("seq").detail["root"]


def test_old_record_goes_to_its_place(world):
    for number in range(1, 61):
        world.article(number)
    world.build()
    late = START + timedelta(hours=10, minutes=30)
    written = world.publish(99, published_at=late, title="旧件")
    assert f"{SHELF}/page/1.html" in written
    assert f"{SHELF}/page/2.html" not in written
    assert world.rows(f"{SHELF}/page/1.html")[9:12] == ["第 11 条", "旧件", "第 10 条"]


def test_build_covers_the_events_that_were_pending(world):
    record = world.article(1)
    world.tell("record.published", record.ref)
    world.build()
    assert world.deliver() == []
    assert Delivery.objects.filter(done_at=None, subscriber=SUBSCRIBER).count() == 0
