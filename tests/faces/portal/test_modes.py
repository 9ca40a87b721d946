"""Reading modes: a cookie that names nobody, and pages marked on the way out."""

import pytest
from django.conf import settings

from mingzheng.faces.portal.modes import Modes

pytestmark = pytest.mark.django_db


def html(client, path="/policy/") -> str:
    return b"".join(client.get(path)).decode()


def test_visitor_without_mode_gets_the_file_itself(city, client):
    client.cookies["modes"] = ""
    assert html(client).encode() == (settings.SITE_DIR / "policy/index.html").read_bytes()
    client.cookies["modes"] = "unknown.<script>"
    assert html(client).encode() == (settings.SITE_DIR / "policy/index.html").read_bytes()


def test_mode_marks_static_and_dynamic_pages(city, client):
    client.cookies["modes"] = "contrast.elder"
    for path in ("/policy/", "/search/?q=办法", "/nowhere"):
        assert '<html data-contrast data-elder lang="zh-CN">' in html(client, path)


def test_traditional_characters_reach_text_and_language(city, client):
    client.cookies["modes"] = "hant"
    page = html(client, city.address(city.regulation))
    assert '<html lang="zh-Hant">' in page
    assert "雲江市住房保障管理辦法" in page
    assert 'href="/verify/?path=' in page


def test_switching_sets_and_clears_one_mode(city, client):
    client.get("/modes/elder/?next=/policy/")
    assert client.cookies["modes"].value == "elder"
    client.get("/modes/contrast/?next=/policy/")
    assert client.cookies["modes"].value == "contrast.elder"
    client.get("/modes/elder/?next=/policy/")
    assert client.cookies["modes"].value == "contrast"
    assert client.get("/modes/other/").cookies == {}


def test_cookie_is_lax_and_names_nobody(city, client):
    cookie = client.get("/modes/elder/").cookies["modes"]
    assert (cookie.value, cookie["samesite"], cookie["max-age"]) == ("elder", "Lax", 365 * 86400)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "policy",
        "/\n/evil",
    ],
)
def test_switching_never_leads_to_another_host(city, client, target):
    assert client.get("/modes/elder/", {"next": target})["Location"] == "/"


def test_switching_returns_to_the_search_that_was_asked(city, client):
    page = html(client, "/search/?q=住房&year=2024")
    link = page.partition('href="/modes/elder/')[2].partition('"')[0]
    back = client.get(f"/modes/elder/{link}")["Location"]
    assert "data-elder" in html(client, back)
    assert "年份：2024" in html(client, back)


def test_order_of_words_in_the_cookie_does_not_matter(rf):
    def modes(value):
        request = rf.get("/")
        request.COOKIES["modes"] = value
        return Modes.of(request)

    assert modes("elder.contrast") == modes("contrast.elder")
    assert modes("elder.contrast").mark == "-contrast-elder"
