"""What holds for every page, whatever it shows."""

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from mingzheng.base.accounts.models import User
from mingzheng.faces.portal import shell
from tests.floors.template_checks import english_sentences, foreign_requests, inline_code

from .city import texts

pytestmark = pytest.mark.django_db
HEAVIEST = 150 * 1024
NOT_FOUND = {"not found"}


@pytest.fixture(scope="module")
def pages(city):
    return texts(city)


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [values for name, values in self.found if name == tag]


def meta(html: str) -> dict[str, str]:
    return {values["name"]: values["content"] for values in _Tags(html).all("meta") if "name" in values}


def test_every_page_answers_an_anonymous_visitor(city, client):
    statuses = {name: client.get(path).status_code for name, path in city.pages().items()}
    assert {name for name, status in statuses.items() if status != 200} == NOT_FOUND
    assert statuses["not found"] == 404


def test_page_is_the_same_for_a_signed_in_person(city, client):
    person = city.visitor()
    person.force_login(User.objects.first(), backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in city.pages().values():
        assert b"".join(person.get(path)) == b"".join(client.get(path)), path


def test_writing_is_not_possible_anywhere(city, client):
    statuses = {path: client.post(path).status_code for path in city.pages().values()}
    assert set(statuses.values()) <= {403, 404, 405}


def test_page_keeps_the_rules_of_templates(pages):
    for check in (inline_code, foreign_requests, english_sentences):
        assert {name: found for name, html in pages.items() if (found := check(html))} == {}


def test_page_weighs_little(pages, client):
    parts = set(re.findall(r'(?:href|src)="(/assets/portal/[^"]+)"', "".join(pages.values())))
    assets = sum(len(b"".join(client.get(path))) for path in parts)
    assert 0 < assets < 60 * 1024
    assert {name for name, html in pages.items() if len(html.encode()) + assets > HEAVIEST} == set()


def test_page_has_one_heading_and_unique_ids(pages):
    for name, html in pages.items():
        tags = _Tags(html)
        assert len(tags.all("h1")) == 1, name
        ids = [values["id"] for _, values in tags.found if "id" in values]
        assert len(ids) == len(set(ids)), name


def test_own_links_lead_somewhere(pages, client):
    links = {values["href"] for html in pages.values() for values in _Tags(html).all("a")}
    own = {
        link.partition("#")[0]
        for link in links
        if link.startswith("/") and not link.startswith(("/modes/", "/search/"))
    }
    assert {link for link in own if client.get(link).status_code != 200} - {"/nowhere"} == set()


def test_links_inside_a_page_have_a_target(pages):
    for name, html in pages.items():
        tags = _Tags(html)
        ids = {values["id"] for _, values in tags.found if "id" in values}
        wanted = {values["href"][1:] for values in tags.all("a") if values.get("href", "").startswith("#")}
        assert wanted - ids == set(), name


def test_site_tags_stand_on_every_page(pages):
    for name, html in pages.items():
        tags = meta(html)
        assert (tags["SiteName"], tags["SiteDomain"], tags["SiteIDCode"]) == (
            "云江市人民政府", "www.yunjiang.example", "9900000001",
        ), name  # fmt: skip


def test_document_carries_all_required_tags(pages):
    tags = meta(pages["document"])
    required = [tag.name for tag in shell.meta_tags("content") if tag.required]
    assert [name for name in required if not tags.get(name)] == []
    assert (tags["ArticleTitle"], tags["ColumnName"]) == ("云江市住房保障管理办法", "政策文件")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", tags["PubDate"])


def test_canonical_address_is_absolute_and_own(city, pages, settings):
    for name, path in city.pages().items():
        links = [v["href"] for v in _Tags(pages[name]).all("link") if v.get("rel") == "canonical"]
        if name not in NOT_FOUND and "?" not in path:
            assert links == [settings.SITE_URL + path]


def test_list_and_document_announce_their_feed(city, pages, client):
    for name in ("home", "library", "column", "document", "article"):
        links = [v["href"] for v in _Tags(pages[name]).all("link") if v.get("type") == "application/atom+xml"]
        assert len(links) == 1, name
        feed = ElementTree.fromstring(b"".join(client.get(links[0])))
        assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
        assert feed.find("{http://www.w3.org/2005/Atom}entry") is not None


def test_linked_data_is_json_and_tells_the_title(pages):
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', pages["document"])
    data = json.loads(found[1])
    assert (data["@type"], data["headline"], data["publisher"]["name"]) == (
        "Legislation", "云江市住房保障管理办法", "云江市人民政府",
    )  # fmt: skip


def test_nothing_unpublished_shows_anywhere(city, pages):
    assert {name for name, html in pages.items() if "尚未公开的" in html} == set()
    assert city.hidden.state == "draft"


def test_footer_names_owner_and_code(pages):
    for name, html in pages.items():
        footer = html.partition('<footer class="foot">')[2]
        assert "主办单位：云江市人民政府" in footer, name
        assert "网站标识码：9900000001" in footer, name
        assert "云ICP备00000000号" in footer, name
