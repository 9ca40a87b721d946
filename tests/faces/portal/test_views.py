"""Printed papers, QR codes, checking a page, and what happens when something breaks."""

import pytest
import segno
from django.conf import settings

from mingzheng.faces.portal import paper, views

pytestmark = pytest.mark.django_db


def test_paper_of_a_public_document_is_a_pdf_shown_in_place(city, client):
    response = client.get(city.address(city.regulation, "pdf"))
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''")


def test_paper_is_made_once(city, client, monkeypatch):
    client.get(city.address(city.lapsed, "pdf"))
    monkeypatch.setattr(paper, "render_pdf", lambda *args: pytest.fail("made again"))
    assert client.get(city.address(city.lapsed, "pdf")).status_code == 200


@pytest.mark.parametrize("record", ["hidden", "article"])
def test_no_paper_of_what_is_not_public_or_no_document(city, client, record):
    assert client.get(city.address(getattr(city, record), "pdf")).status_code == 404


def test_no_paper_of_nothing(city, client):
    assert client.get("/policy/00/00000000.pdf").status_code == 404
    assert client.get("/policy/../00/00000000.pdf").status_code == 404


def test_qr_code_holds_the_address(city, client):
    response = client.get("/qr/", {"path": "/policy/"})
    wanted = segno.make(settings.SITE_URL + "/policy/", error="m").svg_inline(scale=4, border=2)
    assert response["Content-Type"] == "image/svg+xml"
    assert response.content.decode().split('d="')[1] == wanted.split('d="')[1]


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example", "javascript:1", "长" * 400, "/" + "长" * 400, "\x00"]
)
def test_qr_code_never_leads_elsewhere(city, client, path):
    assert client.get("/qr/", {"path": path}).status_code == 200


def test_changed_page_is_told(city, client):
    file = settings.SITE_DIR / "help/index.html"
    original = file.read_bytes()
    file.write_bytes(original.replace("检索".encode(), "捡索".encode()))
    try:
        assert "不一致：页面与签名清单不符" in client.get("/verify/?path=/help/").content.decode()
    finally:
        file.write_bytes(original)
    assert "一致：页面没有被改动" in client.get("/verify/?path=/help/").content.decode()


def test_unsound_manifest_is_told(city, client):
    file = settings.SITE_DIR / "proof/manifest.json"
    original = file.read_bytes()
    file.write_bytes(original.replace(b"0", b"1"))
    try:
        assert 'role="alert"' in client.get("/verify/?path=/help/").content.decode()
    finally:
        file.write_bytes(original)


@pytest.mark.parametrize(
    "path", ["/../../etc/passwd", "\x00", "长" * 500, "https://evil.example/", "<script>"]
)
def test_hostile_path_is_unknown(city, client, path):
    page = client.get("/verify/", {"path": path}).content.decode()
    assert "清单里没有这个页面" in page
    assert "<script>" not in page.replace('<script src="/assets/portal/portal.js" defer></script>', "")


def test_broken_view_shows_a_page_without_asking_the_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = views.broken(rf.get("/"))
    assert response.status_code == 500
    assert "网站出了问题" in response.content.decode()


def test_error_inside_a_view_shows_the_500_page(city, client, monkeypatch):
    def fail(*args, **named):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(views, "check_page", fail)
    response = client.get("/verify/?path=/")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()
