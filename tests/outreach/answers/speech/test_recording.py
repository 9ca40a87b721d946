import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzheng.outreach.answers.speech.recording import demuxer
from tests.outreach.answers.speech.sounds import CONTAINERS, encoded


@pytest.mark.parametrize(
    ("container", "name"),
    [("wav", "wav"), ("mp3", "mp3"), ("mp4", "mov"), ("adts", "aac"), ("ogg", "ogg"), ("webm", "matroska")],
)
def test_a_recording_is_known_by_its_content(container, name):
    pytest.importorskip("av", reason="the extra speech is not installed")
    assert demuxer(encoded(container, 0.5)) == name
    assert container in CONTAINERS


@pytest.mark.parametrize(
    "data",
    [b"", b"R", b"\xff", b"%PDF-1.7", b"RIFF\0\0\0\0AVI LIST", b"PK\x03\x04", b"<html>", b"\xff\xd8\xff\xe0"],
)
def test_what_is_no_recording_has_no_name(data):
    assert demuxer(data) == ""


@given(st.binary(max_size=40))
def test_any_bytes_get_an_answer(data):
    assert demuxer(data) in {"", "wav", "mp3", "mov", "aac", "ogg", "matroska", "amr"}
