"""Serving the publisher's files: byte for byte, cached rightly, and nothing outside the folder."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.faces.portal.static_site import StaticSiteMiddleware

pytestmark = pytest.mark.django_db
HOSTILE = (
    "/../manage.py", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/policy/../../keys/signing.pem", "/.env", "/.git/config",
    "/policy/.hidden", "/%00", "/policy/%00.html", "/..%2fkeys", "/..\\keys", "//etc/passwd", "/policy", "/proof", "/~root", "/a" * 3000,
    "/" + "长" * 400, "/policy/index.html/", "/CON", "/policy//", "/./policy/",
)  # fmt: skip


def body(response) -> bytes:
    return b"".join(response)


def test_page_is_the_file_byte_for_byte(city, client):
    file = settings.SITE_DIR / "policy/index.html"
    assert body(client.get("/policy/")) == file.read_bytes()


def test_page_has_its_type_and_must_be_revalidated(city, client):
    response = client.get("/policy/")
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert (response["Cache-Control"], response["Vary"]) == ("no-cache", "Cookie")
    assert response["ETag"]
    assert response["Last-Modified"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/policy/feed.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/proof/manifest.json", "application/json; charset=utf-8"),
    ],
)
def test_other_files_have_their_type(city, client, path, kind):
    assert client.get(path)["Content-Type"] == kind


def test_unchanged_page_is_not_sent_again(city, client):
    first = client.get("/policy/")
    again = client.get("/policy/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    dated = client.get("/policy/", headers={"If-Modified-Since": first["Last-Modified"]})
    assert dated.status_code == 304


def test_one_of_several_or_a_weak_etag_counts(city, client):
    tag = client.get("/policy/")["ETag"]
    for sent in (f'"other", {tag}', f"W/{tag}", "*"):
        assert client.get("/policy/", headers={"If-None-Match": sent}).status_code == 304
    assert client.get("/policy/", headers={"If-None-Match": '"other"'}).status_code == 200


def test_another_mode_is_another_page(city, client):
    plain = client.get("/policy/")["ETag"]
    client.cookies["modes"] = "elder"
    assert client.get("/policy/", headers={"If-None-Match": plain}).status_code == 200


def test_head_sends_no_body(city, client):
    response = client.head("/policy/")
    assert (response.status_code, body(response)) == (200, b"")
    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_attachment_is_downloaded_under_its_name(city, client):
    response = client.get(city.attachment.public_url)
    assert body(response) == b"%PDF-1.4\n%%EOF\n"
    assert response["Content-Disposition"].startswith("attachment")
    assert "%E4%BD%8F%E6%88%BF" in response["Content-Disposition"]


def test_attachment_is_never_run_by_the_browser(city, client):
    response = client.get(city.attachment.public_url)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_address_finds_nothing(city, client, path):
    response = client.get(path)
    assert response.status_code in (301, 404)
    assert b"root:" not in body(response)


@given(st.text(min_size=1, max_size=60))
def test_served_file_lies_inside_the_folder(text):
    middleware = StaticSiteMiddleware(lambda request: None)
    path = middleware._path("/" + text)
    assert path is None or Path(os.path.normpath(path)).is_relative_to(middleware.root)


def test_link_out_of_the_folder_is_not_followed(city, client, tmp_path):
    secret = tmp_path / "secret.html"
    secret.write_text("secret")
    link = settings.SITE_DIR / "leak.html"
    link.symlink_to(secret)
    try:
        assert client.get("/leak.html").status_code == 404
    finally:
        link.unlink()


def test_writing_request_passes_by(city):
    passed = []
    middleware = StaticSiteMiddleware(lambda request: passed.append(request.method))
    middleware(RequestFactory().post("/policy/"))
    assert passed == ["POST"]
