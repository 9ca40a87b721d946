"""Hits and facets as HTML: everything that comes from outside is escaped."""

from datetime import UTC, datetime

from mingzheng.base.records.registry import Listing
from mingzheng.engines.search.answer import ShownHit
from mingzheng.engines.search.highlight import Snippet
from mingzheng.faces.portal.asking import Asked
from mingzheng.faces.portal.results import FacetGroup, FacetRow, facets, hits

BAD = '<i a="1">&'
LISTING = Listing("k:1", BAD, "/a", datetime(2026, 1, 1, tzinfo=UTC), "局")


def hit(**changes):
    values = {
        "ref": "k:1", "kind": "k", "kind_name": BAD, "title": BAD, "url": "/a?b=1&c=2", "doc_number": BAD, "issuer": BAD,
        "written_date": None, "state": "", "state_key": "", "score": 1.0, "title_snippet": Snippet(BAD, ((0, 2),)),
        "body_snippet": Snippet(f"| {BAD} |", ((2, 4),)), "listing": LISTING,
    }  # fmt: skip
    return ShownHit(**values | changes)


def test_hit_escapes_what_it_shows():
    page = hits([hit()])
    assert "<i" not in page
    assert page.count("<mark>&lt;i</mark> a=&quot;1&quot;&gt;&amp;") == 2
    assert 'href="/a?b=1&amp;c=2"' in page
    assert "|" not in page


def test_facets_escape_what_they_show():
    page = facets([FacetGroup("机关", (FacetRow(BAD, 3, f"/search/?organ={BAD}", True),))])
    assert "<i" not in page
    assert 'aria-current="true"' in page
    assert facets([]) == ""


def test_addresses_of_facets_choose_and_drop(rf):
    class Found:
        facets = {"organ": [("甲局", 2), ("乙局&", 1)], "year": []}

    def addresses(asked):
        return [row.address for group in asked.facet_groups(Found()) for row in group.rows]

    assert [dict(rf.get(each).GET.items()) for each in addresses(Asked(text="供热", page=3))] == [
        {"q": "供热", "organ": "甲局"},
        {"q": "供热", "organ": "乙局&"},
    ]
    assert [dict(rf.get(each).GET.items()) for each in addresses(Asked(text="", organ="甲局"))] == [
        {},
        {"organ": "乙局&"},
    ]
