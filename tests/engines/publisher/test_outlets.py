"""Feeds, sitemaps, twins and attachments, read the way their readers do."""

import json
from xml.etree import ElementTree

from mingzheng.base.files.store import keep

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "https://www.yunjiang.example"


def locations(world, path: str) -> list[str]:
    return [node.text for node in ElementTree.fromstring(world.read(path)).iter(f"{MAP}loc")]


def test_feed_has_the_twenty_newest(world):
    for number in range(1, 31):
        world.article(number)
    world.build()
    feed = ElementTree.fromstring(world.read("/columns/mzj/news/feed.xml"))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        f"第 {number} 条" for number in range(30, 10, -1)
    ]
    assert feed.findtext(f"{ATOM}updated") == "2026-01-02T06:00:00Z" == entries[0].findtext(f"{ATOM}updated")
    ids = [node.text for node in feed.iter(f"{ATOM}id")]
    assert ids[:2] == [f"{HOST}/columns/mzj/news/feed.xml", f"{HOST}/articles/t0/00000030.html"]
    assert len(ids) == len(set(ids)) == 21


def test_feed_survives_any_title(world):
    title = "<script>&\"'\x01]]> 通知"
    world.article(1, title=title, abstract="甲\x02乙")
    world.build()
    entry = ElementTree.fromstring(world.read("/columns/mzj/news/feed.xml")).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == title.replace("\x01", "")
    assert entry.findtext(f"{ATOM}summary") == "甲乙"


def test_empty_feed_is_valid(world):
    world.build()
    feed = ElementTree.fromstring(world.read("/columns/mzj/news/feed.xml"))
    assert feed.findtext(f"{ATOM}updated") == "2000-01-01T00:00:00Z"


def test_sitemap_names_every_public_page(world):
    for number in range(1, 4):
        world.article(number)
    world.build()
    parts = locations(world, "/sitemap.xml")
    assert f"{HOST}/sitemap/articles-1.xml" in parts
    named = [place for part in parts for place in locations(world, part.removeprefix(HOST))]
    assert sorted(place for place in named if "/articles/" in place) == [
        f"{HOST}/articles/t0/0000000{number}.html" for number in (1, 2, 3)
    ]
    assert {f"{HOST}/", f"{HOST}/columns/mzj/news/"} <= set(named)
    assert f"Sitemap: {HOST}/sitemap.xml" in world.read("/robots.txt")


def test_withdrawn_page_leaves_the_sitemap(world):
    article = world.article(1)
    world.build()
    world.withdraw(article)
    assert locations(world, "/sitemap/articles-1.xml") == []


def test_twin_is_json_of_the_same_record(world):
    world.article(1)
    world.build()
    assert json.loads(world.read("/articles/t0/00000001.json"))["title"] == "第 1 条"


def test_attachment_is_public_as_long_as_a_record_has_it(world):
    first, second = world.article(1), world.article(2)
    stored = keep("项目,金额\n".encode(), format="csv")
    path = world.attach(first, stored, "表 1.csv").public_path
    world.attach(second, stored, "表 1.csv")
    world.build()
    assert world.read(path) == "项目,金额\n"
    world.withdraw(first)
    assert world.read(path) == "项目,金额\n"
    assert path in world.withdraw(second)
    assert not (world.site / path[1:]).exists()
    assert world.faults() == []


def test_attachment_of_a_draft_is_not_public(world):
    draft = world.article(1, state="draft")
    attached = world.attach(draft, keep(b"a,b\n", format="csv"), "a.csv")
    world.build()
    assert not (world.site / attached.public_path[1:]).exists()


def test_attachment_taken_away_by_a_revision_goes(world):
    article = world.article(1)
    attached = world.attach(article, keep(b"a,b\n", format="csv"), "a.csv")
    world.build()
    attached.delete()
    world.tell("record.revised", article.ref)
    assert attached.public_path in world.deliver()
    assert world.faults() == []


def test_shelf_is_there_before_its_first_record(world):
    world.build()
    assert world.rows("/columns/mzj/news/index.html") == []


def test_attachment_goes_when_its_records_are_withdrawn_together(world):
    articles = [world.article(1), world.article(2)]
    stored = keep(b"a,b\n", format="csv")
    paths = {world.attach(article, stored, "a.csv").public_path for article in articles}
    world.build()
    type(articles[0]).objects.update(state="withdrawn")
    for article in articles:
        world.tell("record.withdrawn", article.ref)
    assert paths <= set(world.deliver())


def test_attachment_passed_on_in_one_batch_stays(world):
    first = world.article(1)
    stored = keep(b"a,b\n", format="csv")
    path = world.attach(first, stored, "a.csv").public_path
    world.build()
    second = world.article(2)
    world.attach(second, stored, "a.csv")
    type(first).objects.filter(pk=first.pk).update(state="withdrawn")
    for ref in (second.ref, first.ref):
        world.tell("record.withdrawn", ref)
    assert path not in world.deliver()
    assert (world.read(path), world.faults()) == ("a,b\n", [])
