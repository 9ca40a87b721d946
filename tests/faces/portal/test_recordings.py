"""A spoken question on the page: offered only where it can be recognised, shown before it is asked, kept nowhere."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mingzheng.outreach.answers.models import AskedQuestion
from tests.faces.portal.conftest import HEARD
from tests.outreach.answers.speech.fake_recogniser import fake_recogniser
from tests.outreach.answers.speech.sounds import wav

pytestmark = pytest.mark.django_db


def upload(client, data: bytes, **more):
    return client.post("/ask/speak/", {"sound": SimpleUploadedFile("x.exe", data, "text/html"), **more})


def test_control_is_not_there_without_a_recogniser(city, client):
    assert "/ask/speak/" not in client.get("/ask/").content.decode()


def test_upload_without_a_recogniser_is_told(city, client):
    assert "没有开通录音识别" in upload(client, wav(1)).content.decode()


def test_control_is_a_plain_upload(city, client, recogniser):
    html = client.get("/ask/").content.decode()
    assert re.search(r'<form action="/ask/speak/" method="post" enctype="multipart/form-data">', html)
    assert re.search(r'<input id="sound" name="sound" type="file" accept="audio/\*" capture required', html)


def test_what_was_heard_stands_in_the_box_unasked(city, client, recogniser):
    answer = upload(client, wav(1))
    html = answer.content.decode()
    assert f'value="{HEARD}"' in html
    assert "请核对" in html
    assert (AskedQuestion.objects.count(), "依据的原文" in html) == (0, False)
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_was_heard_is_never_markup(city, client, settings):
    pytest.importorskip("av", reason="the extra speech is not installed")
    with fake_recogniser({"text": '"><script>alert(1)</script>'}) as fake:
        settings.SPEECH_URL = fake.url
        assert "<script>alert" not in upload(client, wav(1)).content.decode()


def test_a_file_that_is_no_sound_is_refused_in_chinese(city, client, recogniser):
    assert "这个文件不是能识别的录音" in upload(client, b"%PDF-1.7").content.decode()
    assert "没有收到录音" in client.post("/ask/speak/", {}).content.decode()
    assert recogniser.parts == []


def test_a_file_that_is_too_large_is_refused_in_chinese(city, client, recogniser):
    assert "录音文件太大" in upload(client, b"RIFF" + b"\0" * 12_500_000).content.decode()


def test_the_seventh_recording_within_a_minute_is_refused(city, client, recogniser):
    answers = [upload(client, b"no sound").content.decode() for _ in range(7)]
    assert ["太频繁" in html for html in answers] == [False] * 6 + [True]
    other = client.post("/ask/speak/", {}, REMOTE_ADDR="192.0.2.7").content.decode()
    assert "太频繁" not in other


def test_a_forged_forwarding_header_does_not_make_another_visitor(city, client, recogniser, settings):
    answers = [client.post("/ask/speak/", {}, HTTP_X_FORWARDED_FOR=f"192.0.2.{n}") for n in range(7)]
    assert "太频繁" in answers[-1].content.decode()
    settings.TRUSTED_PROXIES = 1
    passed_on = client.post("/ask/speak/", {}, HTTP_X_FORWARDED_FOR="10.0.0.1, 192.0.2.9")
    assert "太频繁" not in passed_on.content.decode()


def test_an_upload_from_another_site_is_refused(city, recogniser):
    browser = Client(enforce_csrf_checks=True)
    assert upload(browser, wav(1)).status_code == 403
    html = browser.get("/ask/").content.decode()
    crumb = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    assert HEARD in upload(browser, wav(1), csrfmiddlewaretoken=crumb).content.decode()
    assert recogniser.parts[0]["file"].startswith(b"RIFF")


def test_reloading_the_address_leads_back(city, client):
    assert client.get("/ask/speak/").headers["Location"] == "/ask/"
